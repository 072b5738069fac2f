//! What is said of broken schemas: each file and folder of `broken` has its text beside it.
//!
//! `BLESS=1 cargo test -p schema-build --test errors` writes the texts anew.
#![allow(clippy::unwrap_used)]

use std::{env, fs, path::Path};

use schema_build::Config;

#[test]
fn every_mistake_is_told_with_its_place() {
    let folder = Path::new("tests/broken");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_none_or(|extension| extension != "txt"));
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
    let error = Config::new().generate(&["tests/broken/default_of_second_branch.avsc"]).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!(problem.file(), Some(Path::new("tests/broken/default_of_second_branch.avsc")));
    assert_eq!(problem.line_and_column(), Some((2, 60)));
    assert_eq!(problem.path(), Some("/fields/0/default"));
}

#[test]
fn settings_and_paths_are_looked_at() {
    let broken = |config: Config, path: &str| config.generate(&[path]).unwrap_err().to_string();
    assert!(broken(Config::new(), "tests/nowhere").starts_with("error: cannot read tests/nowhere: "));
    assert_eq!(broken(Config::new(), "src"), "error: there is no file .avsc, .avpr or .avdl in src");
    assert_eq!(
        broken(Config::new(), "Cargo.toml"),
        "error: Cargo.toml is no schema file: their names end in .avsc, .avpr or .avdl"
    );
    let user = "../schemas/com.example.AvroUsers.avsc";
    assert_eq!(
        broken(Config::new().derive("com.example.Nobody", "Eq"), user),
        "error: a setting is for `com.example.Nobody`, and no type, field or namespace is called so"
    );
    assert_eq!(
        broken(
            Config::new().derive(".", "Eq Ord").extern_path("com.example.Money", "::").attribute(".", "inline"),
            user
        ),
        "error: the setting `Eq Ord` is no path of Rust: unexpected token\n\n\
         error: the setting `::` is no type of Rust: unexpected end of input, expected identifier\n\n\
         error: the setting `inline` is no attribute of Rust: unexpected token"
    );
}
