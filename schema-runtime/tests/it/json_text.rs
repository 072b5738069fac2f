//! Fields of any type that serde knows, as text in JSON.

use std::collections::{BTreeMap, HashMap};

use schema_model::Schema;
use schema_runtime::{AvroRecord, Limits, Resolver, decode, decode_with, encode, encode_into};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
enum Shape {
    Circle { radius: f64 },
    Named { name: String, corners: Vec<(i32, u64)> },
}

#[derive(AvroRecord, Debug, PartialEq, Clone)]
struct Event<T> {
    id: i64,
    #[avro(json, rename = "any", doc = "Whatever it is.", default = "{}")]
    payload: Value,
    #[avro(json)]
    shape: T,
    #[avro(json)]
    maybe: Option<Shape>,
    #[avro(json, no_default)]
    must: Option<Value>,
    #[avro(json)]
    list: Vec<Option<T>>,
    end: i32,
}

fn event() -> Event<Shape> {
    Event {
        id: 1,
        payload: json!({"a": [1, 2.5, null, "x"]}),
        shape: Shape::Circle { radius: 1.5 },
        maybe: Some(Shape::Named { name: "é".repeat(100), corners: vec![(1, u64::MAX)] }),
        must: None,
        list: vec![None, Some(Shape::Circle { radius: -0.5 })],
        end: -1,
    }
}

#[test]
fn the_schema_is_a_string_with_a_logical_type() {
    let json = r#"{"type":"string","logicalType":"json"}"#;
    assert_eq!(
        Event::<Shape>::SCHEMA_JSON,
        [
            r#"{"type":"record","name":"Event","fields":[{"name":"id","type":"long"},"#,
            &format!(r#"{{"name":"any","type":{json},"doc":"Whatever it is.","default":"{{}}"}},"#),
            &format!(r#"{{"name":"shape","type":{json}}},"#),
            &format!(r#"{{"name":"maybe","type":["null",{json}],"default":null}},"#),
            &format!(r#"{{"name":"must","type":["null",{json}]}},"#),
            &format!(r#"{{"name":"list","type":{json}}},"#),
            r#"{"name":"end","type":"int"}]}"#,
        ]
        .concat()
    );
}

#[test]
fn the_text_is_that_of_serde_json() {
    #[derive(AvroRecord)]
    struct Plain<'a> {
        id: i64,
        any: &'a str,
        shape: String,
        maybe: Option<String>,
        must: Option<String>,
        list: String,
        end: i32,
    }
    let event = event();
    let text = |value: &dyn erased::Json| value.text();
    let plain = Plain {
        id: event.id,
        any: r#"{"a":[1,2.5,null,"x"]}"#,
        shape: text(&event.shape),
        maybe: event.maybe.as_ref().map(|shape| text(shape)),
        must: None,
        list: text(&event.list),
        end: event.end,
    };
    let datum = encode(&event).unwrap();
    assert_eq!(datum, encode(&plain).unwrap());
    assert_eq!(decode::<Event<Shape>>(&datum).unwrap(), event);
}

mod erased {
    pub(crate) trait Json {
        fn text(&self) -> String;
    }

    impl<T: serde::Serialize> Json for T {
        fn text(&self) -> String {
            serde_json::to_string(self).unwrap()
        }
    }
}

#[test]
fn texts_of_any_length_are_written() {
    #[derive(AvroRecord, Debug, PartialEq)]
    struct Held {
        #[avro(json)]
        text: String,
        number: i64,
    }
    for len in [0, 1, 59, 60, 61, 62, 63, 8_188, 8_189, 8_190, 100_000] {
        let held = Held { text: "x".repeat(len), number: i64::MAX };
        // In a buffer that has something, and no room or much.
        for room in [0, 1 << 20] {
            let mut buffer = Vec::with_capacity(room);
            buffer.push(7);
            encode_into(&held, &mut buffer).unwrap();
            assert_eq!(buffer[0], 7);
            assert_eq!(decode::<Held>(&buffer[1..]).unwrap(), held, "{len}");
        }
    }
}

#[test]
fn text_that_is_no_json_is_an_error_with_its_place() {
    #[derive(AvroRecord, Debug)]
    struct Message {
        id: i64,
        part: Part,
    }

    #[derive(AvroRecord, Debug)]
    struct Part {
        #[avro(json)]
        extra: BTreeMap<String, i32>,
    }
    let datum = |text: &str| {
        let mut datum = vec![2];
        datum.extend(encode(text).unwrap());
        datum
    };
    let message = decode::<Message>(&datum(r#"{"a":1}"#)).unwrap();
    assert_eq!((message.id, message.part.extra.get("a")), (1, Some(&1)));
    for (text, why) in [
        ("{\n  \"a\": }", "expected value at line 2 column 8"),
        (r#"{"a":"x"}"#, "invalid type: string \"x\", expected i32 at line 1 column 8"),
        ("", "EOF while parsing a value at line 1 column 0"),
        ("{} {}", "trailing characters at line 1 column 4"),
    ] {
        assert_eq!(
            decode::<Message>(&datum(text)).unwrap_err().to_string(),
            format!(
                "cannot decode string at byte 1 (in `part.extra`): the text is not the field's value in JSON: {why}"
            )
        );
    }
}

#[test]
fn values_without_json_are_errors_with_their_field() {
    #[derive(AvroRecord)]
    struct Message {
        first: String,
        #[avro(json)]
        map: HashMap<(i32, i32), Vec<i32>>,
        last: i32,
    }
    let message = Message { first: "x".into(), map: HashMap::from([((1, 2), vec![])]), last: 3 };
    let mut buffer = b"before".to_vec();
    assert_eq!(
        encode_into(&message, &mut buffer).unwrap_err().to_string(),
        "cannot encode string (in `map`): the value has no text in JSON: key must be a string"
    );
    assert_eq!(buffer, b"before");
    encode(&Message { map: HashMap::new(), ..message }).unwrap();
}

#[test]
fn plain_strings_are_read_and_the_reverse() {
    #[derive(AvroRecord, Debug, PartialEq)]
    struct Held {
        #[avro(json)]
        value: Value,
        #[avro(json)]
        maybe: Option<Value>,
    }

    #[derive(AvroRecord, Debug, PartialEq)]
    #[avro(name = "Held")]
    struct Plain {
        value: String,
    }
    let writer = |value: &str| {
        Schema::parse(&format!(r#"{{"type":"record","name":"Held","fields":[{{"name":"value","type":{value}}}]}}"#))
            .unwrap()
    };
    let read = Held { value: json!([1]), maybe: None };
    for (value, datum) in [
        (r#""string""#, &b"\x06[1]"[..]),
        (r#"{"type":"string","logicalType":"json"}"#, b"\x06[1]"),
        (r#"["null","string"]"#, b"\x02\x06[1]"),
    ] {
        assert_eq!(Resolver::<Held>::new(&writer(value)).unwrap().decode(datum).unwrap(), read);
    }
    let error = Resolver::<Held>::new(&writer(r#""string""#)).unwrap().decode(b"\x02[").unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot decode string at byte 0 (in `value`): the text is not the field's value in JSON: EOF while parsing a list at \
         line 1 column 1"
    );
    let resolver = Resolver::<Plain>::new(&Schema::parse(Held::SCHEMA_JSON).unwrap()).unwrap();
    assert_eq!(resolver.decode(&encode(&read).unwrap()).unwrap(), Plain { value: "[1]".into() });
}

#[test]
fn what_the_text_becomes_is_limited() {
    #[derive(AvroRecord, Debug)]
    struct Held {
        #[avro(json)]
        #[allow(dead_code)]
        value: Value,
    }
    let objects = format!("[{}{{}}]", r#"{"":0},"#.repeat(1_000));
    let datum = encode(objects.as_str()).unwrap();
    decode::<Held>(&datum).unwrap();
    let error = decode_with::<Held>(&datum, &Limits::default().max_memory(500_000)).unwrap_err().to_string();
    assert!(error.contains("`Limits::max_memory`"), "{error}");
    let deep = encode("[".repeat(100_000).as_str()).unwrap();
    let error = decode::<Held>(&deep).unwrap_err().to_string();
    assert!(error.contains("recursion limit exceeded"), "{error}");
}

#[test]
fn json_stands_in_what_is_flattened() {
    #[derive(AvroRecord, Debug, PartialEq)]
    struct Head {
        #[avro(json)]
        tags: Vec<String>,
    }

    #[derive(AvroRecord, Debug, PartialEq)]
    struct Message {
        #[avro(flatten)]
        head: Head,
        #[avro(default = 4)]
        count: i32,
    }
    let writer = r#"{"type":"record","name":"Message","fields":[{"name":"tags","type":"string"}]}"#;
    let message = Message { head: Head { tags: vec!["a".into()] }, count: 4 };
    let resolver = Resolver::<Message>::new(&Schema::parse(writer).unwrap()).unwrap();
    assert_eq!(resolver.decode(b"\x0a[\"a\"]").unwrap(), message);
    assert_eq!(decode::<Message>(&encode(&message).unwrap()).unwrap(), message);
}
