//! Derived enums, unions, fixed and newtypes: schemas, bytes, round trips, and what is refused.

use std::collections::BTreeMap;

use schema_runtime::{
    AvroAs, AvroDecodeOwned, AvroEncode, AvroEnum, AvroFixed, AvroRecord, AvroUnion, ErrorKind, decode, encode,
};

#[derive(AvroEnum, Clone, Copy, Debug, PartialEq)]
#[avro(namespace = "com.example", rename_all = "SCREAMING_SNAKE_CASE", alias = "Colour", doc = "what \"it\" is")]
#[avro(properties = {"connect.name": "com.example.Color", "n": [1, -2.5]})]
enum Color {
    Red,
    #[avro(rename = "VERT")]
    Green,
    /// A comment of Rust's.
    #[avro(default)]
    DeepBlue = 100,
}

#[derive(AvroFixed, Clone, Copy, Debug, PartialEq)]
#[avro(namespace = "com.example")]
struct Digest([u8; 4]);

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(transparent)]
struct UserId(i64);

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(transparent)]
struct Tag<'a> {
    text: &'a str,
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
struct Leaf {
    id: UserId,
}

/// Holds itself through a record, which has a name.
#[derive(AvroUnion, Clone, Debug, PartialEq)]
enum Value {
    Number(i64),
    Text(String),
    Color(Color),
    Digest(Digest),
    Leaf(Leaf),
    List(Vec<i32>),
    Deep(Box<Deep>),
}

#[derive(AvroUnion, Clone, Debug, PartialEq)]
enum Nullable {
    Small(bool),
    Nothing,
    Large(f64),
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
struct Deep {
    value: Option<Value>,
    #[avro(null = "last")]
    last: Option<Value>,
    #[avro(null = "last", default = 7)]
    count: Option<i32>,
    #[avro(null = "last")]
    boxed: Option<Box<Value>>,
    plain: Nullable,
    map: BTreeMap<String, Value>,
}

fn deep() -> Deep {
    Deep { value: None, last: None, count: None, boxed: None, plain: Nullable::Nothing, map: BTreeMap::new() }
}

#[track_caller]
fn round_trips<T: AvroEncode + AvroDecodeOwned + PartialEq + std::fmt::Debug>(value: &T, bytes: &[u8]) {
    let written = encode(value).expect("a value");
    assert_eq!(written, bytes);
    assert_eq!(&decode::<T>(&written).expect("a datum"), value);
    for end in 0..written.len() {
        assert_eq!(decode::<T>(&written[..end]).expect_err("too short").kind(), ErrorKind::Decode);
    }
}

#[test]
fn schemas_are_as_java_writes_them() {
    assert_eq!(
        Color::SCHEMA_JSON,
        concat!(
            r#"{"type":"enum","name":"Color","namespace":"com.example","doc":"what \"it\" is","#,
            r#""symbols":["RED","VERT","DEEP_BLUE"],"default":"DEEP_BLUE","connect.name":"com.example.Color","#,
            r#""n":[1,-2.5],"aliases":["Colour"]}"#
        )
    );
    assert_eq!(Color::FULL_NAME, "com.example.Color");
    assert_eq!(Digest::SCHEMA_JSON, r#"{"type":"fixed","name":"Digest","namespace":"com.example","size":4}"#);
    assert_eq!(Nullable::SCHEMA_JSON, r#"["boolean","null","double"]"#);
    assert_eq!(Leaf::SCHEMA_JSON, r#"{"type":"record","name":"Leaf","fields":[{"name":"id","type":"long"}]}"#);
    let branches = concat!(
        r#""long","string",{"type":"enum","name":"Color","namespace":"com.example","doc":"what \"it\" is","#,
        r#""symbols":["RED","VERT","DEEP_BLUE"],"default":"DEEP_BLUE","connect.name":"com.example.Color","#,
        r#""n":[1,-2.5],"aliases":["Colour"]},{"type":"fixed","name":"Digest","namespace":"com.example","size":4},"#,
        r#"{"type":"record","name":"Leaf","fields":[{"name":"id","type":"long"}]},"#,
        r#"{"type":"array","items":"int"},"Deep""#
    );
    let again =
        r#""long","string","com.example.Color","com.example.Digest","Leaf",{"type":"array","items":"int"},"Deep""#;
    assert_eq!(
        Deep::SCHEMA_JSON,
        format!(
            concat!(
                r#"{{"type":"record","name":"Deep","fields":[{{"name":"value","type":["null",{branches}],"default":null}},"#,
                r#"{{"name":"last","type":[{again},"null"]}},"#,
                r#"{{"name":"count","type":["int","null"],"default":7}},"#,
                r#"{{"name":"boxed","type":[{again},"null"]}},"#,
                r#"{{"name":"plain","type":["boolean","null","double"]}},"#,
                r#"{{"name":"map","type":{{"type":"map","values":[{again}]}}}}]}}"#
            ),
            branches = branches,
            again = again
        )
    );
    let parsed = schema_model::Schema::parse(Deep::SCHEMA_JSON).expect("a valid schema");
    assert_eq!(parsed.root().to_json(), Deep::SCHEMA_JSON);
    assert_eq!(parsed.root().fingerprint(), Deep::FINGERPRINT);
}

#[test]
fn enums_are_the_index_of_their_symbol() {
    for (color, byte) in [(Color::Red, 0), (Color::Green, 2), (Color::DeepBlue, 4)] {
        round_trips(&color, &[byte]);
        round_trips(&vec![color; 2], &[4, byte, byte, 0]);
        round_trips(&Some(color), &[2, byte]);
    }
    for bytes in [&[6][..], &[1], &[0x80, 0x80, 0x80, 0x80, 0x10]] {
        let error = decode::<Color>(bytes).expect_err("no such symbol").to_string();
        assert!(error.starts_with("cannot decode enum at byte 0: "), "{error}");
    }
    assert_eq!(
        decode::<Color>(&[6]).expect_err("no such symbol").to_string(),
        "cannot decode enum at byte 0: the enum has no symbol of index 3"
    );
}

#[test]
fn fixed_are_their_bytes() {
    round_trips(&Digest([1, 2, 0xff, 4]), &[1, 2, 0xff, 4]);
    round_trips(&vec![Digest([0; 4]), Digest([9; 4])], &[4, 0, 0, 0, 0, 9, 9, 9, 9, 0]);
}

#[test]
fn transparent_types_are_what_they_hold() {
    round_trips(&UserId(-1), &[1]);
    round_trips(&Leaf { id: UserId(64) }, &[0x80, 1]);
    round_trips(&Some(UserId(1)), &[2, 2]);
    assert_eq!(decode::<Tag<'_>>(&[2, b'x']).expect("a string"), Tag { text: "x" });
}

#[test]
fn unions_are_a_branch_and_its_value() {
    round_trips(&Value::Number(1), &[0, 2]);
    round_trips(&Value::Text("hi".into()), &[2, 4, b'h', b'i']);
    round_trips(&Value::Color(Color::Green), &[4, 2]);
    round_trips(&Value::Digest(Digest([1; 4])), &[6, 1, 1, 1, 1]);
    round_trips(&Value::Leaf(Leaf { id: UserId(3) }), &[8, 6]);
    round_trips(&Value::List(vec![1]), &[10, 2, 2, 0]);
    // An empty `Deep`: null, null, `count` null, null, `plain` null, an empty map.
    let empty = [0, 14, 2, 14, 2, 0];
    round_trips(&deep(), &empty);
    round_trips(&Value::Deep(Box::new(deep())), &[12, 0, 14, 2, 14, 2, 0]);
    round_trips(&Nullable::Small(true), &[0, 1]);
    round_trips(&Nullable::Nothing, &[2]);
    round_trips(&Nullable::Large(0.0), &[4, 0, 0, 0, 0, 0, 0, 0, 0]);
    let error = decode::<Value>(&[14]).expect_err("no such branch").to_string();
    assert_eq!(error, "cannot decode union at byte 0: the union has no branch of index 7");
}

#[test]
fn options_of_unions_are_one_union() {
    // Null first: the branches move by one.
    let mut value = deep();
    value.value = Some(Value::Number(1));
    round_trips(&value, &[2, 2, 14, 2, 14, 2, 0]);
    let mut value = deep();
    value.value = Some(Value::Deep(Box::new(deep())));
    round_trips(&value, &[14, 0, 14, 2, 14, 2, 0, 14, 2, 14, 2, 0]);
    // Null last: they stay.
    let mut value = deep();
    (value.last, value.count, value.boxed) =
        (Some(Value::List(vec![])), Some(-1), Some(Box::new(Value::Text(String::new()))));
    round_trips(&value, &[0, 10, 0, 0, 1, 2, 0, 2, 0]);
    let mut value = deep();
    value.map.insert("k".into(), Value::Color(Color::DeepBlue));
    round_trips(&value, &[0, 14, 2, 14, 2, 2, 2, b'k', 4, 4, 0]);
    let error = decode::<Deep>(&[16]).expect_err("no such branch").to_string();
    assert_eq!(error, "cannot decode union at byte 0 (in `value`): the union has no branch of index 8");
    let error = decode::<Deep>(&[0, 16]).expect_err("no such branch").to_string();
    assert_eq!(error, "cannot decode union at byte 1 (in `last`): the union has no branch of index 8");
}

/// A type of another crate's, as its number.
#[derive(AvroRecord)]
#[avro(transparent)]
struct Ip(i64);

impl AvroAs<std::net::Ipv4Addr> for Ip {
    type Error = String;

    fn try_from_value(address: &std::net::Ipv4Addr) -> Result<Self, String> {
        Ok(Self(address.to_bits().into()))
    }

    fn try_into_value(self) -> Result<std::net::Ipv4Addr, String> {
        let bits = u32::try_from(self.0).map_err(|_| format!("{} is no address", self.0))?;
        Ok(std::net::Ipv4Addr::from_bits(bits))
    }
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Host {
    name: String,
    #[avro(as = Ip, order = "descending", properties = {"sensitive": true})]
    address: std::net::Ipv4Addr,
    #[avro(as = std::option::Option<Ip>)]
    gateway: Option<std::net::Ipv4Addr>,
    #[avro(as = std::collections::BTreeMap<String, Vec<Ip>>, order = "ignore")]
    routes: BTreeMap<String, Vec<std::net::Ipv4Addr>>,
    #[avro(no_default)]
    port: Option<u16>,
    #[avro(no_default)]
    tag: Option<Box<str>>,
}

#[test]
fn foreign_types_are_written_as_another() {
    use std::net::Ipv4Addr;

    assert_eq!(
        Host::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Host","fields":[{"name":"name","type":"string"},"#,
            r#"{"name":"address","type":"long","order":"descending","sensitive":true},"#,
            r#"{"name":"gateway","type":["null","long"],"default":null},"#,
            r#"{"name":"routes","type":{"type":"map","values":{"type":"array","items":"long"}},"order":"ignore"},"#,
            r#"{"name":"port","type":["null","int"]},{"name":"tag","type":["null","string"]}]}"#
        )
    );
    let host = Host {
        name: "a".into(),
        address: Ipv4Addr::from_bits(1),
        gateway: Some(Ipv4Addr::from_bits(2)),
        routes: BTreeMap::from([("r".into(), vec![Ipv4Addr::from_bits(3)])]),
        port: Some(9),
        tag: None,
    };
    round_trips(&host, &[2, b'a', 2, 2, 4, 2, 2, b'r', 2, 6, 0, 0, 2, 18, 0]);
    let error = decode::<Host>(&[2, b'a', 1, 0, 0]).expect_err("no address").to_string();
    assert_eq!(error, "cannot decode long at byte 2 (in `address`): -1 is no address");
    let error = decode::<Host>(&[2, b'a', 2, 2, 1, 0]).expect_err("no address").to_string();
    assert!(error.ends_with("(in `gateway`): -1 is no address"), "{error}");
}

/// Whole seconds, of an age that has a fraction.
#[derive(AvroRecord)]
#[avro(transparent)]
struct Seconds(i64);

impl AvroAs<std::time::Duration> for Seconds {
    type Error = String;

    fn try_from_value(age: &std::time::Duration) -> Result<Self, String> {
        match age.subsec_nanos() {
            0 => i64::try_from(age.as_secs()).map(Self).map_err(|_| format!("{age:?} is too long")),
            _ => Err(format!("{age:?} is no whole number of seconds")),
        }
    }

    fn try_into_value(self) -> Result<std::time::Duration, String> {
        u64::try_from(self.0).map(std::time::Duration::from_secs).map_err(|_| format!("{} is negative", self.0))
    }
}

#[derive(AvroRecord)]
struct Aged {
    name: String,
    #[avro(as = Seconds)]
    age: std::time::Duration,
}

#[derive(AvroRecord)]
struct Group {
    members: Vec<Option<Aged>>,
    #[avro(as = Vec<Seconds>)]
    pauses: Vec<std::time::Duration>,
}

/// What panics where it is written.
#[derive(AvroRecord)]
#[avro(transparent)]
struct Panics(i64);

impl AvroAs<bool> for Panics {
    type Error = std::convert::Infallible;

    fn try_from_value(panics: &bool) -> Result<Self, Self::Error> {
        assert!(!panics, "as told");
        Ok(Self(0))
    }

    fn try_into_value(self) -> Result<bool, Self::Error> {
        Ok(self.0 != 0)
    }
}

#[derive(AvroRecord)]
struct Panicky {
    text: String,
    #[avro(as = Panics)]
    panics: bool,
}

#[test]
fn a_panic_leaves_the_buffer_as_it_was() {
    let mut buffer = b"kept".to_vec();
    // More than the buffer has room for, so that a part of it is there when the panic comes.
    let panicky = Panicky { text: "x".repeat(1000), panics: true };
    let mut write = || schema_runtime::encode_into(&panicky, &mut buffer);
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(&mut write)).is_err());
    assert_eq!(buffer, b"kept");
}

#[test]
fn a_value_that_nothing_stands_for_is_an_error_with_its_field() {
    use std::time::Duration;

    let aged = |millis| Some(Aged { name: "a".into(), age: Duration::from_millis(millis) });
    let mut buffer = b"kept".to_vec();
    let mut refused = |group: &Group, expected: &str| {
        let error = schema_runtime::encode_into(group, &mut buffer).expect_err("refused");
        assert_eq!(error.kind(), schema_runtime::ErrorKind::Encode);
        assert_eq!(error.to_string(), expected);
        assert_eq!(buffer, b"kept");
    };
    refused(
        &Group { members: vec![None, aged(1000), aged(1500), aged(2500)], pauses: Vec::new() },
        "cannot encode long (in `members[2].age`): 1.5s is no whole number of seconds",
    );
    let pauses = vec![Duration::from_secs(1), Duration::from_millis(1)];
    refused(
        &Group { members: Vec::new(), pauses },
        "cannot encode array (in `pauses`): at the index 1: 1ms is no whole number of seconds",
    );
    schema_runtime::encode_into(&Group { members: vec![aged(1000)], pauses: Vec::new() }, &mut buffer).expect("whole");
    assert_eq!(buffer, b"kept\x02\x02\x02a\x02\0\0");
}
