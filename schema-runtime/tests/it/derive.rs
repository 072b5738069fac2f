//! Derived records: their schemas, and their bytes.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use schema_runtime::{AvroRecord, AvroType, decode, encode};

/// A user of the system,
/// as messages carry it.
#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "AvroUsers", namespace = "com.example")]
struct UserModel {
    first_name: String,
    last_name: String,
}

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "AvroUsers", namespace = "com.example")]
struct UserRef<'a> {
    first_name: &'a str,
    last_name: Cow<'a, str>,
}

#[derive(AvroRecord, Debug, PartialEq, Default)]
#[avro(namespace = "com.example", rename_all = "camelCase", alias = "Everything", alias = "other.Old")]
struct Everything {
    a_boolean: bool,
    /// Sixteen
    /// lines.
    an_int: i32,
    #[avro(default = 7, alias = "longAgo")]
    a_long: i64,
    a_float: f32,
    a_double: f64,
    #[avro(default = "eu", doc = "where")]
    a_string: String,
    #[avro(default = b"\x00\xff")]
    some_bytes: Vec<u8>,
    an_option: Option<i64>,
    an_optional_string: Option<String>,
    an_array: Vec<i32>,
    nested_arrays: Vec<Vec<String>>,
    bytes_in_array: Vec<Vec<u8>>,
    #[avro(default = {"a": 1})]
    a_map: HashMap<String, i32>,
    a_sorted_map: BTreeMap<String, Vec<Inner>>,
    #[avro(default = {"x": 1, "y": null})]
    inner: Inner,
    again: Option<Box<Inner>>,
    r#type: Box<aliases::Alias>,
    #[avro(rename = "renamed")]
    other_name: Vec<Option<bool>>,
}

mod aliases {
    pub(crate) type Alias = Vec<u8>;
}

#[derive(AvroRecord, Debug, PartialEq, Default, Clone)]
#[avro(namespace = "com.example")]
struct Inner {
    x: i32,
    y: Option<f64>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Tree {
    value: i32,
    left: Option<Box<Self>>,
    right: Option<Box<Tree>>,
    forests: Vec<Forest>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Forest {
    trees: BTreeMap<String, Tree>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Empty {}

const FINGERPRINT: u64 = UserModel::FINGERPRINT;

#[test]
fn texts_are_constants() {
    assert_eq!(UserModel::FULL_NAME, "com.example.AvroUsers");
    assert_eq!(
        UserModel::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"AvroUsers","namespace":"com.example","#,
            r#""doc":"A user of the system,\nas messages carry it.","#,
            r#""fields":[{"name":"first_name","type":"string"},{"name":"last_name","type":"string"}]}"#
        )
    );
    assert_eq!(FINGERPRINT, schema_model::crc64(UserModel::CANONICAL_FORM.as_bytes()));
    assert_eq!(UserRef::FINGERPRINT, FINGERPRINT);
    assert_eq!(Empty::SCHEMA_JSON, r#"{"type":"record","name":"Empty","fields":[]}"#);
}

#[test]
fn a_whole_schema() {
    let expected = concat!(
        r#"{"type":"record","name":"Everything","namespace":"com.example","fields":["#,
        r#"{"name":"aBoolean","type":"boolean"},"#,
        r#"{"name":"anInt","type":"int","doc":"Sixteen\nlines."},"#,
        r#"{"name":"aLong","type":"long","default":7,"aliases":["longAgo"]},"#,
        r#"{"name":"aFloat","type":"float"},{"name":"aDouble","type":"double"},"#,
        r#"{"name":"aString","type":"string","doc":"where","default":"eu"},"#,
        r#"{"name":"someBytes","type":"bytes","default":"\u0000ÿ"},"#,
        r#"{"name":"anOption","type":["null","long"],"default":null},"#,
        r#"{"name":"anOptionalString","type":["null","string"],"default":null},"#,
        r#"{"name":"anArray","type":{"type":"array","items":"int"}},"#,
        r#"{"name":"nestedArrays","type":{"type":"array","items":{"type":"array","items":"string"}}},"#,
        r#"{"name":"bytesInArray","type":{"type":"array","items":"bytes"}},"#,
        r#"{"name":"aMap","type":{"type":"map","values":"int"},"default":{"a":1}},"#,
        r#"{"name":"aSortedMap","type":{"type":"map","values":{"type":"array","items":"#,
        r#"{"type":"record","name":"Inner","fields":[{"name":"x","type":"int"},"#,
        r#"{"name":"y","type":["null","double"],"default":null}]}}}},"#,
        r#"{"name":"inner","type":"Inner","default":{"x":1,"y":null}},"#,
        r#"{"name":"again","type":["null","Inner"],"default":null},"#,
        r#"{"name":"type","type":"bytes"},"#,
        r#"{"name":"renamed","type":{"type":"array","items":["null","boolean"]}}],"#,
        r#""aliases":["Everything","other.Old"]}"#
    );
    assert_eq!(Everything::SCHEMA_JSON, expected);
    let parsed = schema_model::Schema::parse(Everything::SCHEMA_JSON).unwrap();
    assert_eq!(schema_model::difference(parsed.root(), Everything::SCHEMA.get()), None);
    assert_eq!(parsed.root().canonical_form(), Everything::CANONICAL_FORM);
}

#[test]
fn bytes_are_as_the_specification_says() {
    let user = UserModel { first_name: "foo".into(), last_name: "bar".into() };
    let datum = encode(&user).unwrap();
    assert_eq!(datum, b"\x06foo\x06bar");
    assert_eq!(decode::<UserModel>(&datum).unwrap(), user);

    let borrowed: UserRef<'_> = decode(&datum).unwrap();
    assert_eq!(borrowed, UserRef { first_name: "foo", last_name: Cow::Borrowed("bar") });
    assert!(matches!(borrowed.last_name, Cow::Borrowed(_)));
    assert!(datum.as_ptr_range().contains(&borrowed.first_name.as_ptr()), "it borrows from the datum");

    assert_eq!(encode(&Empty {}).unwrap(), b"");
    assert_eq!(decode::<Empty>(b"").unwrap(), Empty {});
}

#[test]
fn everything_comes_back() {
    let inner = Inner { x: -1, y: Some(0.5) };
    let everything = Everything {
        a_boolean: true,
        an_int: i32::MIN,
        a_long: i64::MAX,
        a_float: f32::MIN_POSITIVE,
        a_double: -0.0,
        a_string: "héllo".repeat(1000),
        some_bytes: vec![0, 255],
        an_option: Some(-5),
        an_optional_string: None,
        an_array: (-500..500).collect(),
        nested_arrays: vec![vec![], vec!["a".into(), "b".into()]],
        bytes_in_array: vec![vec![], vec![1, 2, 3]],
        a_map: HashMap::from([("one".into(), 1), ("two".into(), 2)]),
        a_sorted_map: BTreeMap::from([("k".into(), vec![inner.clone(); 3])]),
        inner: inner.clone(),
        again: Some(Box::new(inner)),
        r#type: Box::new(vec![9]),
        other_name: vec![None, Some(true), Some(false)],
    };
    let datum = encode(&everything).unwrap();
    assert_eq!(decode::<Everything>(&datum).unwrap(), everything);
    assert_eq!(decode::<Everything>(&encode(&Everything::default()).unwrap()).unwrap(), Everything::default());
    for len in 0..datum.len() {
        assert!(decode::<Everything>(&datum[..len]).is_err(), "a datum of {len} bytes is not whole");
    }
}

#[test]
fn recursive_types_come_back() {
    let leaf = |value| Tree { value, left: None, right: None, forests: vec![] };
    let tree = Tree {
        value: 1,
        left: Some(Box::new(leaf(2))),
        right: Some(Box::new(Tree { left: Some(Box::new(leaf(4))), ..leaf(3) })),
        forests: vec![Forest { trees: BTreeMap::from([("a".into(), leaf(5)), ("b".into(), leaf(6))]) }],
    };
    assert_eq!(decode::<Tree>(&encode(&tree).unwrap()).unwrap(), tree);
    assert_eq!(
        Tree::CANONICAL_FORM,
        concat!(
            r#"{"name":"Tree","type":"record","fields":[{"name":"value","type":"int"},"#,
            r#"{"name":"left","type":["null","Tree"]},{"name":"right","type":["null","Tree"]},"#,
            r#"{"name":"forests","type":{"type":"array","items":{"name":"Forest","type":"record","fields":["#,
            r#"{"name":"trees","type":{"type":"map","values":"Tree"}}]}}}]}"#
        )
    );
}

/// Inside a namespace, a name without one would be read as one of it. Where there is such a type, the compiler refuses it.
#[test]
fn names_without_a_namespace_are_found_inside_one() {
    #[derive(AvroRecord)]
    struct X {}
    #[derive(AvroRecord)]
    #[avro(namespace = "n")]
    struct Inner {
        outer: Option<Box<Outer>>,
    }
    #[derive(AvroRecord)]
    struct Outer {
        inner: Inner,
    }
    #[derive(AvroRecord)]
    #[avro(namespace = "n")]
    struct Fine {
        first: X,
        again: Vec<X>,
    }
    let _ = encode(&Outer { inner: Inner { outer: None } }).unwrap();
    let _ = encode(&Fine { first: X {}, again: vec![] }).unwrap();
    assert_eq!(
        Outer::SCHEMA.get().conflict().unwrap().to_string(),
        "`Outer` has no namespace and is named inside the namespace `n`, where its name would be read as `n.Outer`; \
         give it a namespace",
    );
    assert_eq!(Fine::SCHEMA.get().conflict(), None);
}

/// The derive guesses schemas from the names of types, to write their texts beforehand. Names can mean something else.
mod names_that_mean_something_else {
    use super::*;

    type String = Vec<u8>;
    type Cow<'a, T> = &'a [T];
    type Vec<T> = std::vec::Vec<T>;
    type Option<T> = std::vec::Vec<T>;
    type HashMap<K, V> = std::collections::BTreeMap<std::string::String, Pair<K, V>>;
    type Pair<K, V> = std::option::Option<std::collections::HashMap<K, V>>;

    mod string {
        pub(super) type String = std::string::String;
    }

    #[derive(AvroRecord)]
    struct Others<'a> {
        /// "Quoted"\
        string: String,
        optional: Option<i32>,
        optional_bytes: Option<String>,
        array: Vec<Cow<'a, u8>>,
        map: HashMap<string::String, i64>,
        #[avro(default = "a\"\n", alias = "old", alias = "older")]
        last: string::String,
    }

    #[test]
    fn have_the_schema_that_they_mean() {
        assert_eq!(
            Others::SCHEMA_JSON,
            concat!(
                r#"{"type":"record","name":"Others","fields":["#,
                r#"{"name":"string","type":"bytes","doc":"\"Quoted\"\\"},"#,
                r#"{"name":"optional","type":{"type":"array","items":"int"}},"#,
                r#"{"name":"optional_bytes","type":{"type":"array","items":"bytes"}},"#,
                r#"{"name":"array","type":{"type":"array","items":"bytes"}},"#,
                r#"{"name":"map","type":{"type":"map","values":["null",{"type":"map","values":"long"}]}},"#,
                r#"{"name":"last","type":"string","default":"a\"\n","aliases":["old","older"]}]}"#,
            )
        );
        let schema = schema_model::Schema::parse(Others::SCHEMA_JSON).expect("a valid schema");
        assert_eq!(schema.root().to_json(), Others::SCHEMA_JSON);
        assert_eq!(schema.root().canonical_form(), Others::CANONICAL_FORM);
        assert_eq!(schema.root().fingerprint(), Others::FINGERPRINT);
    }
}
