//! The program, as it is run.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_schema-build")).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[track_caller]
fn prints(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout).to_owned()
}

#[track_caller]
fn fails(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(!output.status.success() && output.stdout.is_empty(), "{}", text(&output.stdout));
    text(&output.stderr).to_owned()
}

const EVENTS: &str = "../schemas/corpus/events";

#[test]
fn the_code_is_that_of_a_build_script() {
    let code = prints(&[EVENTS, "--strings", "borrowed", "--bytes", "cow", "--maps", "btree"]);
    assert_eq!(code, fs::read_to_string("tests/golden/events_borrowed.rs").unwrap());
    assert_eq!(prints(&[EVENTS]), fs::read_to_string("tests/golden/events.rs").unwrap());
}

#[test]
fn settings_are_taken() {
    let code = prints(&["../schemas/corpus/payments", "--library", "chrono", "--library", "bigdecimal", "--tests"]);
    assert!(code.contains("::chrono::DateTime") && code.contains("bigdecimal"), "{code}");
    assert!(code.contains("fn com_example_payments_payment()"), "{code}");
    let code = prints(&["../schemas/corpus/payments", "--logical-type=timestamp-millis=crate::Moment"]);
    assert!(code.contains("crate::Moment"), "{code}");
    let code = prints(&[
        "../schemas/corpus/shop",
        "--namespace=com.example.shop=shop",
        "--extern=com.example.shop.Money=::money::Money",
        "--derive=serde::Serialize",
        "--runtime-path=::avro",
        "--strings=shared",
    ]);
    for expected in
        ["pub mod shop {", "::money::Money", "serde::Serialize", "::avro::AvroRecord", "::std::sync::Arc<str>"]
    {
        assert!(code.contains(expected), "{expected}: {code}");
    }
    assert!(!code.contains("pub mod com") && !code.contains("pub struct Money"), "{code}");
}

#[test]
fn imports_are_searched() {
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (folder.path().join("a.avdl"), folder.path().join("other"));
    fs::create_dir(&other).unwrap();
    fs::write(other.join("b.avdl"), "protocol B { record Inner { int x; } }").unwrap();
    fs::write(&file, "protocol A { import idl \"b.avdl\"; record Outer { Inner inner; } }").unwrap();
    let (file, other) = (file.to_str().unwrap(), other.to_str().unwrap());
    assert!(fails(&[file]).contains("import not found: b.avdl"));
    let code = prints(&[file, "--import-dir", other]);
    assert!(code.contains("pub struct Inner") && code.contains("pub struct Outer"), "{code}");
}

#[test]
fn warnings_are_printed_and_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.avdl");
    fs::write(&file, "protocol A { record R { int x; /** of nothing */ } }\n").unwrap();
    let output = run(&[file.to_str().unwrap()]);
    assert!(output.status.success());
    let warning = text(&output.stderr);
    assert!(warning.starts_with("warning: ignoring out-of-place documentation comment\n"), "{warning}");
    assert!(warning.contains("a.avdl:1:32") && warning.contains("= help: did you mean"), "{warning}");
}

#[test]
fn a_file_is_written_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("schemas.rs");
    let file = path.to_str().unwrap();
    let missing = fails(&[EVENTS, "--output", file, "--check"]);
    assert!(missing.starts_with("error: ") && missing.contains("is not there"), "{missing}");
    assert!(!path.exists());
    assert_eq!(prints(&[EVENTS, "--output", file]), "");
    assert_eq!(fs::read_to_string(&path).unwrap(), fs::read_to_string("tests/golden/events.rs").unwrap());
    assert_eq!(prints(&[EVENTS, "-o", file, "--check"]), "");
    // Other settings make other code: the file is left as it is.
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    let differs = fails(&[EVENTS, "--output", file, "--check", "--maps=btree"]);
    assert!(differs.contains("is not what the schemas and the settings make"), "{differs}");
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
    // Nor is it written again where it is the same.
    prints(&[EVENTS, "--output", file]);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
    prints(&[EVENTS, "--output", file, "--maps=btree"]);
    assert!(fs::read_to_string(&path).unwrap().contains("BTreeMap"));
    let others: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(others.len(), 1, "what is temporary is gone");
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_rights_and_a_link_leads_to_it() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (folder.path().join("schemas.rs"), folder.path().join("link.rs"));
    symlink(&path, &link).unwrap();
    prints(&[EVENTS, "--output", path.to_str().unwrap()]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path) & 0o600, 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    prints(&[EVENTS, "--output", link.to_str().unwrap(), "--maps=btree"]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&path).unwrap().contains("BTreeMap"));
    assert_eq!(mode(&path), 0o640);
}

#[test]
fn mistakes_are_told() {
    let message = fails(&["tests/broken/trailing_comma.avsc", "--output", "tests/nowhere/schemas.rs"]);
    assert_eq!(message, fs::read_to_string("tests/broken/trailing_comma.txt").unwrap());
    let message = fails(&[EVENTS, "--output", "tests/nowhere/schemas.rs"]);
    assert_eq!(message, "error: cannot write tests/nowhere/schemas.rs: there is no folder tests/nowhere\n");
    assert!(fails(&[EVENTS, "--check"]).contains("--output"));
    assert!(fails(&[EVENTS, "--library", "joda"]).contains("chrono"));
    assert!(fails(&[EVENTS, "--extern", "com.example.Money"]).contains("joined by `=`"));
}
