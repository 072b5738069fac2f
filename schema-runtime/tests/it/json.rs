//! Avro's JSON encoding of types, both ways, and what is refused.

use std::{collections::BTreeMap, fmt::Debug};

use schema_runtime::{
    AvroDecodeOwned, AvroEncode, AvroEnum, AvroFixed, AvroRecord, AvroUnion, ErrorKind, Schema,
    json::{self, AvroJson},
    logical::Decimal,
};

#[derive(AvroEnum, Debug, PartialEq, Clone, Copy)]
#[avro(namespace = "com.example", rename_all = "SCREAMING_SNAKE_CASE")]
enum Suit {
    Hearts,
    Spades,
}

#[derive(AvroFixed, Debug, PartialEq)]
#[avro(namespace = "com.example")]
struct Hash([u8; 3]);

#[derive(AvroUnion, Debug, PartialEq)]
enum Payload {
    Nothing,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
    Many(Vec<f64>),
    Table(BTreeMap<String, bool>),
    Suit(Suit),
    Hash(Hash),
    Tree(Tree),
}

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(namespace = "com.example")]
struct Tree {
    value: i32,
    left: Option<Box<Tree>>,
    payloads: Vec<Payload>,
}

#[track_caller]
fn is<T: AvroEncode + AvroDecodeOwned + PartialEq + Debug>(value: &T, text: &str) {
    assert_eq!(json::to_string(value).unwrap(), text);
    assert_eq!(json::from_str::<T>(text).unwrap(), *value);
    let pretty = json::to_string_pretty(value).unwrap();
    assert_eq!(json::from_str::<T>(&pretty).unwrap(), *value);
    let wrapped: AvroJson<T> = serde_json::from_str(text).unwrap();
    assert_eq!(wrapped.0, *value);
    assert_eq!(serde_json::to_string(&wrapped).unwrap(), text);
}

#[track_caller]
fn refused<T: AvroDecodeOwned + Debug>(text: &str, expected: &str) {
    let error = json::from_str::<T>(text).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.to_string(), format!("cannot read Avro's JSON{expected}"));
}

#[test]
fn values_of_each_kind() {
    is(&true, "true");
    is(&-7_i32, "-7");
    is(&i64::MIN, "-9223372036854775808");
    is(&i64::MAX, "9223372036854775807");
    is(&0.1_f64, "0.1");
    is(&-0.0_f64, "-0.0");
    is(&f64::MAX, "1.7976931348623157e+308");
    is(&0.1_f32, "0.1");
    assert_eq!(json::from_str::<f32>("0.10000000149011612").unwrap(), 0.1);
    is(&f32::MIN_POSITIVE, "1.1754944e-38");
    is(&f64::INFINITY, r#""Infinity""#);
    is(&f32::NEG_INFINITY, r#""-Infinity""#);
    is(&"a \"b\"\n\u{1f600}".to_owned(), "\"a \\\"b\\\"\\n\u{1f600}\"");
    is(&vec![0_u8, 0x7f, 0x80, 0xff], "\"\\u0000\u{7f}\u{80}\u{ff}\"");
    // 12.50
    is(&Decimal::<10, 2>::new(1250_i64).unwrap(), "\"\\u0004\u{e2}\"");
    is(&Suit::Spades, r#""SPADES""#);
    is(&Hash(*b"a\xffc"), "\"a\u{ff}c\"");
    is(&vec![1_i32, 2], "[1,2]");
    is(&Vec::<i32>::new(), "[]");
    is(&BTreeMap::from([("a".to_owned(), vec![true]), ("b".to_owned(), vec![])]), r#"{"a":[true],"b":[]}"#);
    is(&None::<i32>, "null");
    is(&Some("x".to_owned()), r#"{"string":"x"}"#);
    assert!(json::from_str::<f64>(r#""NaN""#).unwrap().is_nan());
    assert_eq!(json::to_string(&f32::NAN).unwrap(), r#""NaN""#);
}

#[test]
fn branches_are_tagged_with_their_names() {
    let leaf = |value| Tree { value, left: None, payloads: Vec::new() };
    let payloads = vec![
        Payload::Nothing,
        Payload::Number(1),
        Payload::Text("x".into()),
        Payload::Bytes(vec![0xe9]),
        Payload::Many(vec![1.5]),
        Payload::Table(BTreeMap::from([("k".into(), false)])),
        Payload::Suit(Suit::Hearts),
        Payload::Hash(Hash(*b"abc")),
        Payload::Tree(leaf(3)),
    ];
    is(
        &Tree { value: 1, left: Some(Box::new(leaf(2))), payloads },
        concat!(
            r#"{"value":1,"left":{"com.example.Tree":{"value":2,"left":null,"payloads":[]}},"payloads":[null,{"long":1},"#,
            r#"{"string":"x"},{"bytes":"é"},{"array":[1.5]},{"map":{"k":false}},{"com.example.Suit":"HEARTS"},"#,
            r#"{"com.example.Hash":"abc"},{"com.example.Tree":{"value":3,"left":null,"payloads":[]}}]}"#
        ),
    );
}

#[test]
fn fields_come_in_any_order() {
    let tree = Tree { value: 1, left: None, payloads: vec![Payload::Number(2)] };
    for text in [
        r#"{"payloads": [{"long": 2}], "left": null, "value": 1}"#,
        r#"{"left": null, "payloads": [{"long": 2.0}], "value": 1}"#,
        r#"{"payloads": [{"long": 2}], "value": 1, "left": null}"#,
    ] {
        assert_eq!(json::from_str::<Tree>(text).unwrap(), tree, "{text}");
    }
}

#[test]
fn what_is_no_such_value_is_refused_with_its_place() {
    refused::<i32>(
        "2147483648",
        ": invalid value: integer `2147483648`, expected a whole number of 32 bits at line 1 column 10",
    );
    refused::<i64>(
        "9223372036854775808",
        ": invalid value: integer `9223372036854775808`, expected a whole number of 64 bits at line 1 column 19",
    );
    refused::<i32>(
        "1.5",
        ": invalid value: floating point `1.5`, expected a whole number of 32 bits at line 1 column 3",
    );
    refused::<i64>(
        "9007199254740994.0",
        ": invalid value: floating point `9007199254740994.0`, expected a whole number of 64 bits at line 1 column 18",
    );
    refused::<f32>(
        "1e39",
        ": invalid value: floating point `1e+39`, expected a number that a float holds at line 1 column 4",
    );
    refused::<f64>(r#""inf""#, r#": invalid value: string "inf", expected a number at line 1 column 5"#);
    refused::<Vec<u8>>(
        "\"\u{100}\"",
        ": invalid value: string \"\u{100}\", expected a string of bytes, U+0000 to U+00FF at line 1 column 4",
    );
    refused::<Hash>(
        r#""ab""#,
        r#": invalid value: string "ab", expected a string of 3 bytes, U+0000 to U+00FF at line 1 column 4"#,
    );
    refused::<Suit>(
        r#""CLUBS""#,
        r#": invalid value: string "CLUBS", expected one of the symbols `HEARTS`, `SPADES` at line 1 column 7"#,
    );
    refused::<i32>("1 2", ": trailing characters at line 1 column 3");
    refused::<i32>("", ": EOF while parsing a value at line 1 column 0");
    refused::<Vec<i32>>(
        "[1, true]",
        " (in `[1]`): invalid type: boolean `true`, expected a whole number of 32 bits at line 1 column 8",
    );
    refused::<BTreeMap<String, Vec<i32>>>(
        r#"{"a b": [1, "x"]}"#,
        r#" (in `["a b"][1]`): invalid type: string "x", expected a whole number of 32 bits at line 1 column 15"#,
    );
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Narrow {
    price: Vec<i8>,
}

#[test]
fn what_the_type_refuses_is_told_by_its_field_alone() {
    let expected =
        " (in `price[1]`): 300 does not fit the type in Rust, which is narrower than its schema: -128 to 127";
    refused::<Narrow>(r#"{"price": [1, 300]}"#, expected);
    let error = serde_json::from_str::<AvroJson<Narrow>>(r#"{"price": [1, 300]}"#).unwrap_err();
    assert_eq!(error.to_string(), format!("cannot read Avro's JSON{expected}"));
    refused::<i8>("300", ": 300 does not fit the type in Rust, which is narrower than its schema: -128 to 127");
}

#[test]
fn serde_json_keeps_the_line_and_the_column() {
    let error = serde_json::from_str::<AvroJson<Narrow>>("{\n \"price\": [1, true]\n}").unwrap_err();
    assert_eq!((error.line(), error.column()), (2, 18));
    assert_eq!(
        error.to_string(),
        "cannot read Avro's JSON (in `price[1]`): invalid type: boolean `true`, expected a whole number of 32 bits at line \
         2 column 18",
    );
}

#[test]
fn a_record_has_all_its_fields_and_no_others() {
    refused::<Tree>(r#"{"value": 1}"#, ": the fields `left`, `payloads` are missing at line 1 column 12");
    refused::<Tree>(r#"{"payloads": [], "value": 1}"#, ": the field `left` is missing at line 1 column 28");
    refused::<Tree>(
        r#"{"value": 1, "left": {"com.example.Tree": {"value": 2, "right": null}}, "payloads": []}"#,
        " (in `left`): the record `com.example.Tree` has no field `right` at line 1 column 62",
    );
    for text in [r#"{"value": 1, "value": 1}"#, r#"{"payloads": [], "payloads": []}"#] {
        let error = json::from_str::<Tree>(text).unwrap_err().to_string();
        assert!(error.contains("stands twice at line 1 column"), "{error}");
    }
    refused::<Tree>(
        "[]",
        ": invalid type: sequence, expected an object, which is the record `com.example.Tree` at line 1 column 2",
    );
}

/// What an error repeats of a text is short, and on its line.
#[test]
fn hostile_names_are_no_lines_of_a_log() {
    let long = format!("\\n\\u001b[31m{}", "x".repeat(1 << 20));
    for text in [format!(r#"{{"{long}": 1}}"#), format!(r#"{{"value": "{long}"}}"#)] {
        let error = json::from_str::<Tree>(&text).unwrap_err().to_string();
        assert!(error.len() < 400 && !error.contains(char::is_control), "{error}");
    }
    let error = json::from_str::<Option<i32>>(&format!(r#"{{"{long}": 1}}"#)).unwrap_err().to_string();
    assert!(error.len() < 400 && !error.contains(char::is_control), "{error}");
    let error = json::from_str::<Suit>(&format!(r#""{long}""#)).unwrap_err().to_string();
    assert!(error.len() < 400 && !error.contains(char::is_control), "{error}");
}

#[test]
fn a_branch_is_told_by_one_member() {
    let expected = "expected null or an object with one member, whose name is that of a branch: `string`";
    for (text, what) in [
        ("{}", "invalid value: an empty object"),
        (r#"{"int": 1}"#, "invalid value: the member `int`"),
        (r#"{"null": null}"#, "invalid value: the member `null`"),
        (r#"{"string": "a", "string": "b"}"#, "invalid value: a second member"),
        (r#""a""#, r#"invalid type: string "a""#),
    ] {
        let error = json::from_str::<Option<String>>(text).unwrap_err().to_string();
        assert!(error.starts_with(&format!("cannot read Avro's JSON: {what}, {expected} at line 1")), "{error}");
    }
}

#[test]
fn what_can_be_written_can_be_read_however_deep() {
    let deep = |levels| {
        let mut tree = Tree { value: 0, left: None, payloads: Vec::new() };
        for value in 1..levels {
            tree = Tree { value, left: Some(Box::new(tree)), payloads: Vec::new() };
        }
        tree
    };
    // Of JSON, a level of this type takes two.
    let tree = deep(100);
    let text = json::to_string(&tree).unwrap();
    assert_eq!(json::from_str::<Tree>(&text).unwrap(), tree);
    assert_eq!(json::to_string(&deep(200)).unwrap_err().kind(), ErrorKind::Encode);

    // Text that no value has is no danger either.
    let hostile = r#"{"value":1,"payloads":[],"left":{"com.example.Tree":"#.repeat(100_000);
    let error = json::from_str::<Tree>(&hostile).unwrap_err().to_string();
    assert!(error.contains("bytes of stack"), "{error}");
    assert!(error.len() < 600, "{error}");
    let error = json::from_str::<Tree>(&"[".repeat(100_000)).unwrap_err().to_string();
    assert!(error.contains("invalid type: sequence"), "{error}");
}

#[test]
fn data_of_any_schema() {
    let schema = Schema::parse(
        r#"["null", {"type": "record", "name": "a.E", "fields": []}, {"type": "map", "values": "float"}]"#,
    );
    let schema = schema.unwrap();
    for (datum, text) in
        [(&[0][..], "null"), (&[2], r#"{"a.E":{}}"#), (&[4, 2, 2, b'k', 0, 0, 0xc0, 0x3f, 0], r#"{"map":{"k":1.5}}"#)]
    {
        assert_eq!(json::datum_to_string(&schema, datum).unwrap(), text);
        assert_eq!(json::datum_from_str(&schema, text).unwrap(), datum);
    }
    for (datum, expected) in [
        (&[6][..], "cannot decode union at byte 0: the union has no branch of index 3"),
        (&[4, 2, 2, b'k', 0], "cannot decode float at byte 4 (in `[\"k\"]`): the datum ends here, inside the value"),
        (&[0, 0], "cannot decode datum at byte 1: the datum is complete, and 1 is left behind it"),
    ] {
        let error = json::datum_to_string(&schema, datum).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn a_few_bytes_are_no_bomb() {
    let nulls = Schema::parse(r#"{"type": "array", "items": "null"}"#).unwrap();
    // A thousand million of them.
    let error = json::datum_to_string(&nulls, &[0x80, 0x94, 0xeb, 0xdc, 0x07, 0]).unwrap_err().to_string();
    assert!(error.contains("items take no byte at all"), "{error}");

    let symbol = "S".repeat(1_000_000);
    let long = Schema::parse(&format!(
        r#"{{"type": "array", "items": {{"type": "enum", "name": "E", "symbols": ["{symbol}"]}}}}"#
    ))
    .unwrap();
    let mut datum = vec![0xc8, 0x01];
    datum.extend([0; 101]);
    let error = json::datum_to_string(&long, &datum).unwrap_err().to_string();
    assert!(error.contains("of memory"), "{error}");
}
