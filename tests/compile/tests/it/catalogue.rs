//! The catalogue of what the derives say, the page that explains it, and the messages themselves: all three agree.

use std::{collections::BTreeSet, fs, path::Path};

use schema_runtime::__private::diagnostics::ALL;
use test_support::repository;

/// Rules that no case breaks, and why.
const WITHOUT_A_CASE: [(&str, &str); 2] = [
    (
        "AVRO1013",
        "a thousand records of different names, in a file of 140 KB as well, take the compiler half a minute; \
         `schema-model/tests/it/same.rs` has them",
    ),
    ("AVRO1210", "as AVRO1013; `schema-model/tests/it/evolve.rs` has it"),
];

fn text(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the compiler says of each case: the case's path under `ui`, and the message.
fn messages() -> Vec<(String, String)> {
    let mut messages = Vec::new();
    for area in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")).expect("the cases") {
        let area = area.expect("an entry").path();
        for file in fs::read_dir(&area).expect("an area") {
            let path = file.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "stderr") {
                let name = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
                messages.push((format!("{}/{}", name(&area), name(&path)), text(&path)));
            }
        }
    }
    assert!(messages.len() >= 100, "only {} messages were found", messages.len());
    messages
}

/// The codes in a text: `AVRO` and four digits.
fn codes(text: &str) -> BTreeSet<&str> {
    let starts = text.match_indices("AVRO").map(|(start, _)| start);
    let codes = starts.filter_map(|start| text.get(start..start + 8));
    codes.filter(|code| code.bytes().skip(4).all(|byte| byte.is_ascii_digit())).collect()
}

fn known() -> BTreeSet<&'static str> {
    ALL.iter().map(|rule| rule.code).collect()
}

#[test]
fn every_code_has_a_case_and_every_case_known_codes() {
    let messages = messages();
    let shown: BTreeSet<&str> = messages.iter().flat_map(|(_, message)| codes(message)).collect();
    let excused: BTreeSet<&str> = WITHOUT_A_CASE.iter().map(|(code, _)| *code).collect();
    assert_eq!(shown.union(&excused).copied().collect::<BTreeSet<_>>(), known());
    assert_eq!(shown.intersection(&excused).count(), 0, "a case is there, and excused as well");
}

/// What rustc says without a code, of tokens.
const OF_THE_LEXER: [&str; 1] = ["error: incorrect unicode escape sequence"];

/// Another error without a code of rustc's is the macro's; E0080 is an error of the checks in constant evaluation.
#[test]
fn every_message_of_ours_has_its_code_once_and_a_way_out() {
    let mut errors = 0;
    for (case, message) in messages() {
        for block in message.split("\n\n") {
            let first = block.lines().next().unwrap_or_default();
            let is_ours =
                (first.starts_with("error: ") && !OF_THE_LEXER.contains(&first)) || first.starts_with("error[E0080]");
            if is_ours {
                errors += 1;
                assert_eq!(codes(first).len(), 1, "{case}: {first}");
                assert!(first.ends_with(']'), "{case}: {first}");
                let help = block.lines().nth(1).unwrap_or_default().trim_start();
                assert!(help.starts_with("help: "), "{case}: {first}");
            }
            // A trait's own words, not rustc's: of traits and types that it says more about than that they differ.
            let is_a_trait_of_ours = ["Avro", "#[avro", "in messages"].iter().any(|word| first.contains(word));
            if first.starts_with("error[E0277]") && is_a_trait_of_ours {
                assert!(codes(first).len() == 1 && first.ends_with(']'), "{case}: {first}");
            }
            let shown: usize = codes(block).iter().map(|code| block.matches(code).count()).sum();
            assert!(shown <= 1, "{case}: {block}");
        }
    }
    assert!(errors >= 150, "only {errors} errors were found");
}

/// The attributes that say what a missing impl means take no constants, and repeat the codes.
#[test]
fn codes_in_attributes_are_known() {
    let mut found = BTreeSet::new();
    let mut folders = vec![repository().join("schema-runtime/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            found.extend(codes(&text(path)).into_iter().map(str::to_owned));
        }
    }
    assert!(found.len() >= 9, "{found:?}");
    let known = known();
    assert!(found.iter().all(|code| known.contains(code.as_str())), "{found:?}");
}

/// One row a code, with the catalogue's words, and a link to a case whose message has the code.
#[test]
fn the_page_is_the_catalogue() {
    let page = text(repository().join("docs/diagnostics.md"));
    let rows: Vec<_> = page.lines().filter(|line| line.starts_with("| ") && line.contains("`AVRO")).collect();
    assert_eq!(rows.len(), ALL.len());
    for (row, rule) in rows.iter().zip(ALL) {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let [_, code, summary, why, way_out, _] = cells.as_slice() else { panic!("{row}") };
        assert_eq!(codes(code).into_iter().collect::<Vec<_>>(), [rule.code]);
        assert_eq!((*summary, *way_out), (rule.summary, rule.way_out), "{}", rule.code);
        assert!(why.ends_with('.'), "{}", rule.code);
        match code.split_once("](../tests/compile/ui/").and_then(|(_, link)| link.strip_suffix(".rs)")) {
            Some(case) => {
                let message =
                    text(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(case).with_extension("stderr"));
                assert!(codes(&message).contains(rule.code), "{case} is linked from {}", rule.code);
            }
            None => assert!(WITHOUT_A_CASE.iter().any(|(code, _)| *code == rule.code), "{} links nothing", rule.code),
        }
    }
}
