//! Runs the cases in `ui`. `TRYBUILD=overwrite cargo test -p compile-tests` blesses messages that changed.

use std::{fs, path::Path};

#[test]
fn cases() {
    copy_files();
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass/*.rs");
    for area in areas() {
        cases.compile_fail(format!("ui/{area}/*.rs"));
    }
}

/// Puts the files of the areas where a case's paths start: at the package that trybuild makes of the cases.
fn copy_files() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target directory");
    let package = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
    for area in areas() {
        let files = format!("ui/{area}/data");
        let Ok(entries) = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(&files)) else { continue };
        let to = package.join(files);
        fs::create_dir_all(&to).expect("a directory");
        for file in entries {
            let file = file.expect("an entry");
            fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
        }
    }
}

/// The folders of cases that are refused: one for each area of rules.
fn areas() -> Vec<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")).expect("the cases");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name in UTF-8"));
    let mut areas: Vec<_> = names.filter(|name| name != "pass").collect();
    areas.sort_unstable();
    areas
}

/// A mistake of the user's is shown at the user's token, never as one of the derive.
#[test]
fn messages_point_at_tokens() {
    let mut messages = 0;
    for area in areas() {
        for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(area)).expect("an area") {
            let path = file.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "stderr") {
                let text = fs::read_to_string(&path).expect("text");
                let name = path.display();
                messages += 1;
                for bad in ["panicked at", "proc-macro derive panicked", "E0391"] {
                    assert!(!text.contains(bad), "{name} contains {bad:?}");
                }
                // What is behind the error's own place, as "required by", may be at the derive.
                for error in text.split("\nerror") {
                    let own = error.split("\nhelp:").next().and_then(|own| own.split("\nnote:").next());
                    let at_the_derive = |own: &str| own.contains("#[derive(AvroRecord)]\n   |          ^");
                    assert!(!own.is_some_and(at_the_derive), "{name} is at the derive");
                }
                assert!(text.contains("-->") && text.contains('^'), "{name} shows no place");
            }
        }
    }
    assert!(messages >= 100, "only {messages} messages were found");
}
