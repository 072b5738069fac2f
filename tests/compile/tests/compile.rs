//! Runs the cases in `ui`. `TRYBUILD=overwrite cargo test -p compile-tests` blesses messages that changed.

use std::{fs, path::Path};

#[test]
fn cases() {
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass/*.rs");
    for area in ["attributes", "defaults", "names", "shapes", "types"] {
        cases.compile_fail(format!("ui/{area}/*.rs"));
    }
}

/// A mistake of the user's is shown at the user's token, never as one of the derive.
#[test]
fn messages_point_at_tokens() {
    let mut messages = 0;
    for area in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")).expect("the cases") {
        for file in fs::read_dir(area.expect("an entry").path()).expect("an area") {
            let path = file.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "stderr") {
                let text = fs::read_to_string(&path).expect("text");
                let name = path.display();
                messages += 1;
                for bad in
                    ["panicked at", "proc-macro derive panicked", "E0391", "#[derive(AvroRecord)]\n   |          ^"]
                {
                    assert!(!text.contains(bad), "{name} contains {bad:?}");
                }
                assert!(text.contains("-->") && text.contains('^'), "{name} shows no place");
            }
        }
    }
    assert!(messages > 30, "only {messages} messages were found");
}
