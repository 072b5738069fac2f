//! The documents say what is there.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use schema_model::{
    Plan, Schema, java_incompatibilities,
    private::{Recorded, evolves},
};
use test_support::{leaked, repository};

fn documents() -> Vec<(PathBuf, String)> {
    let documents: Vec<_> = [repository(), repository().join("docs")]
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
        // What starts with one is a JSON pointer.
        for span in spans
            .filter(|span| !span.starts_with('/') && span.contains('/') && !span.contains([' ', '\n', ':', '…', '{']))
        {
            paths += 1;
            // `target` is what the build makes.
            assert!(
                span.starts_with("target/") || repository().join(span).exists(),
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
    let source = fs::read_to_string(repository().join("schema-derive/src/attr.rs")).unwrap();
    let known: Vec<&str> = source
        .lines()
        .filter(|line| line.starts_with("const ") && line.contains(": &str = "))
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert_eq!(known.len(), 26, "{known:?}");
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let readme = readme.split("Attributes of the derive").nth(1).unwrap().split("\n\n").next().unwrap();
    let docs = fs::read_to_string(repository().join("schema-derive/src/lib.rs")).unwrap();
    for attribute in known {
        assert!(readme.contains(&format!("`{attribute}`")), "README.md does not name {attribute}");
        let row = [" =", "`"].iter().any(|end| docs.contains(&format!("| `{attribute}{end}")));
        assert!(row, "the derive's documentation does not name {attribute}");
    }
}

/// The commands that `.ci/run` is to read from the README.
#[test]
fn the_readme_has_its_commands() {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    for command in ["cargo run -p users", "cargo run -p evolution", "cargo test --workspace"] {
        assert!(readme.lines().any(|line| line.trim() == command), "README.md lacks {command}");
    }
}

/// A line that rustdoc hides is shown where the README is read, and does not compile when it is pasted.
#[test]
fn the_readme_has_no_hidden_lines() {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let samples: Vec<_> = readme.split("```").skip(1).step_by(2).filter(|sample| sample.starts_with("rust")).collect();
    assert!(samples.len() >= 2, "{samples:?}");
    for line in samples.iter().flat_map(|sample| sample.lines()) {
        assert!(line != "#" && !line.starts_with("# "), "{line}");
    }
}

fn evolution_page() -> String {
    fs::read_to_string(repository().join("docs/evolution.md")).unwrap()
}

/// The fenced blocks of a text that are of a language, each with what stands before it.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<(&'t str, &'t str)> {
    let fence = format!("\n```{language}\n");
    text.match_indices(&fence)
        .map(|(at, _)| {
            let block = &text[at + fence.len()..];
            (&text[..at], &block[..block.find("```").unwrap()])
        })
        .collect()
}

/// What the page quotes is what the compiler says of the program that is linked before.
#[test]
fn quoted_messages_are_those_of_the_compiler() {
    let page = evolution_page();
    let mut quoted = BTreeSet::new();
    for (before, block) in blocks(&page, "text") {
        let link = before.rsplit("](../").next().unwrap().split(')').next().unwrap();
        assert!(link.starts_with("tests/compile/ui/evolution/"), "{block} has no link before it, but {link}");
        let said = fs::read_to_string(repository().join(link).with_extension("stderr")).unwrap();
        assert_eq!(block, said, "{link}");
        quoted.insert(Path::new(link).file_stem().unwrap().to_str().unwrap().to_owned());
    }
    for case in [
        "changed-logical-types",
        "changed-types",
        "forward-removed-field",
        "narrowed-union",
        "new-field-without-default",
        "removed-symbols",
        "renamed-record",
        "renamed-without-alias",
        "third-version",
    ] {
        assert!(quoted.contains(case), "{case} is not quoted");
    }
}

/// The code that is shown is that of the example, without its comments and visibilities; and the file is its file.
#[test]
fn the_example_is_shown_as_it_is() {
    let plain = |text: &str| {
        let lines = text.lines().map(|line| line.trim().replace("pub(crate) ", ""));
        lines.filter(|line| !line.starts_with("//") && !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let example = plain(&fs::read_to_string(repository().join("examples/evolution/src/versions.rs")).unwrap());
    let (page, readme) = (evolution_page(), fs::read_to_string(repository().join("README.md")).unwrap());
    for text in [&page, &readme] {
        let mut shown = blocks(text, "rust,ignore");
        shown.retain(|(_, code)| code.contains("history"));
        assert_eq!(shown.len(), 1);
        assert!(example.contains(&plain(shown[0].1)), "{}", shown[0].1);
    }
    let file = fs::read_to_string(repository().join("examples/evolution/schemas/history/users-value.json")).unwrap();
    assert_eq!(blocks(&page, "json")[0].1, file);
}

/// The build script that is shown is that of the example.
#[test]
fn the_build_script_is_shown_as_it_is() {
    let script = fs::read_to_string(repository().join("examples/build-rs/build.rs")).unwrap();
    for page in ["README.md", "docs/build.md"] {
        let text = fs::read_to_string(repository().join(page)).unwrap();
        let shown = blocks(&text, "rust,ignore");
        let shown: Vec<_> = shown.iter().filter(|(_, code)| code.contains("schema_build::compile")).collect();
        assert_eq!(shown.len(), 1, "{page}");
        let code = shown[0].1.trim_start_matches("// build.rs\n");
        assert!(script.contains(code), "{page} shows {code}");
    }
}

/// The rows of a table of the page, by the words of its first column's head.
fn rows<'t>(page: &'t str, head: &str) -> Vec<Vec<&'t str>> {
    let table = page.split(&format!("| {head} |")).nth(1).unwrap().split("\n\n").next().unwrap();
    table.lines().skip(2).map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// An older schema and a newer one.
type Versions = (String, String);

fn record(fields: &str) -> String {
    format!(r#"{{"type":"record","name":"R","fields":[{fields}]}}"#)
}

/// A record of one field, of this type.
fn of(ty: &str) -> String {
    record(&format!(r#"{{"name":"f","type":{ty}}}"#))
}

fn both(old: &str, new: &str) -> Versions {
    (of(old), of(new))
}

fn decimal(precision: u32, scale: u32) -> String {
    format!(r#"{{"type":"bytes","logicalType":"decimal","precision":{precision},"scale":{scale}}}"#)
}

/// Each row of what may change, by examples.
fn changes() -> Vec<(&'static str, Vec<Versions>)> {
    let fields = |old: &str, new: &str| vec![(record(old), record(new))];
    let wider: Vec<_> = [
        ("int", "long"),
        ("int", "float"),
        ("int", "double"),
        ("long", "float"),
        ("long", "double"),
        ("float", "double"),
    ]
    .map(|(old, new)| both(&format!("\"{old}\""), &format!("\"{new}\"")))
    .into();
    let reversed = |versions: &[Versions]| versions.iter().cloned().map(|(old, new)| (new, old)).collect();
    let optional = vec![both(r#""int""#, r#"["null","int"]"#), both(r#""string""#, r#"["int","string"]"#)];
    let union = vec![both(r#"["null","int"]"#, r#"["null","string","int"]"#)];
    let symbols = |symbols: &str, default: &str| {
        format!(r#"{{"type":"enum","name":"E","symbols":[{symbols}]{}}}"#, default.replace("a", r#","default":"A""#))
    };
    let fixed = |name: &str, size: u32| format!(r#"{{"type":"fixed","name":"{name}","size":{size}}}"#);
    let alias = |old: &str| format!(r#","aliases":["{old}"]}}"#);
    let aliased = |text: String, old: &str| text.strip_suffix('}').unwrap().to_owned() + &alias(old);
    let logical = |name: &str| format!(r#"{{"type":"long","logicalType":"{name}"}}"#);
    let finer = vec![
        both(&logical("timestamp-millis"), &logical("timestamp-micros")),
        both(&logical("timestamp-millis"), &logical("timestamp-nanos")),
        both(&logical("local-timestamp-micros"), &logical("local-timestamp-nanos")),
        both(r#"{"type":"int","logicalType":"time-millis"}"#, &logical("time-micros")),
    ];
    let behind = vec![both(&decimal(4, 2), &decimal(6, 4)), both(&decimal(4, 2), &decimal(9, 3))];
    let (f, g) = (r#"{"name":"f","type":"int"}"#, r#"{"name":"g","type":"int"}"#);
    let (f_default, g_default) =
        (r#"{"name":"f","type":"int","default":1}"#, r#"{"name":"g","type":["null","int"],"default":null}"#);
    vec![
        ("a field comes, with a default", [fields(f, &format!("{f},{g_default}")), fields("", f_default)].concat()),
        ("a field comes, without a default", fields(f, &format!("{f},{g}"))),
        ("a field goes that had a default", fields(&format!("{f},{g_default}"), f)),
        ("a field goes that had no default", fields(&format!("{f},{g}"), f)),
        (
            "a field that had a default has another name, and the old one as alias",
            fields(f_default, &aliased(g.to_owned(), "f")),
        ),
        (
            "a field that had no default has another name, and the old one as alias",
            fields(f, &aliased(g_default.replace(r#"["null","int"]"#, "\"int\"").replace("null", "1"), "f")),
        ),
        ("fields stand in another order", fields(&format!("{f},{g}"), &format!("{g},{f}"))),
        (
            "a field's default comes, goes or changes",
            [fields(f, f_default), fields(f_default, f), fields(f_default, &f_default.replace('1', "2"))].concat(),
        ),
        (
            "a number becomes wider: `int` to `long`, `float`, `double`; `long` to `float`, `double`; `float` to `double`",
            wider.clone(),
        ),
        ("a number becomes narrower", reversed(&wider)),
        (
            "`string` becomes `bytes`, or `bytes` `string`, and neither is a decimal",
            vec![both(r#""string""#, r#""bytes""#), both(r#""bytes""#, r#""string""#)],
        ),
        ("a type becomes optional, or a union that has it", optional.clone()),
        ("an optional type, or a union, becomes one of its branches", reversed(&optional)),
        ("a union gets a branch", union.clone()),
        ("a union loses a branch", reversed(&union)),
        (
            "branches or symbols stand in another order",
            vec![
                both(r#"["null","int"]"#, r#"["int","null"]"#),
                both(&symbols(r#""A","B""#, ""), &symbols(r#""B","A""#, "")),
            ],
        ),
        ("an enum that had a default gets a symbol", vec![both(&symbols(r#""A""#, "a"), &symbols(r#""A","B""#, "a"))]),
        (
            "an enum that had no default gets a symbol",
            ["", "a"].map(|default| both(&symbols(r#""A""#, ""), &symbols(r#""A","B""#, default))).into(),
        ),
        (
            "an enum that has a default loses a symbol",
            ["", "a"].map(|default| both(&symbols(r#""A","B""#, default), &symbols(r#""A""#, "a"))).into(),
        ),
        ("an enum that has no default loses a symbol", vec![both(&symbols(r#""A","B""#, "a"), &symbols(r#""A""#, ""))]),
        (
            "a record, enum or fixed has another name, and the old one as alias",
            vec![
                both(&fixed("F", 4), &aliased(fixed("G", 4), "F")),
                (record(f), aliased(record(f).replace("R", "S"), "R")),
                both(&symbols(r#""B""#, ""), &aliased(symbols(r#""B""#, "").replace(r#""E""#, r#""D""#), "E")),
            ],
        ),
        (
            "a record, enum or fixed has another name, without an alias",
            vec![both(&fixed("F", 4), &fixed("G", 4)), (record(f), record(f).replace("R", "S"))],
        ),
        (
            "a record, enum or fixed has another namespace alone",
            vec![
                both(&fixed("F", 4), &fixed("a.F", 4)),
                (record(f).replace("R", "a.R"), record(f).replace("R", "b.R")),
            ],
        ),
        ("a fixed has another size", vec![both(&fixed("F", 4), &fixed("F", 8)), both(&fixed("F", 8), &fixed("F", 4))]),
        (
            "a type becomes any other",
            vec![
                both(r#""int""#, r#""string""#),
                both(r#""boolean""#, r#""int""#),
                both(&fixed("F", 4), r#""bytes""#),
                both(&symbols(r#""A""#, ""), r#""string""#),
                both(r#""string""#, r#"{"type":"array","items":"string"}"#),
            ],
        ),
        (
            "a logical type comes or goes",
            vec![both(r#""long""#, &logical("timestamp-millis")), both(&logical("timestamp-millis"), r#""long""#)],
        ),
        ("a unit of time becomes finer: `timestamp-millis` to `-micros`, `-nanos`, and so on", finer.clone()),
        ("a unit of time becomes coarser", reversed(&finer)),
        ("a decimal gets digits before the point", vec![both(&decimal(4, 2), &decimal(6, 2))]),
        ("a decimal gets digits behind the point, and keeps as many before it", behind.clone()),
        ("a decimal loses digits before the point", vec![both(&decimal(6, 2), &decimal(4, 2))]),
        ("a decimal loses digits behind the point", reversed(&behind)),
        (
            "a decimal gets digits on one side of the point, and loses some on the other",
            vec![both(&decimal(4, 2), &decimal(4, 3)), both(&decimal(4, 2), &decimal(4, 1))],
        ),
        (
            "a logical type becomes any other",
            vec![
                both(&logical("timestamp-millis"), &logical("local-timestamp-micros")),
                both(&logical("time-micros"), &logical("timestamp-micros")),
                both(&decimal(4, 2), r#"{"type":"bytes","logicalType":"big-decimal"}"#),
            ],
        ),
        (
            "documentation, aliases, properties or the order of sorting change",
            fields(f, r#"{"name":"f","type":"int","doc":"d","aliases":["x"],"x":1,"order":"ignore"}"#),
        ),
    ]
}

fn parsed(text: &str) -> Schema {
    Schema::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn ours(writer: &Schema, reader: &Schema) -> bool {
    Plan::new(writer, reader.root()).is_ok_and(|plan| plan.is_total())
}

fn javas(writer: &Schema, reader: &Schema) -> bool {
    java_incompatibilities(writer.root(), reader.root()).is_empty()
}

/// What the compiler would say: whether a type with the new schema reads what the old one wrote, and is read by it.
fn compilers(old: &Schema, new: &Schema) -> (bool, bool) {
    let (old, new) = (leaked(old), leaked(new));
    let checked = |reads, is_read| evolves(new, &Recorded::new(old, 1, "s", reads, is_read));
    (checked(true, false), checked(false, true))
}

fn word(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The compiler's checks say so as well, and registries, except of logical types.
#[test]
fn what_may_change_is_what_can_be_read() {
    let page = evolution_page();
    let (rows, changes) = (rows(&page, "change"), changes());
    assert_eq!(rows.len(), changes.len());
    for (row, (change, versions)) in rows.iter().zip(changes) {
        assert_eq!(row[0], change);
        for (old, new) in versions {
            let (old, new) = (parsed(&old), parsed(&new));
            let forward = Plan::unconverted(&new, old.root()).is_ok_and(|plan| plan.is_total());
            let backward = ours(&old, &new);
            let expected = [backward, forward, backward && forward].map(word);
            assert_eq!(row[1..], expected, "{change}: {old} and {new}");
            assert_eq!(compilers(&old, &new), (backward, forward), "{change}: {old} and {new}");
            let is_of_logical_types = ["a unit", "a decimal", "a logical type"].iter().any(|of| change.starts_with(of));
            if !is_of_logical_types || change == "a logical type comes or goes" {
                assert_eq!((javas(&old, &new), javas(&new, &old)), (backward, forward), "{change}: {old} and {new}");
            }
        }
    }
}

#[test]
fn where_a_registry_judges_otherwise() {
    let logical = |name: &str| format!(r#"{{"type":"long","logicalType":"{name}"}}"#);
    let named = |name: &str, fields: &str| record(fields).replace("\"R\"", &format!("\"{name}\""));
    let (f, g) = (r#"{"name":"f","type":"int"}"#, r#"{"name":"g","type":"int"}"#);
    let shared = |name: &str| format!(r#"{{"name":"{name}","type":"int","aliases":["f"]}}"#);
    // A writer and a reader each.
    let cases = [
        vec![
            both(&logical("timestamp-micros"), &logical("timestamp-millis")),
            both(&logical("timestamp-millis"), &logical("local-timestamp-millis")),
            both(&decimal(4, 2), &decimal(4, 1)),
            both(&decimal(4, 2), &decimal(3, 2)),
        ],
        vec![both(&decimal(4, 2), r#""string""#), both(r#""string""#, &decimal(4, 2))],
        vec![(record(f), record(&format!("{},{}", shared("a"), shared("b"))))],
        vec![both(&named("a.R", f), &format!("[{},{}]", named("a.R", g), named("b.R", "")))],
        vec![(record(&format!("{f},{g}")), record(r#"{"name":"g","type":"int","aliases":["f"]}"#))],
    ];
    let page = evolution_page();
    let rows = rows(&page, "what they have");
    assert_eq!(rows.len(), cases.len());
    for (row, pairs) in rows.iter().zip(cases) {
        for (writer, reader) in pairs {
            let (writer, reader) = (parsed(&writer), parsed(&reader));
            let found = [ours(&writer, &reader), javas(&writer, &reader)].map(word);
            assert_eq!(row[1..], found, "{}: {writer} and {reader}", row[0]);
        }
    }
}
