//! Several texts as one set: all that is wrong with them at once, and nothing that only follows from it.

use schema_model::{Parser, Recovered, Source};

fn recovered(texts: &[(&str, &str)]) -> Recovered {
    let sources: Vec<_> = texts.iter().map(|(name, text)| Source::new(name, text)).collect();
    Parser::new().recover_all(&sources)
}

/// The errors, each as file, path and the message's start.
#[track_caller]
fn errors(texts: &[(&str, &str)], expected: &[(&str, &str, &str)]) {
    let recovered = recovered(texts);
    let found: Vec<_> = recovered
        .errors()
        .iter()
        .map(|error| (error.source_name(), error.error().path(), error.error().message()))
        .collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!((found.0, found.1), (expected.0, expected.1), "{found:?}");
        assert!(found.2.starts_with(expected.2), "{found:?}");
    }
}

fn record(name: &str, fields: &str) -> String {
    format!(r#"{{"type":"record","name":"{name}","fields":[{fields}]}}"#)
}

#[test]
fn one_mistake_hides_no_other() {
    let a = record(
        "A",
        r#"{"name":"u","type":["int","int"],"default":1},{"name":"d","type":"int","default":"x"},{"name":"m","type":"Nope"},
        {"name":"no name","type":{"type":"enum","name":"E"}}"#,
    );
    errors(
        &[("a", &a), ("b", "{"), ("c", &record("C", r#"{"name":"d","type":"E","default":"x"},{"name":"d"}"#))],
        &[
            ("a", "/fields/0/type/1", "two branches are `int`"),
            ("a", "/fields/1/default", "the default of the field `d` does not fit its type"),
            ("a", "/fields/2/type", "unknown type `Nope`"),
            ("a", "/fields/3/name", "\"no name\" is not a name for a field"),
            ("a", "/fields/3/type", "an enum needs `symbols`"),
            ("b", "", "expected a key"),
            ("c", "/fields/1", "a field needs `type`"),
            ("c", "/fields/1/name", "two fields are called `d`"),
        ],
    );
}

#[test]
fn what_follows_from_a_mistake_is_none() {
    // Of a field that is lost, of a symbol, a size and a name.
    let a = record("A", r#"{"name":"x","type":"int"},{"name":"y y","type":"int"}"#);
    let b = r#"{"type":"enum","name":"B","symbols":["X","Y Y"],"default":"Y Y"}"#;
    let c = r#"{"type":"fixed","name":"C","size":-1}"#;
    let d = r#"{"type":"record","name":"D","namespace":"n..m","fields":[{"name":"e","type":{"type":"fixed","name":"E","size":1}}]}"#;
    let all = record(
        "All",
        r#"{"name":"a","type":"A","default":{"x":1,"y y":2}},{"name":"b","type":"B","default":"Y Y"},
        {"name":"c","type":"C","default":"abc"},{"name":"d","type":"n.m.D"},{"name":"e","type":"n.m.E"},
        {"name":"nope","type":["A","A2","A2"],"default":7}"#,
    );
    errors(
        &[("a", &a), ("b", b), ("c", c), ("d", d), ("z", &all)],
        &[
            ("a", "/fields/1/name", "\"y y\" is not a name for a field"),
            ("b", "/symbols/1", "\"Y Y\" is not a name for a symbol"),
            ("c", "/size", "a fixed's size must be"),
            ("d", "/namespace", "a namespace must be"),
            ("z", "/fields/5/type/1", "unknown type `A2`"),
        ],
    );
    // What is certain is told all the same.
    let wrong = record("W", r#"{"name":"a","type":"A","default":{"x":"1"}}"#);
    errors(
        &[("a", &a), ("w", &wrong)],
        &[
            ("a", "/fields/1/name", "\"y y\""),
            ("w", "/fields/0/default/x", "the default of the field `a` does not fit"),
        ],
    );
}

#[test]
fn names_that_may_be_in_what_cannot_be_read_are_not_unknown() {
    let user = record("User", r#"{"name":"a","type":"Address"},{"name":"b","type":"Other"}"#);
    let half = r#"{"type":"record","name":"Address","fields":[ "#;
    errors(
        &[("half", half), ("user", &user)],
        &[("half", "", "expected a JSON value"), ("user", "/fields/1/type", "unknown type `Other`")],
    );
    let unread = |text| {
        let recovered = Parser::new().recover_all(&[Source::new("user", &user), Source::unread("other", text)]);
        assert!(!recovered.knows_all_names());
        recovered.errors().len()
    };
    assert_eq!((unread(None), unread(Some("record Other {")), unread(Some(""))), (0, 1, 2));
}

#[test]
fn an_unknown_name_is_told_once_with_its_places() {
    let field = |name: &str| format!(r#"{{"name":"{name}","type":"Nope"}}"#);
    let fields: Vec<_> = ["a", "b", "c", "d", "e", "f"].map(field).into();
    let text = record("A", &fields.join(","));
    let recovered = recovered(&[("a", &text)]);
    let [error] = recovered.errors() else { panic!("{:?}", recovered.errors()) };
    let (places, left_out) = error.elsewhere();
    assert_eq!((places.len(), left_out), (3, 2));
    assert_eq!(places[0].error().path(), "/fields/1/type");
}

#[test]
fn what_is_right_is_there() {
    let a = record("A", r#"{"name":"x","type":"Nope"},{"name":"y","type":"string","aliases":["x"]}"#);
    let recovered = recovered(&[("a", &a), ("b", r#"{"type":"enum","name":"B","symbols":[7]}"#)]);
    assert_eq!(recovered.errors().len(), 2);
    assert!(recovered.knows_all_names());
    let [a, b] = recovered.set().definitions() else { panic!("{:?}", recovered.set()) };
    assert!(a.is_whole() && !b.is_whole());
    let error = a.fields()[1].error("wrong");
    assert_eq!((error.error().line(), error.error().column(), error.error().path()), (1, 66, "/fields/1"));
    assert!(recovered.into_result().is_err());
}

/// Texts with a piece left out or put in somewhere have an answer, whatever it is.
#[test]
fn damaged_texts_have_an_answer() {
    let whole = record(
        "n.User",
        r#"{"name":"a","type":["null",{"type":"array","items":"User"}],"default":null,"aliases":["b"]},
        {"name":"e","type":{"type":"enum","name":"E","symbols":["A","B"],"default":"A"},"default":"B"},
        {"name":"m","type":{"type":"map","values":{"type":"fixed","name":"F","size":2}},"default":{"k":"ab"},"order":"ignore"},
        {"name":"r","type":{"type":"record","name":"R","fields":[{"name":"x","type":"E","default":"A"}]},"default":{"x":"A"}}"#,
    );
    let other = record("n.R", r#"{"name":"x","type":"n.E","default":"A"}"#);
    let pieces =
        ["", "\"", "{", "}", "[", "]", ",", "null", "7", "\"x\"", "\"type\"", ":", "\\", "é", "\"name\":1,", "\"E\""];
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let mut wrong = 0;
    for _ in 0..20_000 {
        let mut text = whole.clone();
        for _ in 0..=random(3) {
            let boundary = |at: usize, text: &str| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let start = boundary(random(text.len()), &text);
            let end = boundary((start + random(12)).min(text.len()), &text).max(start);
            text.replace_range(start..end, pieces[random(pieces.len())]);
        }
        let recovered = recovered(&[("a", &text), ("b", &other)]);
        wrong += usize::from(!recovered.errors().is_empty());
        for definition in recovered.set().definitions() {
            assert!(!definition.schema().root().to_json().is_empty());
        }
        for error in recovered.errors() {
            assert!(error.error().offset() <= text.len().max(other.len()), "{error}");
        }
    }
    assert!(wrong > 10_000, "only {wrong} were wrong");
}

#[test]
fn messages_of_protocols_define_types_and_name_them() {
    let protocol = r#"{"protocol":"n.P","messages":{"m":{"request":[{"name":"a","type":{"type":"fixed","name":"A","size":1}}],
        "response":["null","A"],"errors":[{"type":"error","name":"E","fields":[]}]},"odd":1,"o":{"request":[{"name":"b"}]}}}"#;
    let set = recovered(&[("p", protocol), ("q", r#"["n.A","n.E"]"#)]);
    assert!(set.errors().is_empty(), "{:?}", set.errors());
    let names: Vec<_> = set.set().definitions().iter().map(|d| d.schema().root().name().unwrap().full()).collect();
    assert_eq!(names, ["n.A", "n.E"]);
    let wrong =
        r#"{"protocol":"n.P","messages":{"m":{"request":[{"name":"a","type":"A"}],"response":"B","errors":["C"]}}}"#;
    errors(
        &[("p", wrong)],
        &[
            ("p", "/messages/m/request/0/type", "unknown type `n.A`"),
            ("p", "/messages/m/response", "unknown type `n.B`"),
            ("p", "/messages/m/errors/0", "unknown type `n.C`"),
        ],
    );
}
