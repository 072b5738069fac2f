//! Files that nobody means to give: each has an error with a place, or the right code, and none ends the program.

use std::{fs, path::Path};

use schema_build::Config;

/// The code of a file with this name and these bytes, or what is said of it.
fn outcome(name: &str, bytes: &[u8]) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let result = Config::new().tests(true).generate(&[&path]);
    let shown = path.parent().unwrap().display().to_string();
    result.map_err(|error| {
        assert!(error.problems().iter().all(|problem| problem.file() == Some(path.as_path())), "{error}");
        error.to_string().replace(&format!("{shown}/"), "")
    })
}

#[track_caller]
fn refused(name: &str, bytes: impl AsRef<[u8]>, expected: &[&str]) {
    let error = outcome(name, bytes.as_ref()).expect_err("it is refused");
    for expected in expected {
        assert!(error.contains(expected), "{expected}:\n{error}");
    }
    assert!(error.len() < 4000, "{} bytes", error.len());
}

#[track_caller]
fn taken(name: &str, bytes: impl AsRef<[u8]>, expected: &str) {
    let code = outcome(name, bytes.as_ref()).unwrap_or_else(|error| panic!("{error}"));
    assert!(code.contains(expected), "{expected}");
}

const RECORD: &str = r#"{"type": "record", "name": "A", "fields": []}"#;

#[test]
fn marks_and_line_ends() {
    taken("a.avsc", format!("\u{feff}{RECORD}"), "pub struct A");
    taken("a.avdl", "\u{feff}protocol P { record A { } }", "pub struct A");
    taken("a.avsc", RECORD.replace(' ', "\r\n"), "pub struct A");
    let text = "{\"type\": \"record\",\r\n\"name\": \"A\",\r\n\"fields\": [{\"name\": \"é\", \"type\": \"int\"}]}\r\n";
    refused("a.avsc", text, &["a.avsc:3:21\n", "\"fields\": [{\"name\": \"é\", \"type\": \"int\"}]}\n"]);
    // The mark is no column.
    refused("a.avsc", "\u{feff}[1]", &["a.avsc:1:2\n"]);
    taken("a.avdl", "protocol P {\r\n/** A doc.\r\n * More. */\r\nrecord A { }\r\n}", "pub struct A");
}

#[test]
fn comments_without_an_end() {
    refused("a.avsc", format!("/* open\n{RECORD}"), &["a.avsc:1:1\n", "= help: end the comment with `*/`"]);
    refused("a.avsc", format!("/ open\n{RECORD}"), &["a.avsc:1:1\n", "= help: a comment is `// …` to the end"]);
}

#[test]
fn empty_files() {
    for name in ["a.avsc", "a.avpr"] {
        refused(name, "", &["found the end of the text", "1:1", "the file is empty"]);
        refused(name, "\n \n", &["found the end of the text", "1:1"]);
    }
    refused("a.avdl", "", &["1:1"]);
    refused("a.avdl", "/* nothing */", &["a.avdl"]);
    refused("a.avsc", "[]", &["a union needs at least one branch"]);
    refused("a.avsc", "null", &["expected a schema"]);
    refused("a.avsc", "{}", &["a schema needs a `type`"]);
    refused("a.avpr", r#"{"protocol": "P", "types": 1}"#, &["the types of a protocol must be an array"]);
}

#[test]
fn other_encodings() {
    let utf16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(
        "a.avsc",
        [&[0xff, 0xfe], utf16.as_slice()].concat(),
        &["not UTF-8: found the byte ff", "seems to be UTF-16"],
    );
    refused("a.avsc", b"{\"doc\": \"Gr\xf6\xdfe\"}", &["found the byte f6", "a.avsc:1:12"]);
    refused("a.avdl", b"protocol P { /* \xf6 */ }", &["found the byte f6", "a.avdl:1:17"]);
    refused("a.avsc", "{\"type\": \"str\0ing\"}", &["a control character in a string must be escaped", "a.avsc:1:14"]);
    refused("a.avsc", r#"{"type": "string", "doc": "\ud800"}"#, &["half of a surrogate pair", "a.avsc:1:28"]);
    refused("a.avsc", r#"{"type": "string", "doc": "\ud800\u0041"}"#, &["half of a surrogate pair"]);
    taken("a.avsc", RECORD.replace("\"A\",", "\"A\", \"doc\": \"\\u0000*/ \\\" \\ud83d\\ude00\","), "pub struct A");
}

#[test]
fn depth() {
    let deep = |open: &str, close: &str| format!("{}\"int\"{}", open.repeat(5000), close.repeat(5000));
    refused("a.avsc", deep("[", "]"), &["nested too deep", "a.avsc:1:129"]);
    refused("a.avsc", deep("{\"type\": \"array\", \"items\": ", "}"), &["nested too deep"]);
    refused("a.avsc", "[".repeat(5000), &["nested too deep"]);
    refused("a.avdl", "array<".repeat(5000), &["inside 5000 brackets, and at most 64 are accepted"]);
    refused(
        "a.avdl",
        format!("protocol P {{ record A {{ {}int{} x; }} }}", "array<".repeat(5000), ">".repeat(5000)),
        &["5002 brackets"],
    );
    // As deep as is accepted.
    taken(
        "a.avdl",
        format!("protocol P {{ record A {{ {}int{} x; }} }}", "array<".repeat(62), ">".repeat(62)),
        "pub struct A",
    );
    // Definitions beside each other are inside each other as they are printed.
    let record =
        |i: usize| format!(r#"{{"type":"record","name":"R{i}","fields":[{{"name":"n","type":"R{}"}}]}}"#, i + 1);
    let chain: Vec<_> = (0..2000).map(record).collect();
    let chain = format!(r#"[{},{{"type":"record","name":"R2000","fields":[]}}]"#, chain.join(","));
    refused("a.avsc", chain, &["the schema is nested deeper than 128"]);
}

#[test]
fn sizes() {
    let long = "N".repeat(60_000);
    taken("a.avsc", RECORD.replace("\"A\"", &format!("\"{long}\"")), &long);
    refused("a.avsc", format!("\"{long}\""), &["unknown type `NNN", "NNN…"]);
    refused("a.avsc", RECORD.replace("\"A\"", &format!("\"-{long}\"")), &["is not a name for a type"]);
    let path = format!("{}.avsc", "n".repeat(200));
    taken(&path, "\"int\"", &format!("pub struct N{}", "n".repeat(199)));
    // 10 MB in one line, with a mistake in the last field.
    let doc = "x".repeat(500);
    let fields: Vec<_> = (0..18_000).map(|i| format!(r#"{{"name":"f{i}","type":"int","doc":"{doc}"}}"#)).collect();
    let text =
        format!(r#"{{"type":"record","name":"A","fields":[{},{{"name":"g","type":"Nope"}}]}}"#, fields.join(","));
    assert!(text.len() > 9_500_000);
    refused("a.avsc", &text, &["unknown type `Nope`", &format!("a.avsc:1:{}\n", text.len() - 8)]);
}

#[test]
fn numbers() {
    let field = |ty: &str, default: &str| {
        format!(r#"{{"type": "record", "name": "A", "fields": [{{"name": "a", "type": {ty}, "default": {default}}}]}}"#)
    };
    refused(
        "a.avsc",
        field("\"long\"", "9223372036854775808"),
        &["expected a whole number of 64 bits, found `9223372036854775808`"],
    );
    refused("a.avsc", field("\"int\"", "1e400"), &["expected a whole number of 32 bits, found `1e400`"]);
    refused("a.avsc", field("\"int\"", &"9".repeat(100_000)), &["found `999", "…"]);
    refused(
        "a.avsc",
        field(r#"{"type": "fixed", "name": "F", "size": 99999999999999999999}"#, "\"\""),
        &["found 99999999999999999999"],
    );
    taken("a.avsc", field("\"float\"", "1e39"), "pub a: f32");
    taken("a.avsc", field("\"double\"", "1e400"), "pub a: f64");
    taken("a.avsc", field("\"double\"", "\"NaN\""), "pub a: f64");
    taken(
        "a.avsc",
        field(r#"{"type": "bytes", "logicalType": "decimal", "precision": 99999999999999999999}"#, "\"\""),
        "pub a: Vec<u8>",
    );
}

#[test]
fn keys_that_stand_twice_are_told_with_all_else() {
    let text = r#"{"type": "record", "name": "A", "fields": [
  {"name": "a", "type": "int", "type": "string", "default": "x"},
  {"name": "b", "type": "Nope"}
], "name": "B"}"#;
    refused(
        "a.avsc",
        text,
        &["the key \"type\" stands here twice", "a.avsc:2:32", "found `\"x\"`", "`Nope`", "the key \"name\""],
    );
}

#[test]
fn folders() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("x.avsc");
    fs::create_dir(&inside).unwrap();
    fs::create_dir(folder.path().join("y.avdl")).unwrap();
    let generate = |path: &Path| Config::new().generate(&[path]).map_err(|error| error.to_string());
    assert!(generate(folder.path()).unwrap_err().contains("there is no file .avsc, .avpr or .avdl in "));
    fs::write(inside.join("a.avsc"), RECORD).unwrap();
    assert!(generate(folder.path()).unwrap().contains("pub struct A"));
    assert!(generate(&inside).unwrap().contains("pub struct A"));
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_have_an_end() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    fs::write(inside.join("a.avsc"), RECORD).unwrap();
    symlink("..", inside.join("up")).unwrap();
    symlink(".", inside.join("here")).unwrap();
    let (code, files) = Config::new().generate_with_files(&[folder.path()]).unwrap();
    assert!(code.contains("pub struct A"));
    assert_eq!(files.len(), 3, "{files:?}");
    // A link to itself, and one to nowhere.
    for target in ["self.avsc", "nowhere.avsc"] {
        let link = folder.path().join("self.avsc");
        symlink(target, &link).unwrap();
        let error = Config::new().generate(&[folder.path()]).unwrap_err();
        let [problem] = error.problems() else { panic!("{error}") };
        assert!(problem.message().starts_with("this cannot be read: "), "{error}");
        assert_eq!(problem.file(), Some(link.as_path()));
        fs::remove_file(link).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_read() {
    // It would have no end.
    let error = Config::new().generate(&["/dev/zero"]).unwrap_err().to_string();
    assert!(error.contains("this is no schema file"), "{error}");
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("zero.avsc");
    std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
    let error = Config::new().generate(&[&link]).unwrap_err().to_string();
    assert!(error.contains("this is neither a file nor a folder"), "{error}");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let (locked, file) = (folder.path().join("locked"), folder.path().join("a.avsc"));
    fs::create_dir(&locked).unwrap();
    fs::write(&file, RECORD).unwrap();
    for path in [&locked, &file] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    }
    // For some users nothing is locked.
    let is_locked = fs::read_dir(&locked).is_err();
    let result = Config::new().generate(&[folder.path()]);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).unwrap();
    match result {
        Ok(_) => assert!(!is_locked),
        Err(error) => {
            assert!(is_locked, "{error}");
            assert_eq!(error.problems().len(), 2, "{error}");
        }
    }
}
