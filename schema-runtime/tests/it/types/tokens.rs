//! Types by the names that they are usually written with.

use std::{
    borrow::Cow,
    collections::{BTreeMap, VecDeque},
    rc::Rc,
    sync::Arc,
};

use schema_runtime::{AvroRecord, decode, encode};

/// What the derive guesses from tokens is what the compiler finds through other names.
#[test]
fn schemas_by_their_tokens() {
    #[derive(AvroRecord, Debug, PartialEq, Default)]
    struct Tokens {
        a: i8,
        b: u8,
        c: i16,
        d: u16,
        e: u32,
        f: Box<str>,
        g: Arc<str>,
        h: Rc<str>,
        i: Box<[u8]>,
        j: Arc<[u8]>,
        k: Rc<[u8]>,
        l: VecDeque<u8>,
        m: [u8; 4],
        n: Box<[i8]>,
        o: Arc<[u32]>,
        p: Rc<[String]>,
        q: VecDeque<u16>,
        r: [f64; 2],
        s: [[u8; 2]; 2],
        t: [[i16; 2]; 2],
        u: Arc<i8>,
        v: Rc<Vec<u8>>,
        w: Vec<i8>,
        x: Vec<u32>,
        y: BTreeMap<String, u16>,
        z: BTreeMap<String, [u8; 2]>,
        aa: Vec<Arc<str>>,
        ab: Option<i8>,
        ac: Option<u8>,
        ad: Option<u32>,
        ae: Option<Box<str>>,
        af: Option<Arc<[u8]>>,
        ag: Option<[u8; 4]>,
        ah: Option<[i32; 2]>,
        ai: Option<VecDeque<i64>>,
    }

    mod names {
        use super::*;

        pub(super) type A = i8;
        pub(super) type B = u8;
        pub(super) type C = i16;
        pub(super) type D = u16;
        pub(super) type E = u32;
        pub(super) type F = Box<str>;
        pub(super) type G = Arc<str>;
        pub(super) type H = Rc<str>;
        pub(super) type I = Box<[u8]>;
        pub(super) type J = Arc<[u8]>;
        pub(super) type K = Rc<[u8]>;
        pub(super) type L = VecDeque<u8>;
        pub(super) type M = [u8; 4];
        pub(super) type N = Box<[i8]>;
        pub(super) type O = Arc<[u32]>;
        pub(super) type P = Rc<[String]>;
        pub(super) type Q = VecDeque<u16>;
        pub(super) type R = [f64; 2];
        pub(super) type S = [[u8; 2]; 2];
        pub(super) type T = [[i16; 2]; 2];
        pub(super) type U = Arc<i8>;
        pub(super) type V = Rc<Vec<u8>>;
        pub(super) type W = Vec<i8>;
        pub(super) type X = Vec<u32>;
        pub(super) type Y = BTreeMap<String, u16>;
        pub(super) type Z = BTreeMap<String, [u8; 2]>;
        pub(super) type AA = Vec<Arc<str>>;
        pub(super) type AB = Option<i8>;
        pub(super) type AC = Option<u8>;
        pub(super) type AD = Option<u32>;
        pub(super) type AE = Option<Box<str>>;
        pub(super) type AF = Option<Arc<[u8]>>;
        pub(super) type AG = Option<[u8; 4]>;
        pub(super) type AH = Option<[i32; 2]>;
        pub(super) type AI = Option<VecDeque<i64>>;
    }

    #[derive(AvroRecord, Debug, PartialEq, Default)]
    #[avro(name = "Tokens")]
    struct Named {
        a: names::A,
        b: names::B,
        c: names::C,
        d: names::D,
        e: names::E,
        f: names::F,
        g: names::G,
        h: names::H,
        i: names::I,
        j: names::J,
        k: names::K,
        l: names::L,
        m: names::M,
        n: names::N,
        o: names::O,
        p: names::P,
        q: names::Q,
        r: names::R,
        s: names::S,
        t: names::T,
        u: names::U,
        v: names::V,
        w: names::W,
        x: names::X,
        y: names::Y,
        z: names::Z,
        aa: names::AA,
        ab: names::AB,
        ac: names::AC,
        ad: names::AD,
        ae: names::AE,
        af: names::AF,
        ag: names::AG,
        ah: names::AH,
        ai: names::AI,
    }

    let expected = concat!(
        r#"{"type":"record","name":"Tokens","fields":["#,
        r#"{"name":"a","type":"int"},"#,
        r#"{"name":"b","type":"int"},"#,
        r#"{"name":"c","type":"int"},"#,
        r#"{"name":"d","type":"int"},"#,
        r#"{"name":"e","type":"long"},"#,
        r#"{"name":"f","type":"string"},"#,
        r#"{"name":"g","type":"string"},"#,
        r#"{"name":"h","type":"string"},"#,
        r#"{"name":"i","type":"bytes"},"#,
        r#"{"name":"j","type":"bytes"},"#,
        r#"{"name":"k","type":"bytes"},"#,
        r#"{"name":"l","type":"bytes"},"#,
        r#"{"name":"m","type":"bytes"},"#,
        r#"{"name":"n","type":{"type":"array","items":"int"}},"#,
        r#"{"name":"o","type":{"type":"array","items":"long"}},"#,
        r#"{"name":"p","type":{"type":"array","items":"string"}},"#,
        r#"{"name":"q","type":{"type":"array","items":"int"}},"#,
        r#"{"name":"r","type":{"type":"array","items":"double"}},"#,
        r#"{"name":"s","type":{"type":"array","items":"bytes"}},"#,
        r#"{"name":"t","type":{"type":"array","items":{"type":"array","items":"int"}}},"#,
        r#"{"name":"u","type":"int"},"#,
        r#"{"name":"v","type":"bytes"},"#,
        r#"{"name":"w","type":{"type":"array","items":"int"}},"#,
        r#"{"name":"x","type":{"type":"array","items":"long"}},"#,
        r#"{"name":"y","type":{"type":"map","values":"int"}},"#,
        r#"{"name":"z","type":{"type":"map","values":"bytes"}},"#,
        r#"{"name":"aa","type":{"type":"array","items":"string"}},"#,
        r#"{"name":"ab","type":["null","int"],"default":null},"#,
        r#"{"name":"ac","type":["null","int"],"default":null},"#,
        r#"{"name":"ad","type":["null","long"],"default":null},"#,
        r#"{"name":"ae","type":["null","string"],"default":null},"#,
        r#"{"name":"af","type":["null","bytes"],"default":null},"#,
        r#"{"name":"ag","type":["null","bytes"],"default":null},"#,
        r#"{"name":"ah","type":["null",{"type":"array","items":"int"}],"default":null},"#,
        r#"{"name":"ai","type":["null",{"type":"array","items":"long"}],"default":null}"#,
        "]}",
    );
    assert_eq!(Tokens::SCHEMA_JSON, expected);
    assert_eq!(Named::SCHEMA_JSON, expected);
    assert_eq!(Named::CANONICAL_FORM, Tokens::CANONICAL_FORM);
    let datum = encode(&Tokens::default()).unwrap();
    assert_eq!(encode(&Named::default()).unwrap(), datum);
    assert_eq!(decode::<Tokens>(&datum).unwrap(), Tokens::default());
}

#[test]
fn borrowed_types() {
    #[derive(AvroRecord, Debug, PartialEq)]
    struct Borrowed<'a> {
        text: &'a str,
        bytes: &'a [u8],
        cow: Cow<'a, str>,
        cow_of_bytes: Cow<'a, [u8]>,
        both: [&'a str; 2],
        shared: Arc<[&'a str]>,
    }

    assert_eq!(
        Borrowed::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Borrowed","fields":[{"name":"text","type":"string"},"#,
            r#"{"name":"bytes","type":"bytes"},{"name":"cow","type":"string"},{"name":"cow_of_bytes","type":"bytes"},"#,
            r#"{"name":"both","type":{"type":"array","items":"string"}},"#,
            r#"{"name":"shared","type":{"type":"array","items":"string"}}]}"#,
        )
    );
    let value = Borrowed {
        text: "a",
        bytes: &[1],
        cow: "b".into(),
        cow_of_bytes: (&[2][..]).into(),
        both: ["c", "d"],
        shared: ["e"].into(),
    };
    let datum = encode(&value).unwrap();
    assert_eq!(datum, [2, b'a', 2, 1, 2, b'b', 2, 2, 4, 2, b'c', 2, b'd', 0, 2, 2, b'e', 0]);
    let read: Borrowed<'_> = decode(&datum).unwrap();
    assert_eq!(read, value);
    assert!(matches!((&read.cow, &read.cow_of_bytes), (Cow::Borrowed(_), Cow::Borrowed(_))));
    assert!(datum.as_ptr_range().contains(&read.both[1].as_ptr()), "the items of an array borrow from the datum");
}
