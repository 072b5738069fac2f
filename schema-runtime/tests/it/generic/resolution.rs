//! Data of a writer's schema as values of a reader's.

use apache_avro::types::Value;
use schema_runtime::{ErrorKind, Limits, generic};
use serde_json::{Value as Json, json};

use super::schema;

fn resolver(writer: &str, reader: &str) -> generic::Resolver {
    generic::Resolver::new(&schema(writer), &schema(reader)).unwrap()
}

#[test]
fn what_differs_is_resolved() {
    let writer = r#"{"type":"record","name":"R","fields":[
        {"name":"gone","type":"string"},{"name":"b","type":"int"},{"name":"old","type":"string"},
        {"name":"e","type":{"type":"enum","name":"E","symbols":["A","B","C"]}}]}"#;
    let reader = r#"{"type":"record","name":"R","fields":[
        {"name":"a","type":"bytes","aliases":["old"]},{"name":"b","type":["null","double"]},
        {"name":"e","type":{"type":"enum","name":"E","symbols":["B","X"],"default":"X"}},
        {"name":"day","type":{"type":"int","logicalType":"date"},"default":7}]}"#;
    let resolver = resolver(writer, reader);
    assert!(resolver.is_total());
    assert_eq!(resolver.writer().to_string(), schema(writer).to_string());
    assert_eq!(resolver.reader().to_string(), schema(reader).to_string());
    let datum = b"\x02g\x04\x02o\x04";
    assert_eq!(
        resolver.decode::<Value>(datum).unwrap(),
        Value::Record(vec![
            ("a".into(), Value::Bytes(b"o".to_vec())),
            ("b".into(), Value::Union(1, Box::new(Value::Double(2.0)))),
            ("e".into(), Value::Enum(1, "X".into())),
            ("day".into(), Value::Date(7)),
        ]),
    );
    assert_eq!(resolver.decode::<Json>(datum).unwrap(), json!({"a": "o", "b": 2.0, "e": "X", "day": 7}));
    let error = resolver.decode::<Json>(&datum[..4]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "cannot decode string at byte 3 (in `old`): it claims a length of 1 bytes, and 0 are left"
    );
}

#[test]
fn logical_types_are_converted() {
    let fields = |at: &str, scale: u32| {
        format!(
            r#"{{"type":"record","name":"R","fields":[{{"name":"at","type":{{"type":"long","logicalType":"{at}"}}}},
               {{"name":"price","type":{{"type":"bytes","logicalType":"decimal","precision":20,"scale":{scale}}}}},
               {{"name":"cost","type":["null",{{"type":"fixed","name":"F","size":9,"logicalType":"decimal",
               "precision":{},"scale":{scale}}}]}}]}}"#,
            10 + scale
        )
    };
    let resolver = resolver(&fields("timestamp-millis", 2).replace("20", "9"), &fields("timestamp-micros", 4));
    assert!(resolver.is_total());
    let read = resolver.decode::<Value>(&[&[6, 2, 5, 2][..], &[0xff; 9]].concat()).unwrap();
    let cost = (-100_i64).to_be_bytes();
    assert_eq!(
        read,
        Value::Record(vec![
            ("at".into(), Value::TimestampMicros(3000)),
            ("price".into(), Value::Decimal(vec![1, 0xf4].into())),
            ("cost".into(), Value::Union(1, Box::new(Value::Decimal([&[0xff][..], &cost].concat().into())))),
        ])
    );
}

#[test]
fn some_data_or_none_can_be_read() {
    let partial = resolver(r#"["int","string"]"#, r#""long""#);
    assert!(!partial.is_total());
    assert_eq!(partial.incompatibilities().len(), 1);
    assert_eq!(partial.decode::<Json>(&[0, 2]).unwrap(), json!(1));
    let error = partial.decode::<Json>(&[2, 0]).unwrap_err().to_string();
    assert!(error.starts_with("cannot decode union at byte 0: "), "{error}");
    let error = generic::Resolver::new(&schema(r#""string""#), &schema(r#""int""#)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SchemaMismatch);
}

#[test]
fn schemas_that_are_read_alike() {
    let same = resolver(r#"{"type":"array","items":"string"}"#, r#"{"type":"array","items":"string"}"#);
    assert_eq!(same.decode::<Json>(&[2, 2, b'a', 0]).unwrap(), json!(["a"]));
    let error = same.decode::<Json>(&[2, 2]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot decode string at byte 1 (in `[0]`): it claims a length of 1 bytes, and 0 are left"
    );
}

#[test]
fn limits_are_those_of_both_steps() {
    let nulls = resolver(r#"{"type":"array","items":"null"}"#, r#"{"type":"array","items":["null","int"]}"#);
    let limits = Limits::default().max_empty_items(2);
    assert_eq!(nulls.decode_with::<Json>(&[4, 0], &limits).unwrap(), json!([null, null]));
    let error = nulls.decode_with::<Json>(&[6, 0], &limits).unwrap_err().to_string();
    assert!(error.starts_with("cannot decode array at byte 0: more than 2 items take no byte"), "{error}");
    let limits = Limits::default().max_memory(40);
    let error = nulls.decode_with::<Json>(&[4, 0], &limits).unwrap_err().to_string();
    assert!(error.starts_with("as a datum of the reader's schema: cannot decode array at byte 0: "), "{error}");
}

/// A uuid is one where the reader says so.
#[test]
fn logical_types_are_the_readers() {
    let uuid = resolver(r#"["null","string"]"#, r#"["null",{"type":"string","logicalType":"uuid"}]"#);
    let error = uuid.decode::<Value>(&[2, 2, b'a']).unwrap_err().to_string();
    assert!(error.contains("cannot decode string at byte 1: the string is no UUID"), "{error}");
}
