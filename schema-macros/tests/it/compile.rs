//! What the macro says of mistakes: the cases in `ui`. `TRYBUILD=overwrite cargo test -p schema-macros` blesses messages that
//! changed.

use std::{fs, path::Path};

#[test]
fn cases() {
    copy_files();
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/*.rs");
    if cfg!(feature = "avdl") {
        cases.pass("tests/ui/idl/*.rs");
    } else {
        cases.compile_fail("tests/ui/idl/*.rs");
    }
}

/// Puts the files where a case's paths start: at the package that trybuild makes of the cases.
fn copy_files() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target directory");
    let to = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME")).join("data");
    fs::create_dir_all(&to).expect("a directory");
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/data")).expect("the files") {
        let file = file.expect("an entry");
        fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
    }
}
