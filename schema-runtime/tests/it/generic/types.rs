//! Derived types: their data as values, and their schemas for apache-avro.

use std::collections::BTreeMap;

use apache_avro::types::Value;
use schema_runtime::{AvroEncode, AvroEnum, AvroRecord, AvroType, ErrorKind, Resolver, Schema, encode, generic};
use serde::Serialize;
use serde_json::Value as Json;

use super::{apache, same::assert_same, schema};

#[derive(AvroRecord, Serialize, Clone)]
#[avro(namespace = "com.example")]
struct User {
    name: String,
    visits: i64,
    score: f64,
    active: bool,
    email: Option<String>,
    tags: Vec<String>,
    by_year: BTreeMap<String, i32>,
    colour: Colour,
    friends: Vec<User>,
}

#[derive(AvroEnum, Serialize, Clone)]
enum Colour {
    Red,
    Green,
}

fn user() -> User {
    let user = User {
        name: "foo".into(),
        visits: 3,
        score: 1.5,
        active: true,
        email: None,
        tags: vec!["a".into(), String::new()],
        by_year: BTreeMap::from([("2024".into(), 1), ("2025".into(), -1)]),
        colour: Colour::Red,
        friends: Vec::new(),
    };
    User { email: Some("foo@example.com".into()), colour: Colour::Green, friends: vec![user.clone()], ..user }
}

/// A generic type that holds itself, whose schema has references.
#[derive(AvroRecord, Serialize)]
struct Chain<T> {
    value: T,
    next: Option<Box<Chain<T>>>,
}

/// The value by this crate, by apache-avro's reader, and by serde, all of them one.
#[track_caller]
fn agrees<T: AvroType + AvroEncode + Serialize>(value: &T) {
    let (datum, schema) = (encode(value).unwrap(), Schema::from(T::SCHEMA));
    let theirs = generic::apache_schema::<T>().unwrap();
    let ours: Value = generic::decode(&schema, &datum).unwrap();
    assert_same(&ours, &apache(&theirs, &datum).unwrap(), &schema);
    let by_serde = apache_avro::to_value(value).unwrap().resolve(&theirs).unwrap();
    assert_same(&ours, &by_serde, &schema);
    assert_eq!(generic::decode::<Json>(&schema, &datum).unwrap(), serde_json::to_value(value).unwrap());
}

#[test]
fn values_are_as_by_serde() {
    agrees(&user());
    agrees(&vec![Some(1_i64), None]);
    agrees(&Some("foo"));
    let end = Chain { value: 2_i64, next: None };
    agrees(&Chain { value: 1_i64, next: Some(Box::new(end)) });
}

/// What a type reads of another's data is what a resolver to its schema reads.
#[test]
fn resolved_as_types_are() {
    let writer = schema(
        r#"{"type":"record","name":"Chain_long","fields":[
            {"name":"skipped","type":"string"},{"name":"next","type":["null","Chain_long"]},{"name":"value","type":"int"}]}"#,
    );
    let datum = b"\x02a\x02\x02b\0\x04\x02";
    let typed: Chain<i64> = Resolver::new(&writer).unwrap().decode(datum).unwrap();
    let reader = Schema::from(Chain::<i64>::SCHEMA);
    let value: Json = generic::Resolver::new(&writer, &reader).unwrap().decode(datum).unwrap();
    assert_eq!(value, serde_json::to_value(&typed).unwrap());
}

#[test]
fn a_schema_that_apache_avro_refuses() {
    let error = generic::to_apache_schema(&schema(r#"{"type":"int","logicalType":5}"#)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Schema);
    assert_eq!(error.to_string(), "apache-avro refuses the schema");
    assert!(std::error::Error::source(&error).is_some());
}
