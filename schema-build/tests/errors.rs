//! What is said of broken schemas: each file and folder of `broken` has its text beside it.
//!
//! `BLESS=1 cargo test -p schema-build --test errors` writes the texts anew.
#![allow(clippy::unwrap_used)]

use std::{env, fs, path::Path};

use schema_build::{Config, Text};

#[test]
fn every_mistake_is_told_with_its_place() {
    let folder = Path::new("tests/broken");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_none_or(|extension| extension != "txt" && extension != "settings"));
    names.sort();
    assert!(names.len() >= 20, "only {} broken schemas were found", names.len());
    let mut wrong = Vec::new();
    for path in names {
        let error = Config::new().generate(&[&path]).expect_err(&path.display().to_string());
        for problem in error.problems() {
            assert!(!problem.message().is_empty() && !problem.message().ends_with('.'), "{}", problem.message());
        }
        let text = format!("{error}\n");
        let golden = path.with_extension("txt");
        if env::var_os("BLESS").is_some() {
            fs::write(&golden, &text).unwrap();
        }
        if fs::read_to_string(&golden).unwrap_or_default() != text {
            wrong.push(format!("{}:\n{text}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "other texts than in the files beside:\n\n{}", wrong.join("\n"));
}

#[test]
fn a_mistake_is_there_for_programs_too() {
    let error = Config::new().generate(&["tests/broken/unknown_type.avsc"]).unwrap_err();
    let [problem, _] = error.problems() else { panic!("{error}") };
    assert_eq!(problem.file(), Some(Path::new("tests/broken/unknown_type.avsc")));
    assert_eq!(problem.line_and_column(), Some((2, 26)));
    assert_eq!(problem.path(), Some("/fields/0/type"));
    assert!(problem.message().ends_with("did you mean `long`?"), "{problem}");
    assert!(problem.help().is_some_and(|help| help.starts_with("define it in one of the files")), "{problem}");
    assert!(error.warnings().is_empty());
}

fn broken(config: &Config, paths: &[&str]) -> String {
    config.generate(paths).unwrap_err().to_string()
}

const USER: &str = "../schemas/com.example.AvroUsers.avsc";

#[test]
fn paths_are_looked_at() {
    assert!(broken(&Config::new(), &["tests/nowhere"]).starts_with("error: this cannot be read: "));
    assert_eq!(broken(&Config::new(), &["src"]), "error: there is no file .avsc, .avpr or .avdl in src");
    assert_eq!(broken(&Config::new(), &[]), "error: no file or folder is given");
    assert_eq!(
        broken(&Config::new(), &["Cargo.toml"]),
        "error: this is no schema file\n\
         --> Cargo.toml\n = help: give files whose names end in .avsc, .avpr or .avdl, or the folder they are in"
    );
}

#[test]
fn settings_are_named_as_they_were_written() {
    let nothing = Config::new()
        .derive("com.example.Nobody", "Eq")
        .attribute("user", "#[doc(hidden)]")
        .strings_in("com.nowhere", Text::Cow)
        .boxed("com.example.User.nothing")
        .field_type_as("com.example.User.nothing", "Title", "String")
        .extern_path("com.example.Money", "::money::Money")
        .namespace("com.exampel", "shop");
    let mut text = broken(&nothing, &[USER]);
    text.push('\n');
    golden("settings", &text);
    let wrong = Config::new()
        .derive(".", "Eq Ord")
        .extern_path("example.avro.User", "::")
        .attribute(".", "inline")
        .field_type_as("example.avro.User.nothing", "Title<", "String")
        .logical_type("date", "!?")
        .runtime_path("a b");
    golden("settings_not_rust", &format!("{}\n", broken(&wrong, &[USER])));
    // What is wrong with the files is told as well, and settings for what they may have are not.
    let both = Config::new().derive(".", "Eq Ord").derive("com.example.User", "Eq");
    let text = broken(&both, &["tests/broken/trailing_comma.avsc"]);
    assert_eq!(text.matches("error: ").count(), 2, "{text}");
    assert!(text.contains("`derive(\".\", \"Eq Ord\")`") && !text.contains("com.example.User"), "{text}");
}

/// The text is that of a file in `tests/broken`.
#[track_caller]
fn golden(name: &str, text: &str) {
    let path = Path::new("tests/broken").join(name).with_extension("settings");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, text).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == text, "{} has another text:\n{text}", path.display());
}
