//! Properties of types without a name, where they are used.

use std::collections::HashMap;

use schema_runtime::{AvroRecord, AvroType, AvroUnion, Schema, decode, encode};

#[derive(AvroUnion, Clone, Debug, PartialEq)]
enum Key {
    Null,
    Text(String),
    #[avro(type_properties = {"logicalType": "timestamp-millis"})]
    At(i64),
    #[avro(type_properties = {"/items": {"a": 1}})]
    List(Vec<i32>),
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(transparent)]
struct Name(#[avro(type_properties = {"avro.java.string": "String"})] String);

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(error, properties = {"default": 1})]
struct Holder<'a> {
    #[avro(type_properties = {"avro.java.string": "String"}, default = "x")]
    plain: &'a str,
    #[avro(type_properties = {"/1": {"logicalType": "timestamp-millis"}})]
    optional: Option<i64>,
    #[avro(null = "last", type_properties = {"/0": {"/items": {"a": {"b": [1]}}, "c": null}})]
    last: Option<Vec<i32>>,
    #[avro(type_properties = {"/values": {"/1": {"d": true}}, "default": {}})]
    map: HashMap<String, Option<f64>>,
    key: Option<Name>,
    #[avro(default = null)]
    union: Key,
    nothing: (),
}

#[test]
fn properties_stand_where_they_are_given() {
    let text = r#"{"type":"error","name":"Holder","fields":[{"name":"plain","type":{"type":"string","avro.java.string":"String"},"default":"x"},{"name":"optional","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null},{"name":"last","type":[{"type":"array","items":{"type":"int","a":{"b":[1]}},"c":null},"null"]},{"name":"map","type":{"type":"map","values":["null",{"type":"double","d":true}],"default":{}}},{"name":"key","type":["null",{"type":"string","avro.java.string":"String"}],"default":null},{"name":"union","type":["null","string",{"type":"long","logicalType":"timestamp-millis"},{"type":"array","items":{"type":"int","a":1}}],"default":null},{"name":"nothing","type":"null"}],"default":1}"#;
    assert_eq!(Holder::SCHEMA_JSON, text);
    assert_eq!(Schema::parse(text).unwrap().root().to_json(), text);
    assert!(Holder::SCHEMA.get().name().is_some());
}

#[test]
fn they_change_no_byte() {
    let value = Holder {
        plain: "a",
        optional: Some(1),
        last: Some(vec![2]),
        map: HashMap::from([("k".to_owned(), Some(0.0))]),
        key: Some(Name("b".into())),
        union: Key::At(3),
        nothing: (),
    };
    let datum = encode(&value).unwrap();
    assert_eq!(decode::<Holder<'_>>(&datum).unwrap(), value);
    let mut expected = vec![2, b'a', 2, 2, 0, 2, 4, 0, 2, 2, b'k', 2];
    expected.extend([0; 9]);
    expected.extend([2, 2, b'b', 4, 6]);
    assert_eq!(datum, expected);
}
