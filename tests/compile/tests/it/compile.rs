//! Runs the cases in `ui`. `TRYBUILD=overwrite cargo test -p compile-tests` blesses messages that changed.

use std::{fs, path::Path};

use test_support::copy_data;

#[test]
fn cases_that_compile() {
    copy_files();
    trybuild::TestCases::new().pass("ui/pass/*.rs");
}

// Apart from those that compile: without a program to run, all cases are one run of `cargo check`, not a build each.
#[test]
fn cases_that_are_refused() {
    copy_files();
    let cases = trybuild::TestCases::new();
    for area in areas() {
        cases.compile_fail(format!("ui/{area}/*.rs"));
    }
}

fn copy_files() {
    for area in areas() {
        let files = format!("ui/{area}/data");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(&files);
        if from.exists() {
            copy_data(env!("CARGO_TARGET_TMPDIR"), env!("CARGO_PKG_NAME"), &from, &files);
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
