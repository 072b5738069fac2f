//! The documents say what is there.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn documents() -> Vec<(PathBuf, String)> {
    let documents: Vec<_> = [root(), root().join("docs")]
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect();
    assert!(documents.len() >= 5, "the documents were not found");
    documents
}

/// What stands between two delimiters, wherever they stand in a text.
fn between<'t>(text: &'t str, open: &'t str, close: char) -> impl Iterator<Item = &'t str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split_once(close).map(|(inner, _)| inner))
}

#[test]
fn every_link_leads_somewhere() {
    let mut links = 0;
    for (document, text) in documents() {
        for target in between(&text, "](", ')').filter(|target| !target.contains("://")) {
            links += 1;
            let folder = document.parent().unwrap();
            assert!(folder.join(target).exists(), "{} links to {target}", document.display());
        }
    }
    assert!(links > 20, "only {links} links were found");
}

#[test]
fn every_path_exists() {
    let mut paths = 0;
    for (document, text) in documents() {
        let spans = text.split('`').skip(1).step_by(2);
        for span in spans.filter(|span| span.contains('/') && !span.contains([' ', '\n', ':', '…', '{'])) {
            paths += 1;
            // `target` is what the build makes.
            assert!(
                span.starts_with("target/") || root().join(span).exists(),
                "{} names {span}, which is not there",
                document.display()
            );
        }
    }
    assert!(paths > 5, "only {paths} paths were found");
}

/// The attributes that README and derive's documentation name are those that the derive knows.
#[test]
fn attributes_are_those_of_the_derive() {
    let source = fs::read_to_string(root().join("schema-derive/src/attr.rs")).unwrap();
    let known: Vec<&str> = source
        .lines()
        .filter(|line| line.starts_with("const ") && line.contains(": &str = "))
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert_eq!(known.len(), 15, "{known:?}");
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let readme = readme.split("Attributes of the derive").nth(1).unwrap().split("\n\n").next().unwrap();
    let docs = fs::read_to_string(root().join("schema-derive/src/lib.rs")).unwrap();
    for attribute in known {
        assert!(readme.contains(&format!("`{attribute}`")), "README.md does not name {attribute}");
        let row = [" =", "`"].iter().any(|end| docs.contains(&format!("| `{attribute}{end}")));
        assert!(row, "the derive's documentation does not name {attribute}");
    }
}

/// The commands that `.ci/run` is to read from the README.
#[test]
fn the_readme_has_its_commands() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for command in ["cargo run -p users", "cargo test --workspace"] {
        assert!(readme.lines().any(|line| line.trim() == command), "README.md lacks {command}");
    }
}

/// A line that rustdoc hides is shown where the README is read, and does not compile when it is pasted.
#[test]
fn the_readme_has_no_hidden_lines() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let samples: Vec<_> = readme.split("```").skip(1).step_by(2).filter(|sample| sample.starts_with("rust")).collect();
    assert!(samples.len() >= 2, "{samples:?}");
    for line in samples.iter().flat_map(|sample| sample.lines()) {
        assert!(line != "#" && !line.starts_with("# "), "{line}");
    }
}
