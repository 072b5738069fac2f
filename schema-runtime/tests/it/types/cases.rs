//! Each type by itself and inside of others.

use std::{
    collections::{BTreeMap, VecDeque},
    rc::Rc,
    sync::Arc,
};

use schema_runtime::{AvroRecord, ErrorKind, decode, encode};

use super::{array, bytes, number};

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
