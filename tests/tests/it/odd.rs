//! The derives on types that are written in unusual ways: what they make is what it is of the same type written plainly.
#![allow(clippy::type_complexity, non_camel_case_types)]

use std::{borrow::Cow, collections::BTreeMap, fmt::Debug, sync::Arc};

use schema_runtime::{AvroDecodeOwned, AvroEncode, AvroEnum, AvroFixed, AvroRecord, AvroUnion, decode, encode};

#[track_caller]
fn round_trips<T: AvroEncode + AvroDecodeOwned + PartialEq + Debug>(value: &T, bytes: &[u8]) {
    let datum = encode(value).unwrap();
    assert_eq!(datum, bytes);
    assert_eq!(&decode::<T>(&datum).unwrap(), value);
    for len in 0..datum.len() {
        assert!(decode::<T>(&datum[..len]).is_err());
    }
    let json = T::SCHEMA.get().to_json();
    assert_eq!(schema_model::Schema::parse(&json).unwrap().to_string(), json);
}

/// The names that derived code would use, if it were careless, are others here.
mod shadowed {
    #![allow(dead_code, reason = "they shadow")]

    struct Option;
    struct Vec;
    struct String;
    struct Result;
    struct Box;
    type usize = ();
    type u64 = ();
    type str = ();
    trait Clone {}
    trait From {}
    mod core {}
    mod std {}

    #[derive(schema_runtime::AvroRecord, Debug, PartialEq)]
    pub(super) struct Record {
        pub(super) __value: i32,
        pub(super) __room: i8,
        pub(super) __reader: Union,
        pub(super) __tail: Fixed,
        pub(super) value: Enum,
    }

    #[derive(schema_runtime::AvroEnum, Debug, PartialEq)]
    pub(super) enum Enum {
        Ok,
        None,
    }

    #[derive(schema_runtime::AvroUnion, Debug, PartialEq)]
    pub(super) enum Union {
        Ok(i32),
        Err(f32),
        Some(bool),
        None,
    }

    #[derive(schema_runtime::AvroFixed, Debug, PartialEq)]
    pub(super) struct Fixed(pub(super) [u8; 3]);
}

#[test]
fn names_are_shadowed() {
    use shadowed::{Enum, Fixed, Record, Union};

    let value =
        Record { __value: 1, __room: -1, __reader: Union::Some(true), __tail: Fixed([7, 8, 9]), value: Enum::None };
    round_trips(&value, &[2, 1, 4, 1, 7, 8, 9, 2]);
}

#[derive(AvroRecord, Debug, PartialEq)]
struct r#struct {
    r#type: i32,
    r#fn: Option<r#enum>,
}

#[derive(AvroEnum, Debug, PartialEq)]
enum r#enum {
    r#if = i8::MIN as isize,
    r#else = 100,
}

#[test]
fn names_are_keywords() {
    round_trips(&r#struct { r#type: 1, r#fn: Some(r#enum::r#else) }, &[2, 2, 2]);
    assert_eq!(
        r#struct::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"struct","fields":[{"name":"type","type":"int"},"#,
            r#"{"name":"fn","type":["null",{"type":"enum","name":"enum","symbols":["if","else"]}],"default":null}]}"#
        )
    );
}

trait Has {
    type Item;
}

impl Has for i32 {
    type Item = Vec<u8>;
}

macro_rules! bytes {
    () => { Vec<u8> };
}

/// `bytes`, by all that can stand for it.
macro_rules! by_macro {
    ($name:ident, $field:ident, $byte:ty, $($tokens:tt)*) => {
        #[derive(AvroRecord, Debug, PartialEq)]
        struct $name {
            $field: Vec<$byte>,
            tokens: $($tokens)*,
            called: bytes!(),
            optional: Option<bytes!()>,
            projected: <i32 as Has>::Item,
            arrays: [Vec<$byte>; 2],
        }
    };
}
by_macro!(ByMacro, field, u8, Box<[u8]>);

#[test]
fn types_come_from_macros_and_traits() {
    let value = ByMacro {
        field: vec![1],
        tokens: [2].into(),
        called: vec![3],
        optional: Some(vec![4]),
        projected: vec![5],
        arrays: [vec![6], vec![]],
    };
    round_trips(&value, &[2, 1, 2, 2, 2, 3, 2, 2, 4, 2, 5, 4, 2, 6, 0, 0]);
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Conditional {
    a: i32,
    #[cfg(any())]
    missing: NoSuchType,
    #[cfg_attr(all(), avro(rename = "renamed"))]
    b: i8,
}

#[derive(AvroEnum, Debug, PartialEq)]
enum ConditionalSymbols {
    A,
    #[cfg(any())]
    Missing,
    C,
}

#[derive(AvroUnion, Debug, PartialEq)]
enum ConditionalBranches {
    A(i32),
    #[cfg(any())]
    Missing(NoSuchType),
    C(String),
}

#[test]
fn parts_are_left_out_by_conditions() {
    round_trips(&Conditional { a: 1, b: 2 }, &[2, 4]);
    assert!(Conditional::SCHEMA_JSON.ends_with(r#"{"name":"renamed","type":"int"}]}"#));
    round_trips(&[ConditionalSymbols::A, ConditionalSymbols::C], &[4, 0, 2, 0]);
    round_trips(&[ConditionalBranches::A(1), ConditionalBranches::C(String::new())], &[4, 0, 2, 2, 0, 0]);
}

/// A default, a bound, and a clause.
#[derive(AvroRecord, Debug, PartialEq)]
struct Bounded<T = i64, U: Clone = String>
where
    T: Debug + Clone,
    Vec<T>: Clone,
{
    t: T,
    u: Vec<U>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Lent<'a, 'b, T, U>
where
    T: 'a,
{
    text: &'a str,
    bytes: &'b [u8],
    t: T,
    u: Option<U>,
    cow: Cow<'a, str>,
}

#[test]
fn parameters_have_bounds() {
    round_trips(&Bounded { t: 1_i64, u: vec!["a".to_owned()] }, &[2, 2, 2, b'a', 0]);
    round_trips(&Bounded { t: Some(1_i8), u: vec![7_u8] }, &[2, 2, 2, 7]);
    let lent = Lent { text: "a", bytes: &[1][..], t: 1_i32, u: Some("b"), cow: "c".into() };
    let datum = encode(&lent).unwrap();
    assert_eq!(datum, [2, b'a', 2, 1, 2, 2, 2, b'b', 2, b'c']);
    assert_eq!(decode::<Lent<'_, '_, i32, &str>>(&datum).unwrap(), lent);
}

#[test]
fn types_stand_in_functions() {
    fn other() {
        #[derive(AvroUnion, Debug, PartialEq)]
        enum Inner {
            A(i32),
        }
        round_trips(&Inner::A(1), &[0, 2]);
    }

    #[derive(AvroRecord, Debug, PartialEq)]
    struct Inner {
        list: Vec<Self>,
        map: BTreeMap<String, Self>,
    }
    let empty = || Inner { list: vec![], map: BTreeMap::new() };
    round_trips(
        &Inner { list: vec![empty()], map: BTreeMap::from([(String::new(), empty())]) },
        &[2, 0, 0, 0, 2, 0, 0, 0, 0],
    );
    other();
}

#[derive(AvroFixed, Debug, PartialEq)]
struct Nothing([u8; 0]);

#[derive(AvroFixed, Debug, PartialEq)]
struct Large([u8; 10_000 * 10]);

#[derive(AvroRecord, Debug, PartialEq)]
struct Sizes {
    nothing: [[Nothing; 2]; 2],
    nothings: Vec<Vec<Nothing>>,
    none: [[Nothing; 0]; 3],
    large: Vec<Large>,
    arcs: Arc<Arc<Arc<Arc<Arc<Arc<i64>>>>>>,
}

#[test]
fn sizes_are_odd() {
    let value = Sizes {
        nothing: [[Nothing([]), Nothing([])], [Nothing([]), Nothing([])]],
        nothings: vec![vec![Nothing([])], vec![]],
        none: [[], [], []],
        large: vec![],
        arcs: Arc::new(Arc::new(Arc::new(Arc::new(Arc::new(Arc::new(1)))))),
    };
    round_trips(&value, &[4, 4, 0, 4, 0, 0, 4, 2, 0, 0, 0, 6, 0, 0, 0, 0, 0, 2]);
    let large = encode(&Large([7; 100_000])).unwrap();
    assert_eq!(large, [7; 100_000]);
    assert_eq!(decode::<Large>(&large).unwrap().0, [7; 100_000]);
    assert!(decode::<Large>(&large[1..]).is_err());
}
