//! What the parser refuses, and where it says so.

use schema_model::Schema;

#[track_caller]
fn refused(text: &str, expected: &str) {
    match Schema::parse(text) {
        Ok(schema) => panic!("accepted as {schema}"),
        Err(error) => assert_eq!(error.to_string(), expected),
    }
}

fn record(fields: &str) -> String {
    format!("{{\"type\": \"record\", \"name\": \"R\", \"fields\": [\n  {fields}\n]}}")
}

#[test]
fn text_that_is_not_json() {
    refused("", "line 1, column 1: expected a JSON value, found the end of the text");
    refused("{\"type\":\n  \"int\",}", "line 2, column 9: expected a key, found `}`");
    refused("\"é\" x", "line 1, column 5: expected the end of the text, found `x`");
    refused(&"[".repeat(500), "line 1, column 129: the JSON is nested too deep");
}

#[test]
fn json_that_is_not_a_schema() {
    refused(
        "1",
        "line 1, column 1: expected a schema (a type's name, an array of branches, an object), found a number",
    );
    refused("{}", "line 1, column 1: a schema needs a `type`");
    refused(r#"{"type": ["int"]}"#, "line 1, column 10: expected a type's name, found an array (at /type)");
    refused(r#"{"type": "array"}"#, "line 1, column 1: an array needs `items`");
    refused(r#"{"type": "map"}"#, "line 1, column 1: a map needs `values`");
    refused("[]", "line 1, column 1: a union needs at least one branch");
}

#[test]
fn unknown_types() {
    refused(
        "\"strin\"",
        "line 1, column 1: unknown type `strin`: it is neither primitive nor defined in this schema; \
         did you mean `string`?",
    );
    refused(
        &record(r#"{"name": "a", "type": "String"}"#),
        "line 2, column 25: unknown type `String`: it is neither primitive nor defined in this schema; \
         did you mean `string`? (at /fields/0/type)",
    );
    refused(
        &record(r#"{"name": "a", "type": ["null", "x y"]}"#),
        "line 2, column 34: unknown type `x y`: it is neither primitive nor defined in this schema \
         (at /fields/0/type/1)",
    );
}

#[test]
fn names_follow_the_grammar() {
    refused(
        r#"{"type": "record", "name": "a-b", "fields": []}"#,
        "line 1, column 28: \"a-b\" is not a name for a type: names are of the form [A-Za-z_][A-Za-z0-9_]* \
         (at /name)",
    );
    refused(
        &record(r#"{"name": "first name", "type": "int"}"#),
        "line 2, column 12: \"first name\" is not a name for a field: names are of the form [A-Za-z_][A-Za-z0-9_]* \
         (at /fields/0/name)",
    );
    refused(
        r#"{"type": "enum", "name": "E", "symbols": ["1"]}"#,
        "line 1, column 43: \"1\" is not a name for a symbol: names are of the form [A-Za-z_][A-Za-z0-9_]* \
         (at /symbols/0)",
    );
    refused(
        r#"{"type": "fixed", "name": "F", "namespace": "a..b", "size": 1}"#,
        "line 1, column 45: a namespace must be names joined by dots, each of the form [A-Za-z_][A-Za-z0-9_]*, \
         found `a..b` (at /namespace)",
    );
    refused(
        r#"{"type": "fixed", "name": "a.string", "size": 1}"#,
        "line 1, column 27: `string` is a primitive type, and cannot be defined (at /name)",
    );
    refused(
        r#"{"type": "fixed", "name": "F", "aliases": ["a b"], "size": 1}"#,
        "line 1, column 44: the alias `a b` is not a full name: names joined by dots (at /aliases/0)",
    );
}

#[test]
fn nothing_is_defined_twice() {
    refused(
        &record(r#"{"name": "a", "type": "int"}, {"name": "a", "type": "int"}"#),
        "line 2, column 42: two fields are called `a` (at /fields/1/name)",
    );
    refused(
        r#"{"type": "enum", "name": "E", "symbols": ["A", "A"]}"#,
        "line 1, column 48: the symbol `A` stands here twice (at /symbols/1)",
    );
    refused(
        &record(r#"{"name": "a", "type": {"type": "fixed", "name": "R", "size": 1}}"#),
        "line 2, column 51: `R` is defined twice (at /fields/0/type)",
    );
    refused(r#"{"type": "int", "type": "int"}"#, "line 1, column 17: the key \"type\" stands here twice");
}

#[test]
fn unions_can_be_told_apart() {
    refused("[\"int\", \"int\"]", "line 1, column 9: two branches are `int` (at /1)");
    refused("[\"int\", [\"null\"]]", "line 1, column 9: a union cannot be a branch of a union (at /1)");
    refused(
        r#"[{"type": "array", "items": "int"}, {"type": "array", "items": "long"}]"#,
        "line 1, column 37: two branches are `array` (at /1)",
    );
    refused(r#"[{"type": "fixed", "name": "F", "size": 1}, "F"]"#, "line 1, column 45: two branches are `F` (at /1)");
}

#[test]
fn parts_have_their_types() {
    refused(
        r#"{"type": "record", "name": "R", "fields": {}}"#,
        "line 1, column 43: expected an array of fields, found an object (at /fields)",
    );
    refused(&record("1"), "line 2, column 3: expected a field (an object), found a number (at /fields/0)");
    refused(
        r#"{"type": "enum", "name": "E", "symbols": [1]}"#,
        "line 1, column 43: expected a string, found a number (at /symbols/0)",
    );
    refused(
        r#"{"type": "enum", "name": "E", "symbols": ["A"], "default": "B"}"#,
        "line 1, column 60: an enum's default must be one of its symbols (at /default)",
    );
    for size in ["-1", "1.0", "2147483648", "\"1\""] {
        refused(
            &format!(r#"{{"type": "fixed", "name": "F", "size": {size}}}"#),
            &format!(
                "line 1, column 40: a fixed's size must be a whole number from 0 to 2147483647, found {} (at /size)",
                if size == "\"1\"" { "a string" } else { size }
            ),
        );
    }
    refused(
        &record(r#"{"name": "a", "type": "int", "order": "up"}"#),
        "line 2, column 41: `order` must be one of \"ascending\", \"descending\", \"ignore\" (at /fields/0/order)",
    );
    refused(
        &record(r#"{"name": "a", "type": "int", "doc": 1}"#),
        "line 2, column 39: `doc` must be a string, found a number (at /fields/0/doc)",
    );
}

#[test]
fn a_default_fits_its_field() {
    let text = record(r#"{"name": "a", "type": ["null", {"type": "array", "items": "R"}], "default": [{"a": 1}]}"#);
    refused(
        &text,
        "line 2, column 86: the default of the field `a` does not fit its type: \
         expected a value of one of the union's branches, found `1` (at /fields/0/default/0/a)",
    );
    let schema = schema_model::Parser::new().check_defaults(false).parse(&text);
    assert!(schema.is_ok(), "a reader of that writer's data can do without the check");
}

#[test]
fn names_are_found_where_java_finds_them() {
    let canonical = |text: &str| Schema::parse(text).map(|schema| schema.root().canonical_form());
    // In the namespace around, spelled out or not; in the null namespace where the one around does not have it.
    let text = r#"{"type": "record", "name": "a.b.R", "fields": [
        {"name": "f", "type": {"type": "fixed", "name": "F", "namespace": "", "size": 1}},
        {"name": "e", "type": {"type": "enum", "name": "E", "symbols": []}},
        {"name": "l", "type": ["null", "F", "E", "a.b.R"]}]}"#;
    assert_eq!(
        canonical(text).as_deref(),
        Ok(concat!(
            r#"{"name":"a.b.R","type":"record","fields":[{"name":"f","type":{"name":"F","type":"fixed","size":1}},"#,
            r#"{"name":"e","type":{"name":"a.b.E","type":"enum","symbols":[]}},"#,
            r#"{"name":"l","type":["null","F","a.b.E","a.b.R"]}]}"#
        ))
    );
    // Before its definition, which is printed where the name stands first.
    let text =
        record(r#"{"name": "a", "type": "F"}, {"name": "b", "type": {"type": "fixed", "name": "F", "size": 2}}"#);
    assert_eq!(
        canonical(&text).as_deref(),
        Ok(concat!(
            r#"{"name":"R","type":"record","fields":[{"name":"a","type":{"name":"F","type":"fixed","size":2}},"#,
            r#"{"name":"b","type":"F"}]}"#
        ))
    );
}

#[test]
fn a_large_schema_is_linear() {
    let fields: Vec<_> = (0..10_000)
        .map(|i| format!(r#"{{"name":"f{i}","type":{{"type":"fixed","name":"F{i}","size":1}},"default":"a"}}"#))
        .collect();
    let schema = Schema::parse(&record(&fields.join(","))).expect("valid");
    assert_eq!(Schema::parse(&schema.to_string()).expect("valid").to_string(), schema.to_string());
}

#[test]
fn depth_is_limited_where_definitions_are_apart() {
    // Flat as text, and a chain as a schema.
    let link = |i: usize| {
        let next = if i == 9_999 { "int".to_owned() } else { format!("A{}", i + 1) };
        let record = format!(r#"{{"type":"record","name":"A{i}","fields":[{{"name":"f","type":"{next}"}}]}}"#);
        format!(r#"{{"name":"f{i}","type":{record}}}"#)
    };
    let text = record(&(0..10_000).map(link).collect::<Vec<_>>().join(","));
    refused(
        &text,
        "line 1, column 1: the schema is nested deeper than 128 arrays and objects of JSON inside each other, with each \
         definition where its name stands first",
    );
}

#[test]
fn checking_defaults_is_bounded() {
    let symbols: Vec<_> = (0..50_000).map(|i| format!("\"S{i}\"")).collect();
    let text = record(&format!(
        r#"{{"name":"a","type":[{{"type":"enum","name":"E","symbols":[{}]}},"string"],"default":"{}"}}"#,
        symbols.join(","),
        "é".repeat(200_000),
    ));
    assert!(Schema::parse(&text).is_ok());
    let union = |i: usize| format!(r#"{{"type":"enum","name":"E{i}","symbols":["A"]}}"#);
    let branches: Vec<_> = (0..5_000).map(union).collect();
    let text = record(&format!(
        r#"{{"name":"a","type":[{},"string"],"default":"{}"}}"#,
        branches.join(","),
        "x".repeat(400_000),
    ));
    let error = Schema::parse(&text).expect_err("it takes too long");
    assert!(error.message().contains("takes too long to check"), "{error}");
}
