//! Where unsafe code is: CONTRIBUTING.md names its files, and every other crate forbids it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{TokenStream, TokenTree};
use test_support::repository;

/// Whether code has the keyword. A comment or a text has no tokens.
fn is_unsafe(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "unsafe",
        TokenTree::Group(group) => is_unsafe(group.stream()),
        _ => false,
    })
}

/// The files of Rust below a folder, but for those that only test what users write.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !["target", "ui", "golden", "broken"].contains(&name.as_str()) && !name.starts_with('.') {
            sources(&path, found);
        } else if name.ends_with(".rs") {
            found.push(path);
        }
    }
}

fn files_with_unsafe_code(folder: &Path) -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(folder, &mut files);
    let has = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        is_unsafe(text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    };
    let relative = |path: PathBuf| path.strip_prefix(repository()).unwrap().to_string_lossy().into_owned();
    files.into_iter().filter(has).map(relative).collect()
}

#[test]
fn contributing_names_the_files_with_unsafe_code() {
    let text = fs::read_to_string(repository().join("CONTRIBUTING.md")).unwrap();
    let item = text.split("\n- ").find(|item| item.starts_with("**Unsafe code**")).unwrap();
    let named = item.split('`').skip(1).step_by(2).filter(|span| span.ends_with(".rs"));
    let named: BTreeSet<_> = named.map(ToOwned::to_owned).collect();
    assert_eq!(named, files_with_unsafe_code(&repository()));
}

#[test]
fn crates_without_unsafe_code_forbid_it() {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let members = manifest.split_once("members = [").unwrap().1.split_once(']').unwrap().0;
    let mut roots = 0;
    for member in members.split('"').skip(1).step_by(2) {
        let source = repository().join(member).join("src");
        if !files_with_unsafe_code(&source).is_empty() {
            continue;
        }
        let programs = fs::read_dir(source.join("bin")).into_iter().flatten().map(|entry| entry.unwrap().path());
        for root in [source.join("lib.rs"), source.join("main.rs")].into_iter().chain(programs) {
            let Ok(text) = fs::read_to_string(&root) else { continue };
            roots += 1;
            assert!(text.contains("\n#![forbid(unsafe_code)]\n"), "{} allows unsafe code", root.display());
        }
    }
    assert!(roots > 10, "only {roots} crates were found");
}
