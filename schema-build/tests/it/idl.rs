//! Avro IDL: what it imports, and where its mistakes are.

use std::{fs, path::Path};

use schema_build::Config;
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn names(files: &[impl AsRef<Path>]) -> Vec<&str> {
    files.iter().filter_map(|file| file.as_ref().file_name()?.to_str()).collect()
}

/// What IDL's compiler would write otherwise: the order of properties, a number, a type's name.
const ADDRESS: &str = r#"{"type":"record","name":"Address","namespace":"n.m","zeta":1,"alpha":{"b":1.50e3,"a":2},"fields":[
    {"name":"at","type":{"type":"long","zeta":1,"logicalType":"timestamp-millis","alpha":1},"z":1,"a":2},
    {"name":"kind","type":{"type":"enum","name":"o.Kind","symbols":["A","B"],"default":"B"},"default":"A"}]}"#;

#[test]
fn a_type_that_is_imported_and_given_is_one() {
    let folder = folder(&[
        ("a.avdl", "protocol A { import schema \"b c.avsc\"; record User { n.m.Address address; o.Kind kind; } }"),
        ("b c.avsc", ADDRESS),
    ]);
    let imported = Config::new().tests(true).generate(&[folder.path().join("a.avdl")]).unwrap();
    let both = Config::new().tests(true).generate(&[folder.path()]).unwrap();
    assert_eq!(imported, both);
    let alone = Config::new().generate(&[folder.path().join("b c.avsc")]).unwrap();
    let address = |code: &str| code.split("pub struct Address").nth(1).map(|code| code[..200].to_owned());
    assert_eq!(address(&both), address(&alone));
    assert!(both.contains(r#"\"zeta\":1,\"alpha\":{\"b\":1500.0,\"a\":2}"#), "{both}");
}

#[test]
fn files_of_types_alone_and_schemas_import_as_well() {
    let folder = folder(&[
        ("types.avdl", "import schema \"b.avsc\"; record User { n.m.Address address; }"),
        ("main.avdl", "namespace x; schema array<n.m.Address>; import schema \"b.avsc\";"),
        ("b.avsc", ADDRESS),
    ]);
    let code = Config::new().generate(&[folder.path()]).unwrap();
    assert!(code.contains("pub struct User") && code.contains("pub struct Main("), "{code}");
    assert_eq!(code.matches("pub struct Address").count(), 1, "{code}");
}

#[test]
fn imports_are_told_however_they_are_written() {
    let folder = folder(&[
        (
            "main.avdl",
            "protocol Main {\n  // import idl \"no.avdl\";\n  import /* here */ idl\n    \"in ner/o\\u0074her file.avdl\" ;import protocol\t\"c.avpr\";
             record R { Inner a; C c; string `import` = \"import idl \\\"no.avdl\\\";\"; } }",
        ),
        ("in ner/other file.avdl", "protocol I { import schema \"../b.avsc\"; import idl \"../main.avdl\"; record Inner { n.m.Address a; } }"),
        ("b.avsc", ADDRESS),
        ("c.avpr", r#"{"protocol":"C","types":[{"type":"record","name":"C","fields":[]}]}"#),
        ("no.avdl", "this is no IDL"),
    ]);
    let (_, files) = Config::new().generate_with_files(&[folder.path().join("main.avdl")]).unwrap();
    assert_eq!(names(&files), ["main.avdl", "other file.avdl", "c.avpr", "b.avsc"]);
}

#[test]
fn a_mistake_is_where_it_was_written() {
    let folder = folder(&[
        ("main.avdl", "protocol Main {\n  import idl \"other.avdl\";\n  record Outer { Inner inner; }\n}\n"),
        ("other.avdl", "protocol Other {\n  record Inner {\n    int a;\n    int @aliases([\"a\"]) b = 1;\n  }\n}\n"),
        ("again.avdl", "protocol Again { import idl \"other.avdl\"; }"),
    ]);
    let error = Config::new().generate(&[folder.path()]).unwrap_err();
    // It is in what three files are compiled to, and one mistake.
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!(problem.file(), Some(folder.path().join("other.avdl").as_path()));
    assert_eq!(problem.line_and_column(), Some((4, 25)));
    assert!(error.to_string().contains("int @aliases([\"a\"]) b = 1;"), "{error}");
}

#[test]
fn a_place_that_is_not_known_is_not_made_up() {
    // Two types of one name.
    let text = "protocol P {
      @namespace(\"a\") record R { int x; int @aliases([\"x\"]) y; }
      @namespace(\"b\") record R { int x; }
    }";
    let folder = folder(&[("p.avdl", text)]);
    let error = Config::new().generate(&[folder.path()]).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!(problem.file(), Some(folder.path().join("p.avdl").as_path()));
    assert_eq!((problem.line_and_column(), problem.path()), (None, Some("/types/0/fields/1")));
    assert!(
        error.to_string().contains("= note: at /types/0/fields/1") && !error.to_string().contains(" | "),
        "{error}"
    );
}

#[test]
fn what_follows_from_an_import_is_no_other_mistake() {
    let files = [
        ("a.avdl", "protocol A { import schema \"b.avsc\"; record R { B b; } }"),
        ("b.avsc", r#"{"type":"record","name":"B","fields":[}"#),
        ("c.avsc", r#"{"type":"record","name":"C","fields":[{"name":"r","type":"R"},{"name":"no","type":"Nowhere"}]}"#),
    ];
    let folder = folder(&files);
    let error = Config::new().generate(&[folder.path()]).unwrap_err();
    let messages: Vec<_> = error.problems().iter().map(|problem| problem.message()).collect();
    let [json, unknown] = messages.as_slice() else { panic!("{error}") };
    assert!(json.starts_with("expected a JSON value") && unknown.starts_with("unknown type `Nowhere`"), "{error}");
    // Where the file is not given, its import is the mistake.
    let error = Config::new().generate(&[folder.path().join("a.avdl")]).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!(problem.line_and_column(), Some((1, 14)), "{error}");
    assert!(problem.message().contains("what is imported cannot be read"), "{error}");
    assert!(error.to_string().contains("b.avsc"), "{error}");
}

#[test]
fn two_definitions_of_a_name_are_compared() {
    let folder = folder(&[
        ("a.avdl", "protocol A { record B { int x; } import schema \"b.avsc\"; }"),
        ("b.avsc", r#"{"type":"record","name":"B","fields":[]}"#),
    ]);
    let error = Config::new().generate(&[folder.path().join("a.avdl")]).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert!(problem.message().starts_with("`B` is defined twice, and not the same"), "{error}");
}

#[test]
fn json_with_comments_is_as_its_compiler_reads_it() {
    let folder = folder(&[
        ("a.avdl", "protocol A { import schema \"b.avsc\"; record R { B b; } }"),
        ("b.avsc", "// What Java takes.\n{\"type\":\"record\",\"name\":\"B\",\"fields\":[]}"),
    ]);
    let code = Config::new().generate(&[folder.path().join("a.avdl")]).unwrap();
    assert!(code.contains("pub struct B {}") && code.contains("pub b: B"), "{code}");
}

#[test]
fn warnings_have_places_behind_a_mark_as_well() {
    let text = "protocol A {\n  record R { int x; /** über nichts */ }\n}\n";
    let folder = folder(&[
        ("a.avdl", text),
        ("b.avdl", &format!("\u{feff}{}", text.replace("A {", "B {").replace("R {", "S {"))),
    ]);
    for name in ["a.avdl", "b.avdl"] {
        let output = Config::new().output(&[folder.path().join(name)]).unwrap();
        let [warning] = output.warnings() else { panic!("{:?}", output.warnings()) };
        assert_eq!(warning.line_and_column(), Some((2, 21)), "{warning}");
        assert!(warning.to_string().starts_with("warning: ignoring out-of-place documentation comment\n"), "{warning}");
    }
}
