//! What the macro says of mistakes: the cases in `ui`. `TRYBUILD=overwrite cargo test -p schema-macros` blesses messages that
//! changed.

use std::path::Path;

use test_support::copy_data;

#[test]
fn cases() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/data");
    copy_data(env!("CARGO_TARGET_TMPDIR"), env!("CARGO_PKG_NAME"), &data, "data");
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/*.rs");
    if cfg!(feature = "avdl") {
        cases.pass("tests/ui/idl/*.rs");
    } else {
        cases.compile_fail("tests/ui/idl/*.rs");
    }
}
