//! Types that have both serde's derives and those of Avro: their JSON, and their schemas.

use std::{collections::BTreeMap, time::Duration};

use schema_runtime::{AvroEnum, AvroFixed, AvroRecord, AvroType, AvroUnion, decode, encode};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The schema of a record's fields.
fn fields<T: AvroRecord>() -> serde_json::Value {
    let schema: serde_json::Value = serde_json::from_str(T::SCHEMA_JSON).unwrap();
    schema["fields"].clone()
}

mod apart {
    use super::*;

    #[derive(AvroRecord, Serialize, Deserialize, Debug, PartialEq)]
    #[serde(rename_all = "camelCase", rename = "user")]
    struct User {
        first_name: String,
        #[serde(rename = "mail", alias = "eMail", skip_serializing_if = "Option::is_none")]
        email: Option<String>,
        #[serde(default)]
        visits: i64,
        #[serde(skip)]
        secret: String,
    }

    #[test]
    fn without_the_attribute_serdes_are_of_json_alone() {
        let user = User { first_name: "foo".into(), email: None, visits: 3, secret: "x".into() };
        assert_eq!(serde_json::to_value(&user).unwrap(), json!({"firstName": "foo", "visits": 3}));
        assert_eq!(User::FULL_NAME, "User");
        assert_eq!(
            fields::<User>(),
            json!([
                {"name": "first_name", "type": "string"},
                {"name": "email", "type": ["null", "string"], "default": null},
                {"name": "visits", "type": "long"},
                {"name": "secret", "type": "string"},
            ])
        );
        assert_eq!(decode::<User>(&encode(&user).unwrap()).unwrap(), user);
    }
}

mod together {
    use super::*;

    #[derive(AvroRecord, Serialize, Deserialize, Debug, PartialEq, Clone)]
    #[avro(serde, namespace = "com.example")]
    #[serde(rename_all = "camelCase", rename = "Account", deny_unknown_fields)]
    struct User<'a> {
        first_name: String,
        #[serde(rename = "mail", alias = "email", alias = "e-mail", alias = "mail")]
        #[serde(skip_serializing_if = "Option::is_none")]
        email: Option<String>,
        #[serde(default)]
        visits: i64,
        #[serde(default, borrow)]
        nick: &'a str,
        #[serde(default)]
        scores: BTreeMap<String, f64>,
        #[serde(default)]
        weight: f32,
        #[serde(default)]
        old: Option<i32>,
        #[serde(skip)]
        secret: String,
        #[serde(skip, default = "ten")]
        timeout: Duration,
        #[serde(skip_serializing, skip_deserializing)]
        count: usize,
        #[serde(with = "as_text")]
        number: i32,
    }

    #[derive(AvroRecord, Serialize, Deserialize, Debug, PartialEq, Clone)]
    #[avro(serde)]
    struct Message {
        #[serde(flatten)]
        head: Head,
        #[avro(rename = "the_body", alias = "text")]
        #[serde(rename = "body", alias = "content")]
        text: String,
        #[avro(default = 18)]
        #[serde(default = "eighteen")]
        age: i32,
        #[avro(no_default)]
        #[serde(default = "eighteen")]
        years: i32,
    }

    #[derive(AvroRecord, Serialize, Deserialize, Debug, PartialEq, Clone)]
    #[avro(serde, rename_all = "SCREAMING_SNAKE_CASE")]
    #[serde(rename_all = "camelCase")]
    struct Head {
        message_id: i64,
        #[serde(rename = "Sender")]
        sent_by: String,
    }

    fn ten() -> Duration {
        Duration::from_secs(10)
    }

    fn eighteen() -> i32 {
        18
    }

    mod as_text {
        use serde::{Deserialize, Deserializer, Serializer, de::Error};

        #[allow(clippy::trivially_copy_pass_by_ref)]
        pub(super) fn serialize<S: Serializer>(number: &i32, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(number)
        }

        pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i32, D::Error> {
            String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
        }
    }

    #[test]
    fn names_and_defaults_are_serdes() {
        let user = User {
            first_name: "foo".into(),
            email: Some("a@b.c".into()),
            visits: 3,
            nick: "f",
            scores: BTreeMap::from([("a".to_owned(), 1.5)]),
            weight: 0.5,
            old: None,
            secret: String::new(),
            timeout: ten(),
            count: 0,
            number: 7,
        };
        let json = json!({
            "firstName": "foo", "mail": "a@b.c", "visits": 3, "nick": "f", "scores": {"a": 1.5}, "weight": 0.5,
            "old": null, "number": "7",
        });
        assert_eq!(serde_json::to_value(&user).unwrap(), json);
        let text = json.to_string();
        assert_eq!(serde_json::from_str::<User<'_>>(&text).unwrap(), user);
        assert_eq!(User::FULL_NAME, "com.example.Account");
        assert_eq!(
            fields::<User<'_>>(),
            json!([
                {"name": "firstName", "type": "string"},
                {"name": "mail", "type": ["null", "string"], "default": null, "aliases": ["email"]},
                {"name": "visits", "type": "long", "default": 0},
                {"name": "nick", "type": "string", "default": ""},
                {"name": "scores", "type": {"type": "map", "values": "double"}, "default": {}},
                {"name": "weight", "type": "float", "default": 0.0},
                {"name": "old", "type": ["null", "int"], "default": null},
                {"name": "number", "type": "int"},
            ])
        );
        let read = User { secret: String::new(), ..user };
        assert_eq!(
            decode::<User<'_>>(&encode(&User { secret: "x".into(), count: 9, ..read.clone() }).unwrap()).unwrap(),
            read
        );
    }

    #[test]
    fn what_avros_attributes_say_comes_first() {
        assert_eq!(
            fields::<Message>(),
            json!([
                {"name": "MESSAGE_ID", "type": "long"},
                {"name": "Sender", "type": "string"},
                {"name": "the_body", "type": "string", "aliases": ["text"]},
                {"name": "age", "type": "int", "default": 18},
                {"name": "years", "type": "int"},
            ])
        );
        let message =
            Message { head: Head { message_id: 1, sent_by: "foo".into() }, text: "x".into(), age: 1, years: 2 };
        assert_eq!(
            serde_json::to_value(&message).unwrap(),
            json!({"messageId": 1, "Sender": "foo", "body": "x", "age": 1, "years": 2})
        );
        assert_eq!(decode::<Message>(&encode(&message).unwrap()).unwrap(), message);
    }
}

#[derive(AvroEnum, Serialize, Deserialize, Debug, PartialEq)]
#[avro(serde)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", rename = "CardSuit")]
enum Suit {
    Hearts,
    #[serde(rename = "spades")]
    BigSpades,
    #[serde(other)]
    NotKnown,
}

#[test]
fn symbols_are_serdes_variants() {
    assert_eq!(
        Suit::SCHEMA_JSON,
        r#"{"type":"enum","name":"CardSuit","symbols":["HEARTS","spades","NOT_KNOWN"],"default":"NOT_KNOWN"}"#
    );
    assert_eq!(serde_json::to_value(Suit::BigSpades).unwrap(), json!("spades"));
    assert_eq!(serde_json::from_value::<Suit>(json!("diamonds")).unwrap(), Suit::NotKnown);
}

/// How JSON tells variants apart is of JSON alone.
#[derive(AvroUnion, Serialize, Deserialize, Debug, PartialEq)]
#[avro(serde)]
#[serde(tag = "type", content = "value", rename_all = "kebab-case")]
enum Key {
    #[serde(rename = "the-number", alias = "no")]
    Number(i64),
    TheText(String),
}

#[test]
fn unions_have_their_own_form() {
    assert_eq!(Key::SCHEMA_JSON, r#"["long","string"]"#);
    assert_eq!(serde_json::to_value(Key::Number(1)).unwrap(), json!({"type": "the-number", "value": 1}));
    assert_eq!(encode(&Key::TheText("a".into())).unwrap(), [2, 2, b'a']);
}

#[derive(AvroFixed, Serialize, Deserialize, Debug, PartialEq)]
#[avro(serde)]
#[serde(rename = "Md5", transparent)]
struct Digest([u8; 4]);

#[derive(AvroRecord, Serialize, Deserialize, Debug, PartialEq)]
#[avro(serde)]
#[serde(transparent)]
struct Id {
    value: i64,
}

#[test]
fn newtypes_are_transparent_where_serdes_are() {
    assert_eq!(Digest::SCHEMA_JSON, r#"{"type":"fixed","name":"Md5","size":4}"#);
    assert_eq!(schema_model::Schema::from_static(Id::SCHEMA).to_string(), "\"long\"");
    assert_eq!(serde_json::to_value(Id { value: 3 }).unwrap(), json!(3));
    assert_eq!(encode(&Id { value: 3 }).unwrap(), [6]);
}

/// A struct's own `Default` gives absent fields, and Avro says each.
#[derive(AvroRecord, Serialize, Deserialize, Debug, PartialEq)]
#[avro(serde)]
#[serde(default)]
struct Settings {
    #[avro(default = 8080)]
    port: i32,
    #[avro(no_default)]
    host: String,
    path: Option<String>,
    #[serde(skip)]
    loaded: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { port: 8080, host: "localhost".into(), path: None, loaded: false }
    }
}

#[test]
fn a_struct_with_a_default_says_each_of_its_fields() {
    assert_eq!(
        fields::<Settings>(),
        json!([
            {"name": "port", "type": "int", "default": 8080},
            {"name": "host", "type": "string"},
            {"name": "path", "type": ["null", "string"], "default": null},
        ])
    );
    assert_eq!(serde_json::from_value::<Settings>(json!({})).unwrap(), Settings::default());
}

/// An attribute that a condition brings is one like any other, and one that it does not is none.
#[derive(AvroRecord)]
#[avro(serde)]
#[cfg_attr(all(), derive(Serialize), serde(rename_all = "UPPERCASE"))]
#[cfg_attr(any(), serde(rename = "Other"))]
struct Conditional {
    #[cfg_attr(all(), serde(rename = "Only"))]
    one: i32,
    two: i32,
}

#[test]
fn conditions_are_seen_through() {
    assert_eq!(
        Conditional::SCHEMA_JSON,
        r#"{"type":"record","name":"Conditional","doc":"An attribute that a condition brings is one like any other, and one that it does not is none.","fields":[{"name":"Only","type":"int"},{"name":"TWO","type":"int"}]}"#
    );
    assert_eq!(serde_json::to_value(Conditional { one: 1, two: 2 }).unwrap(), json!({"Only": 1, "TWO": 2}));
}

mod null_last {
    use super::*;

    /// What is written as its type is, but for a null, has the default of its type.
    #[derive(AvroRecord, Serialize, Deserialize, Debug, PartialEq)]
    #[avro(serde)]
    struct Lists {
        #[serde(default)]
        #[avro(null = {"/items": "last"})]
        list: Vec<Option<i64>>,
        #[serde(default)]
        #[avro(null = {"/1/items": "last"})]
        inner: Option<Vec<Option<i64>>>,
    }

    #[test]
    fn serdes_default_is_that_of_the_type() {
        assert_eq!(
            fields::<Lists>(),
            json!([
                {"name": "list", "type": {"type": "array", "items": ["long", "null"]}, "default": []},
                {"name": "inner", "type": ["null", {"type": "array", "items": ["long", "null"]}], "default": null},
            ])
        );
    }
}
