//! Each type that has a schema without a derive: its schema, its bytes as the specification has them, and what it refuses.
#![allow(clippy::unwrap_used)]
#![forbid(unsafe_code)]

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, VecDeque},
    rc::Rc,
    sync::Arc,
};

use schema_runtime::{
    AvroDecode, AvroRecord, AvroUnion, ErrorKind, Limits, decode, decode_with, encode, encode_into_with,
};

/// A number, from the specification ("Primitive Types"): zigzag, then seven bits a byte, the least significant first.
fn number(number: i64) -> Vec<u8> {
    let mut rest = i128::from(number) * 2;
    if rest < 0 {
        rest = -rest - 1;
    }
    let mut bytes = Vec::new();
    while rest >= 128 {
        bytes.push((rest % 128 + 128) as u8);
        rest /= 128;
    }
    bytes.push(rest as u8);
    bytes
}

/// `bytes` or `string`: a length, and the bytes.
fn bytes(bytes: &[u8]) -> Vec<u8> {
    [number(bytes.len() as i64), bytes.to_vec()].concat()
}

/// An array of one block: the number of items, the items, and the end.
fn array<const N: usize>(items: [Vec<u8>; N]) -> Vec<u8> {
    if N == 0 { vec![0] } else { [number(N as i64), items.concat(), vec![0]].concat() }
}

#[track_caller]
fn refused<'de, T: AvroDecode<'de>>(datum: &'de [u8], expected: &str) {
    match decode::<T>(datum) {
        Ok(_) => panic!("accepted"),
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Decode);
            assert_eq!(error.to_string(), expected);
        }
    }
}

/// A type by itself and inside of others, by its own name and by another: its schema, its bytes, and each datum cut off.
///
/// The derive sees what a macro passes on, so `schemas_by_their_tokens` has the same types as they are usually written.
macro_rules! type_case {
    ($name:ident: [$type:ty] is $schema:literal, $($value:expr => $bytes:expr),+ $(,)?) => {
        #[test]
        fn $name() {
            type Alias = $type;

            #[derive(AvroRecord, Debug, PartialEq)]
            struct Holder {
                value: $type,
                optional: Option<$type>,
                list: Vec<$type>,
                map: BTreeMap<String, $type>,
                boxed: Box<$type>,
            }

            #[derive(AvroRecord, Debug, PartialEq)]
            #[avro(name = "Holder")]
            struct Aliased {
                value: Alias,
                optional: Option<Alias>,
                list: Vec<Alias>,
                map: BTreeMap<String, Alias>,
                boxed: Box<Alias>,
            }

            let schema = concat!(
                r#"{"type":"record","name":"Holder","fields":[{"name":"value","type":"#, $schema,
                r#"},{"name":"optional","type":["null","#, $schema,
                r#"],"default":null},{"name":"list","type":{"type":"array","items":"#, $schema,
                r#"}},{"name":"map","type":{"type":"map","values":"#, $schema,
                r#"}},{"name":"boxed","type":"#, $schema, "}]}",
            );
            assert_eq!(Holder::SCHEMA_JSON, schema);
            assert_eq!(Aliased::SCHEMA_JSON, schema);

            $({
                let value = || -> Alias { $value };
                let bytes: Vec<u8> = $bytes;
                assert_eq!(encode(&value()).unwrap(), bytes);
                assert_eq!(decode::<Alias>(&bytes).unwrap(), value());
                for len in 0..bytes.len() {
                    assert_eq!(decode::<Alias>(&bytes[..len]).unwrap_err().kind(), ErrorKind::Decode);
                }

                let full = Holder {
                    value: value(),
                    optional: Some(value()),
                    list: vec![value(), value()],
                    map: BTreeMap::from([("k".to_owned(), value())]),
                    boxed: Box::new(value()),
                };
                let datum = [
                    bytes.clone(),
                    vec![2],
                    bytes.clone(),
                    vec![4],
                    bytes.repeat(2),
                    vec![0, 2, 2, b'k'],
                    bytes.clone(),
                    vec![0],
                    bytes.clone(),
                ]
                .concat();
                assert_eq!(encode(&full).unwrap(), datum);
                assert_eq!(decode::<Holder>(&datum).unwrap(), full);
                let aliased = decode::<Aliased>(&datum).unwrap();
                assert_eq!(encode(&aliased).unwrap(), datum);
                for len in 0..datum.len() {
                    assert_eq!(decode::<Holder>(&datum[..len]).unwrap_err().kind(), ErrorKind::Decode);
                }
                // Changed bytes are another value or an error.
                for at in 0..datum.len().min(400) {
                    for byte in [0, 1, 2, 3, 0x7f, 0x80, 0xff] {
                        let mut datum = datum.clone();
                        datum[at] = byte;
                        let _ = decode::<Holder>(&datum).map_err(|error| assert_eq!(error.kind(), ErrorKind::Decode));
                    }
                }

                let bare = Holder {
                    value: value(),
                    optional: None,
                    list: Vec::new(),
                    map: BTreeMap::new(),
                    boxed: Box::new(value()),
                };
                let datum = [bytes.clone(), vec![0; 3], bytes.clone()].concat();
                assert_eq!(encode(&bare).unwrap(), datum);
                assert_eq!(decode::<Holder>(&datum).unwrap(), bare);
            })+
        }
    };
}

type_case!(eight_bits: [i8] is r#""int""#,
    0 => vec![0],
    -1 => vec![1],
    63 => vec![126],
    i8::MIN => vec![0xff, 0x01],
    i8::MAX => vec![0xfe, 0x01],
);
type_case!(sixteen_bits: [i16] is r#""int""#,
    0 => vec![0],
    i16::MIN => number(-32_768),
    i16::MAX => vec![0xfe, 0xff, 0x03],
);
type_case!(sixteen_bits_unsigned: [u16] is r#""int""#, 0 => vec![0], u16::MAX => vec![0xfe, 0xff, 0x07]);
type_case!(thirty_two_bits_unsigned: [u32] is r#""long""#,
    0 => vec![0],
    1 << 31 => number(1 << 31),
    u32::MAX => vec![0xfe, 0xff, 0xff, 0xff, 0x1f],
);

type_case!(a_boxed_str: [Box<str>] is r#""string""#, "".into() => vec![0], "aß".into() => vec![6, b'a', 0xc3, 0x9f]);
type_case!(a_shared_str: [Arc<str>] is r#""string""#,
    "".into() => vec![0],
    "a".repeat(70).into() => bytes(&[b'a'; 70]),
);
type_case!(a_counted_str: [Rc<str>] is r#""string""#, "hi".into() => vec![4, b'h', b'i']);

type_case!(boxed_bytes: [Box<[u8]>] is r#""bytes""#, [].into() => vec![0], [0, 255].into() => vec![4, 0, 255]);
type_case!(shared_bytes: [Arc<[u8]>] is r#""bytes""#, [].into() => vec![0], [7; 100].into() => bytes(&[7; 100]));
type_case!(counted_bytes: [Rc<[u8]>] is r#""bytes""#, [1].into() => vec![2, 1]);
type_case!(boxed_numbers: [Box<[i8]>] is r#"{"type":"array","items":"int"}"#,
    [].into() => array([]),
    [-1, 127].into() => array([vec![1], number(127)]),
);
type_case!(shared_texts: [Arc<[String]>] is r#"{"type":"array","items":"string"}"#,
    [].into() => array([]),
    ["a".to_owned(), String::new()].into() => array([vec![2, b'a'], vec![0]]),
);
type_case!(counted_options: [Rc<[Option<u32>]>] is r#"{"type":"array","items":["null","long"]}"#,
    [None, Some(u32::MAX)].into() => array([vec![0], [vec![2], number(u32::MAX.into())].concat()]),
);
type_case!(a_deque: [VecDeque<i32>] is r#"{"type":"array","items":"int"}"#,
    [].into() => array([]),
    [1, -1].into() => array([vec![2], vec![1]]),
);
type_case!(a_deque_of_bytes: [VecDeque<u8>] is r#""bytes""#, [].into() => vec![0], [1, 255].into() => vec![4, 1, 255]);

type_case!(shared: [Arc<i64>] is r#""long""#, 7.into() => vec![14]);
type_case!(counted: [Rc<f32>] is r#""float""#, 1.0.into() => 1.0_f32.to_le_bytes().to_vec());
type_case!(shared_list: [Arc<Vec<u16>>] is r#"{"type":"array","items":"int"}"#, vec![3].into() => array([vec![6]]));

type_case!(an_array: [[i32; 3]] is r#"{"type":"array","items":"int"}"#,
    [1, i32::MIN, 0] => array([vec![2], number(i32::MIN.into()), vec![0]]),
);
type_case!(an_array_of_nothing: [[String; 0]] is r#"{"type":"array","items":"string"}"#, [] => array([]));
type_case!(an_array_of_bytes: [[u8; 4]] is r#""bytes""#, [0, 1, 2, 255] => vec![8, 0, 1, 2, 255]);
type_case!(no_bytes: [[u8; 0]] is r#""bytes""#, [] => vec![0]);
type_case!(an_array_of_eight_bits: [[i8; 2]] is r#"{"type":"array","items":"int"}"#, [-1, 1] => array([vec![1], vec![2]]));
type_case!(an_array_of_floats: [[f64; 2]] is r#"{"type":"array","items":"double"}"#,
    [0.5, -2.0] => array([0.5_f64.to_le_bytes().to_vec(), (-2_f64).to_le_bytes().to_vec()]),
);
type_case!(an_array_of_arrays: [[[u32; 2]; 2]] is r#"{"type":"array","items":{"type":"array","items":"long"}}"#,
    [[1, 2], [3, 4]] => array([array([vec![2], vec![4]]), array([vec![6], vec![8]])]),
);
type_case!(an_array_of_arrays_of_bytes: [[[u8; 1]; 2]] is r#"{"type":"array","items":"bytes"}"#,
    [[1], [2]] => array([vec![2, 1], vec![2, 2]]),
);
type_case!(a_long_array: [[i64; 300]] is r#"{"type":"array","items":"long"}"#,
    [-1; 300] => [number(300), vec![1; 300], vec![0]].concat(),
);
type_case!(an_array_of_maps: [[BTreeMap<String, i32>; 1]] is r#"{"type":"array","items":{"type":"map","values":"int"}}"#,
    [BTreeMap::from([("a".to_owned(), 1)])] => array([vec![2, 2, b'a', 2, 0]]),
);

#[cfg(feature = "bytes")]
type_case!(bytes_of_the_crate: [bytes::Bytes] is r#""bytes""#,
    ::bytes::Bytes::new() => vec![0],
    ::bytes::Bytes::from_static(b"ab") => vec![4, b'a', b'b'],
    vec![9; 200].into() => bytes(&[9; 200]),
);

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

#[test]
fn numbers_out_of_range() {
    #[track_caller]
    fn bounds<T>(kind: &str, least: i64, greatest: i64)
    where
        T: for<'de> AvroDecode<'de> + Into<i64>,
    {
        for number in [least, greatest] {
            assert_eq!(decode::<T>(&self::number(number)).unwrap().into(), number);
        }
        let widest = if kind == "int" { [i32::MIN.into(), i32::MAX.into()] } else { [i64::MIN, i64::MAX] };
        for number in [least - 1, greatest + 1].into_iter().chain(widest) {
            refused::<T>(
                &self::number(number),
                &format!(
                    "cannot decode {kind} at byte 0: {number} does not fit the type in Rust, which is narrower than its \
                     schema: {least} to {greatest}"
                ),
            );
        }
    }
    bounds::<i8>("int", -128, 127);
    bounds::<u8>("int", 0, 255);
    bounds::<i16>("int", -32_768, 32_767);
    bounds::<u16>("int", 0, 65_535);
    bounds::<u32>("long", 0, 4_294_967_295);

    // No int at all, whatever the range.
    let narrow = "cannot decode int at byte 0: the number has more than 32 bits";
    refused::<i8>(&number(1 << 32), narrow);
    refused::<u16>(&number(i64::MIN), narrow);
    refused::<u32>(&[0x80; 11], "cannot decode long at byte 0: the number has more than 64 bits");
    // Longer than needed is unusual, and means the same.
    assert_eq!(decode::<i8>(&[0x81, 0x80, 0x00]).unwrap(), -1);
}

#[test]
fn a_number_out_of_range_has_a_place() {
    #[derive(AvroRecord, Debug)]
    struct Readings {
        id: Arc<str>,
        by_name: HashMap<String, Vec<Option<i16>>>,
        counts: [u32; 2],
    }

    let datum =
        [bytes(b"x"), vec![2, 2, b'k', 4, 0, 2], number(40_000), vec![0, 0], array([vec![0], vec![1]])].concat();
    refused::<Readings>(
        &datum,
        "cannot decode int at byte 8 (in `by_name[\"k\"][1]`): 40000 does not fit the type in Rust, which is narrower \
         than its schema: -32768 to 32767",
    );
    let datum = [bytes(b"x"), vec![0], array([vec![0], vec![1]])].concat();
    refused::<Readings>(
        &datum,
        "cannot decode long at byte 5 (in `counts[1]`): -1 does not fit the type in Rust, which is narrower than its \
         schema: 0 to 4294967295",
    );
}

#[test]
fn arrays_of_another_length() {
    let exactly = |what: &str| format!("cannot decode {what}, and the array in Rust has exactly");
    refused::<[i32; 3]>(&array([vec![0], vec![0]]), &(exactly("array at byte 0: it has 2 items") + " 3"));
    refused::<[i32; 3]>(
        &array([const { vec![] }; 4].map(|_: Vec<u8>| vec![0])),
        &(exactly("array at byte 0: it has 4 items") + " 3"),
    );
    refused::<[i32; 3]>(&[0], &(exactly("array at byte 0: it has 0 items") + " 3"));
    refused::<[String; 0]>(&array([bytes(b"a")]), &(exactly("array at byte 0: it has 1 item") + " 0"));
    refused::<[f64; 1]>(&[0], &(exactly("array at byte 0: it has 0 items") + " 1"));
    refused::<[u8; 4]>(&bytes(b"abc"), &(exactly("bytes at byte 0: it has 3 bytes") + " 4"));
    refused::<[u8; 4]>(&bytes(b"a"), &(exactly("bytes at byte 0: it has 1 byte") + " 4"));
    refused::<[u8; 0]>(&bytes(b"abcde"), &(exactly("bytes at byte 0: it has 5 bytes") + " 0"));
    refused::<Option<[u8; 2]>>(&[2, 0], &(exactly("bytes at byte 1: it has 0 bytes") + " 2"));

    // The wrong length is told before what is behind the array, and where the array starts.
    #[derive(AvroRecord, Debug)]
    struct Matrix {
        name: String,
        rows: [[i32; 2]; 2],
        blob: Blob,
    }
    type Blob = [u8; 4];

    let good = array([vec![2], vec![4]]);
    let datum = [bytes(b"m"), array([good.clone(), array([vec![2]])]), bytes(b"abcd")].concat();
    refused::<Matrix>(&datum, &(exactly("array at byte 7 (in `rows[1]`): it has 1 item") + " 2"));
    let datum = [bytes(b"m"), array([good.clone()]), bytes(b"abcd")].concat();
    refused::<Matrix>(&datum, &(exactly("array at byte 2 (in `rows`): it has 1 item") + " 2"));
    let datum = [bytes(b"m"), array([good.clone(), good.clone()]), bytes(b"abc")].concat();
    refused::<Matrix>(&datum, &(exactly("bytes at byte 12 (in `blob`): it has 3 bytes") + " 4"));
    let datum = [bytes(b"m"), array([good.clone(), good]), bytes(b"abcd")].concat();
    assert_eq!(decode::<Matrix>(&datum).unwrap().rows, [[1, 2], [1, 2]]);
}

#[test]
fn an_array_may_come_in_blocks() {
    // Two items, then one whose block tells its size, then the end.
    assert_eq!(decode::<[i32; 3]>(&[4, 2, 4, 1, 2, 6, 0]).unwrap(), [1, 2, 3]);
    refused::<[i32; 2]>(
        &[4, 2, 4, 1, 2, 6, 0],
        "cannot decode array at byte 0: it has 3 items, and the array in Rust has exactly 2",
    );
    // What is wrong with the items comes first.
    refused::<[bool; 2]>(
        &[2, 7, 0],
        "cannot decode boolean at byte 1 (in `[0]`): a boolean is the byte 0 or 1, and this is 7",
    );
}

#[test]
fn arrays_of_what_has_no_default() {
    #[derive(AvroRecord, Debug, PartialEq)]
    struct Plain {
        name: Box<str>,
    }

    #[derive(AvroRecord, Debug, PartialEq)]
    struct Pair {
        both: [Plain; 2],
        none: [Plain; 0],
    }

    let value = Pair { both: ["a", "b"].map(|name| Plain { name: name.into() }), none: [] };
    let datum = encode(&value).unwrap();
    assert_eq!(datum, [4, 2, b'a', 2, b'b', 0, 0]);
    assert_eq!(decode::<Pair>(&datum).unwrap(), value);
}

#[test]
fn large_arrays() {
    let value = vec![[7_u8; 1 << 16]; 3];
    let datum = encode(&value).unwrap();
    assert_eq!(datum.len(), 1 + 3 * (3 + (1 << 16)) + 1);
    assert!(decode::<Vec<[u8; 1 << 16]>>(&datum).unwrap() == value);
    let error = decode_with::<Vec<[u8; 1 << 16]>>(&datum, &Limits::default().max_memory(2 << 16)).unwrap_err();
    assert!(error.to_string().contains("`Limits::max_memory`"), "{error}");
    // Items that are written as nothing.
    #[derive(AvroRecord)]
    struct Empty {}
    assert_eq!(encode(&[const { Empty {} }; 1000]).unwrap(), [number(1000), vec![0]].concat());
    assert!(decode::<[Empty; 1000]>(&[number(1000), vec![0]].concat()).is_ok());
    refused::<[Empty; 1000]>(
        &[number(i64::MAX), vec![0]].concat(),
        "cannot decode array at byte 0: more than 65536 items take no byte at all (`Limits::max_empty_items`)",
    );
}

#[test]
fn blocks_of_arrays_that_lie() {
    // Each item takes at least three bytes, so four bytes hold one.
    refused::<Vec<[i32; 2]>>(
        &[4, 0, 0, 0, 0],
        "cannot decode array at byte 0: a block claims 2 items, more than the 4 bytes left can hold",
    );
    // The shortest items there are.
    let datum = array([bytes(b"ab"), bytes(b"cd")]);
    assert_eq!(decode::<Vec<[u8; 2]>>(&datum).unwrap(), [*b"ab", *b"cd"]);
    assert_eq!(decode::<Vec<[u8; 0]>>(&[4, 0, 0, 0]).unwrap(), [[0_u8; 0]; 2]);
}

/// A deque of these items, whose ring goes on at its start behind the first `at` of them.
fn wrapped<T: Clone>(items: &[T], at: usize) -> VecDeque<T> {
    let mut deque = VecDeque::with_capacity(items.len());
    deque.extend(items[at..].iter().cloned());
    for item in items[..at].iter().rev() {
        deque.push_front(item.clone());
    }
    deque
}

#[test]
fn a_deque_is_written_from_its_front() {
    fn all<T>(value: &[T])
    where
        T: schema_runtime::AvroEncode + for<'de> AvroDecode<'de> + Clone + PartialEq + std::fmt::Debug,
    {
        let expected = encode(&value.to_vec()).unwrap();
        let mut in_two = 0;
        for at in 0..value.len() {
            let deque = wrapped(value, at);
            assert!(deque.iter().eq(value));
            in_two += usize::from(!deque.as_slices().1.is_empty());
            assert_eq!(encode(&deque).unwrap(), expected, "at {at}");
            // Behind and before others, where room is promised.
            let list = vec![deque; 2];
            let datum = encode(&list).unwrap();
            assert_eq!(datum, [vec![4], expected.repeat(2), vec![0]].concat());
            assert_eq!(decode::<Vec<VecDeque<T>>>(&datum).unwrap(), list);
        }
        assert_eq!(in_two, value.len() - 1);
    }
    all(&(0..200).collect::<Vec<u8>>());
    all(&(-100..100).collect::<Vec<i8>>());
    all(&(0..300).map(f64::from).collect::<Vec<_>>());
    all(&(0..300).collect::<Vec<i64>>());
    all(&["a", "", "b", "c"].map(String::from));
    all(&[vec![1_u8], vec![], vec![2, 3], vec![4]]);
    all(&[[1_u8, 2], [3, 4], [5, 6], [7, 8]]);
}

macro_rules! lists {
    ($($test:ident: $holder:ident),*) => {$(
        #[test]
        fn $test() {
            #[derive(AvroRecord, Debug, PartialEq)]
            struct List {
                value: i8,
                next: Option<$holder<List>>,
            }

            assert_eq!(
                List::SCHEMA_JSON,
                concat!(
                    r#"{"type":"record","name":"List","fields":[{"name":"value","type":"int"},"#,
                    r#"{"name":"next","type":["null","List"],"default":null}]}"#,
                )
            );
            let list = |levels| {
                (0..levels).fold(List { value: 1, next: None }, |list, _| List { value: 1, next: Some($holder::new(list)) })
            };
            let deep = |levels: usize| [[2, 2].repeat(levels), vec![2, 0]].concat();
            assert_eq!(encode(&list(128)).unwrap(), deep(128));
            assert_eq!(decode::<List>(&deep(128)).unwrap(), list(128));
            assert_eq!(encode(&list(129)).unwrap_err().kind(), ErrorKind::Encode);
            let error = decode::<List>(&deep(129)).unwrap_err();
            assert!(error.to_string().contains("`Limits::max_depth`"), "{error}");
            let mut buffer = Vec::new();
            let limits = Limits::default().max_depth(129);
            assert!(encode_into_with(&list(129), &mut buffer, &limits).is_ok());
            assert!(decode_with::<List>(&buffer, &limits).is_ok());
            assert_eq!(decode::<List>(&deep(200_000)).unwrap_err().kind(), ErrorKind::Decode);
            // Memory is counted for what is held.
            let tight = Limits::default().max_memory(10 * size_of::<List>());
            assert!(decode_with::<List>(&deep(5), &tight).is_ok());
            let error = decode_with::<List>(&deep(11), &tight).unwrap_err();
            assert!(error.to_string().contains("`Limits::max_memory`"), "{error}");
        }
    )*};
}

lists!(boxes_nest: Box, shared_values_nest: Arc, counted_values_nest: Rc);

#[test]
fn trees_of_each_holder() {
    #[derive(AvroRecord, Debug, PartialEq, Clone, Default)]
    struct Tree {
        pair: [Option<Box<Tree>>; 2],
        queue: VecDeque<Tree>,
        shared: Arc<[Tree]>,
        boxed: Box<[Tree]>,
        one_of: Vec<Arc<Tree>>,
    }

    let leaf = Tree::default();
    let tree = Tree {
        pair: [None, Some(Box::new(leaf.clone()))],
        queue: [leaf.clone()].into(),
        shared: [leaf.clone(), leaf.clone()].into(),
        boxed: [leaf.clone()].into(),
        one_of: vec![Arc::new(leaf)],
    };
    let leaf = [4, 0, 0, 0, 0, 0, 0, 0];
    let datum =
        [&[4, 0, 2][..], &leaf, &[0, 2], &leaf, &[0, 4], &leaf, &leaf, &[0, 2], &leaf, &[0, 2], &leaf, &[0]].concat();
    assert_eq!(encode(&tree).unwrap(), datum);
    assert_eq!(decode::<Tree>(&datum).unwrap(), tree);
    for len in 0..datum.len() {
        assert!(decode::<Tree>(&datum[..len]).is_err());
    }
    // A run inside itself without end.
    assert!(decode::<Tree>(&[4, 0, 0, 0, 2].repeat(10_000)).unwrap_err().to_string().contains("`Limits::max_depth`"));
}

#[test]
fn an_option_held_elsewhere_defaults_to_null() {
    #[derive(AvroRecord, Debug, PartialEq, Default)]
    struct Defaults {
        boxed: Box<Option<i8>>,
        shared: Arc<Option<u16>>,
        counted: Rc<Option<u32>>,
    }

    assert_eq!(
        Defaults::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Defaults","fields":[{"name":"boxed","type":["null","int"],"default":null},"#,
            r#"{"name":"shared","type":["null","int"],"default":null},"#,
            r#"{"name":"counted","type":["null","long"],"default":null}]}"#,
        )
    );
    assert_eq!(encode(&Defaults::default()).unwrap(), [0, 0, 0]);
}

/// A union has one union with null, not a union in a union, whatever holds it.
#[test]
fn a_union_held_elsewhere() {
    #[derive(AvroUnion, Debug, PartialEq)]
    enum Key {
        Number(u32),
        Text(Arc<str>),
        Many(Vec<u16>),
    }

    #[derive(AvroRecord, Debug, PartialEq)]
    struct Holder {
        plain: Option<Key>,
        boxed: Option<Box<Key>>,
        shared: Option<Arc<Key>>,
        counted: Option<Rc<Key>>,
        value: Arc<Key>,
    }

    let schema = Holder::SCHEMA_JSON;
    assert_eq!(schema.matches(r#""type":["null","long","string","#).count(), 4, "{schema}");
    for (value, null, branch) in [
        (None::<fn() -> Key>, Some(vec![0]), vec![]),
        (Some(|| Key::Number(7)), None, vec![2, 14]),
        (Some(|| Key::Text("a".into())), None, vec![4, 2, b'a']),
        (Some(|| Key::Many(vec![1])), None, vec![6, 2, 2, 0]),
    ] {
        let some = || value.map(|value| value());
        let holder = Holder {
            plain: some(),
            boxed: some().map(Box::new),
            shared: some().map(Arc::new),
            counted: some().map(Rc::new),
            value: Arc::new(Key::Number(0)),
        };
        let datum = [null.unwrap_or(branch).repeat(4), vec![0, 0]].concat();
        assert_eq!(encode(&holder).unwrap(), datum);
        assert_eq!(decode::<Holder>(&datum).unwrap(), holder);
        for len in 0..datum.len() {
            assert!(decode::<Holder>(&datum[..len]).is_err());
        }
    }
}

#[test]
fn defaults_of_the_new_types() {
    #[derive(AvroRecord)]
    struct Defaults {
        #[avro(default = -5)]
        small: i8,
        #[avro(default = 4294967295)]
        large: u32,
        #[avro(default = "x")]
        name: Arc<str>,
        #[avro(default = b"\x00\xff")]
        blob: [u8; 2],
        #[avro(default = [1, 2])]
        pair: [i32; 2],
    }

    assert_eq!(
        Defaults::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Defaults","fields":[{"name":"small","type":"int","default":-5},"#,
            r#"{"name":"large","type":"long","default":4294967295},{"name":"name","type":"string","default":"x"},"#,
            r#"{"name":"blob","type":"bytes","default":"\u0000ÿ"},"#,
            r#"{"name":"pair","type":{"type":"array","items":"int"},"default":[1,2]}]}"#,
        )
    );
}

/// A whole message of `bytes` has no length before it.
#[test]
fn bytes_that_stand_alone() {
    fn alone<T: for<'de> AvroDecode<'de>>(bytes: &[u8]) -> Option<T> {
        T::decode_raw(bytes)
    }
    assert_eq!(alone::<Box<[u8]>>(b"ab").as_deref(), Some(&b"ab"[..]));
    assert_eq!(alone::<Arc<[u8]>>(b"ab").as_deref(), Some(&b"ab"[..]));
    assert_eq!(alone::<Rc<[u8]>>(b"").as_deref(), Some(&b""[..]));
    assert_eq!(alone::<VecDeque<u8>>(b"ab"), Some(VecDeque::from(*b"ab")));
    assert_eq!(alone::<Arc<Vec<u8>>>(b"ab"), Some(Arc::new(b"ab".to_vec())));
    assert_eq!(alone::<[u8; 2]>(b"ab"), Some(*b"ab"));
    assert_eq!(alone::<[u8; 3]>(b"ab"), None);
    assert_eq!(alone::<[i8; 2]>(b"ab"), None);
    assert_eq!(alone::<VecDeque<i32>>(b"ab"), None);
    assert_eq!(alone::<Arc<str>>(b"ab"), None);
}
