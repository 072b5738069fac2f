//! Every kind of type, and every logical type, as both kinds of values.

use std::collections::HashMap;

use apache_avro::{Days, Decimal, Duration, Millis, Months, Uuid, types::Value};
use schema_runtime::generic;
use serde_json::{Value as Json, json};

use super::{same::assert_same, schema};

#[track_caller]
fn reads(schema_json: &str, datum: &[u8], value: Value, json: Json) {
    let schema = schema(schema_json);
    assert_same(&generic::decode(&schema, datum).unwrap(), &value, schema_json);
    assert_eq!(generic::decode::<Json>(&schema, datum).unwrap(), json);
}

fn logical(base: &str, name: &str) -> String {
    format!(r#"{{"type":"{base}","logicalType":"{name}"}}"#)
}

#[test]
fn types_without_a_name() {
    reads(r#""null""#, &[], Value::Null, Json::Null);
    reads(r#""boolean""#, &[1], Value::Boolean(true), json!(true));
    reads(r#""int""#, &[1], Value::Int(-1), json!(-1));
    reads(r#""long""#, &[0x80, 1], Value::Long(64), json!(64));
    let most = [&[0xff; 9][..], &[1]].concat();
    reads(r#""long""#, &most, Value::Long(i64::MIN), json!(i64::MIN));
    reads(r#""float""#, &0.1_f32.to_le_bytes(), Value::Float(0.1), json!(f64::from(0.1_f32)));
    reads(r#""double""#, &0.1_f64.to_le_bytes(), Value::Double(0.1), json!(0.1));
    reads(r#""double""#, &f64::NAN.to_le_bytes(), Value::Double(f64::NAN), json!("NaN"));
    reads(r#""float""#, &f32::INFINITY.to_le_bytes(), Value::Float(f32::INFINITY), json!("Infinity"));
    let least = f64::NEG_INFINITY;
    reads(r#""double""#, &least.to_le_bytes(), Value::Double(least), json!("-Infinity"));
    reads(r#""bytes""#, &[4, 0, 0xff], Value::Bytes(vec![0, 0xff]), json!("\0\u{ff}"));
    reads(r#""string""#, "\u{4}é".as_bytes(), Value::String("é".into()), json!("é"));
    let ints = Value::Array(vec![Value::Int(1), Value::Int(2), Value::Int(3)]);
    reads(r#"{"type":"array","items":"int"}"#, &[4, 2, 4, 1, 2, 6, 0], ints, json!([1, 2, 3]));
    // Of a key that stands twice, the last value counts.
    let map = HashMap::from([("a".to_owned(), Value::Int(2)), ("b".to_owned(), Value::Int(3))]);
    let datum = [4, 2, b'a', 2, 2, b'b', 6, 2, 2, b'a', 4, 0];
    reads(r#"{"type":"map","values":"int"}"#, &datum, Value::Map(map), json!({"a": 2, "b": 3}));
    reads(r#"["null","int"]"#, &[0], Value::Union(0, Box::new(Value::Null)), Json::Null);
    reads(r#"["null","int"]"#, &[2, 2], Value::Union(1, Box::new(Value::Int(1))), json!(1));
}

#[test]
fn types_with_a_name() {
    let symbols = r#"{"type":"enum","name":"E","symbols":["A","B"]}"#;
    reads(symbols, &[2], Value::Enum(1, "B".into()), json!("B"));
    reads(r#"{"type":"fixed","name":"F","size":2}"#, &[1, 0xff], Value::Fixed(2, vec![1, 0xff]), json!("\u{1}\u{ff}"));
    let fields = |value| Value::Record(vec![("z".into(), Value::Int(1)), ("a".into(), value)]);
    let list =
        r#"{"type":"record","name":"n.R","fields":[{"name":"z","type":"int"},{"name":"a","type":["null","R"]}]}"#;
    let none = || Value::Union(0, Box::new(Value::Null));
    let value = fields(Value::Union(1, Box::new(fields(none()))));
    reads(list, &[2, 2, 2, 0], value, json!({"z": 1, "a": {"z": 1, "a": null}}));
    let empty = r#"{"type":"array","items":{"type":"record","name":"R","fields":[]}}"#;
    reads(empty, &[4, 0], Value::Array(vec![Value::Record(vec![]), Value::Record(vec![])]), json!([{}, {}]));
}

#[test]
fn logical_types() {
    for (base, name, value) in [
        ("int", "date", Value::Date(1)),
        ("int", "time-millis", Value::TimeMillis(1)),
        ("long", "time-micros", Value::TimeMicros(1)),
        ("long", "timestamp-millis", Value::TimestampMillis(1)),
        ("long", "timestamp-micros", Value::TimestampMicros(1)),
        ("long", "timestamp-nanos", Value::TimestampNanos(1)),
        ("long", "local-timestamp-millis", Value::LocalTimestampMillis(1)),
        ("long", "local-timestamp-micros", Value::LocalTimestampMicros(1)),
        ("long", "local-timestamp-nanos", Value::LocalTimestampNanos(1)),
        ("int", "of another", Value::Int(1)),
        ("long", "date", Value::Long(1)),
    ] {
        reads(&logical(base, name), &[2], value, json!(1));
    }
    let text = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
    let uuid = Uuid::parse_str(text).unwrap();
    let datum = [&[72], text.as_bytes()].concat();
    reads(&logical("string", "uuid"), &datum, Value::Uuid(uuid), json!(text));
    let points = |bytes: &[u8]| json!(bytes.iter().map(|&byte| char::from(byte)).collect::<String>());
    let fixed = r#"{"type":"fixed","name":"F","size":16,"logicalType":"uuid"}"#;
    reads(fixed, uuid.as_bytes(), Value::Uuid(uuid), points(uuid.as_bytes()));
    let bytes = [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0];
    let duration = Duration::new(Months::new(1), Days::new(2), Millis::new(3));
    let fixed = r#"{"type":"fixed","name":"F","size":12,"logicalType":"duration"}"#;
    reads(fixed, &bytes, Value::Duration(duration), points(&bytes));
    let decimal = r#"{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}"#;
    reads(decimal, &[4, 0xff, 0], Value::Decimal(Decimal::from([0xff, 0])), points(&[0xff, 0]));
    let fixed = r#"{"type":"fixed","name":"F","size":2,"logicalType":"decimal","precision":4}"#;
    reads(fixed, &[4, 0xd2], Value::Decimal(Decimal::from([4, 0xd2])), points(&[4, 0xd2]));
    let big = Value::BigDecimal((1234, 2).into());
    reads(&logical("bytes", "big-decimal"), &[8, 4, 4, 0xd2, 4], big, points(&[4, 4, 0xd2, 4]));
}

/// Apache-avro takes both for logical types; the specification does not.
#[test]
fn what_is_no_logical_type() {
    reads(&logical("bytes", "uuid"), &[2, 1], Value::Bytes(vec![1]), json!("\u{1}"));
    let fixed = r#"{"type":"fixed","name":"F","size":1,"logicalType":"decimal","precision":3}"#;
    reads(fixed, &[1], Value::Fixed(1, vec![1]), json!("\u{1}"));
}

#[test]
fn what_is_no_value_of_a_logical_type() {
    let error = |json: &str, datum: &[u8]| {
        let schema = schema(&format!(r#"{{"type":"array","items":{json}}}"#));
        assert!(generic::decode::<Json>(&schema, datum).is_ok());
        generic::decode::<Value>(&schema, datum).unwrap_err().to_string()
    };
    let message = error(&logical("string", "uuid"), &[2, 2, b'a', 0]);
    assert!(message.starts_with("cannot decode string at byte 1 (in `[0]`): the string is no UUID: "), "{message}");
    for datum in [&[2, 0, 0][..], &[2, 2, 2, 0], &[2, 4, 2, 1, 0], &[2, 2, 0, 0]] {
        assert_eq!(
            error(&logical("bytes", "big-decimal"), datum),
            "cannot decode bytes at byte 1 (in `[0]`): \
             a big-decimal is a length, as many bytes, and a scale, and these bytes are not",
        );
    }
}
