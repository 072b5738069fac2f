//! The schemas of the golden data as code, beside what Java makes of them: texts and bytes.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

use std::{fmt::Debug, fs, path::Path};

use schema_runtime::{AvroDecodeOwned, AvroEncode, AvroType, Resolver, Schema, Transcoder, decode, encode};
use test_support::from_hex;

mod generated {
    include!(concat!(env!("OUT_DIR"), "/golden.rs"));
}

/// What Java made of a schema and its values.
fn golden(name: &str) -> (Option<String>, Vec<Vec<u8>>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../schemas/golden/{name}.golden"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = || text.lines().filter_map(|line| line.split_once(' '));
    let json = lines().find(|(key, _)| *key == "json").map(|(_, json)| json.to_owned());
    (json, lines().filter(|(key, _)| *key == "datum").map(|(_, hex)| from_hex(hex)).collect())
}

#[track_caller]
fn is_as_in_java<T: AvroType + AvroEncode + AvroDecodeOwned + PartialEq + Debug>(name: &str) {
    let (json, data) = golden(name);
    assert_eq!(T::SCHEMA.get().to_json(), json.unwrap(), "{name}");
    for datum in data {
        let value: T = decode(&datum).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(encode(&value).unwrap(), datum, "{name}: {value:?}");
    }
}

macro_rules! case {
    ($module:ident, $name:literal, $type:ty) => {
        #[test]
        fn $module() {
            use generated::$module::*;
            is_as_in_java::<$type>($name);
        }
    };
}

/// A schema that no code is generated for: it names the place, and why.
macro_rules! refused {
    ($module:ident, $name:literal, $message:literal) => {
        #[test]
        fn $module() {
            let expected = match $name {
                // To the specification, a name without a namespace is one of the namespace around it; to Java, what it has met.
                "null_namespace_reference" => "may be `n.X`, which is defined further on",
                other => panic!("{other} is refused: {}", $message),
            };
            assert!($message.contains(expected), "{}", $message);
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/golden_cases.rs"));

/// Defaults of later branches are what readers of this project take: types with a plan, without a type, and `Default`.
#[test]
fn defaults_of_any_branch_are_read() {
    use generated::default_union_::{Part, Unions, UnionsLast};

    let expected = Unions {
        first: None,
        first_of_two: Some(0),
        second: Some(1),
        last: Some(UnionsLast::String("a".to_owned())),
        array: Some(vec![1]),
        record: Some(Part { x: 1 }),
    };
    assert_eq!(Unions::default(), expected);
    let writer = Schema::parse(r#"{"type":"record","name":"Unions","fields":[{"name":"gone","type":"int"}]}"#).unwrap();
    let resolver = Resolver::<Unions>::new(&writer).unwrap();
    assert!(resolver.is_total(), "{:?}", resolver.incompatibilities());
    assert_eq!(resolver.decode(&[2]).unwrap(), expected);
    let reader = Schema::from_static(Unions::SCHEMA);
    let datum = Transcoder::new(&writer, &reader).unwrap().transcode(&[2]).unwrap();
    assert_eq!(decode::<Unions>(&datum).unwrap(), expected);
    assert_eq!(datum, encode(&expected).unwrap());
}
