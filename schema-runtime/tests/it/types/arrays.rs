//! Arrays of Rust.

use schema_runtime::{AvroRecord, Limits, decode, decode_with, encode};

use super::{array, bytes, number, refused};

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

/// The schema of an array is made of that of a run of its items, which may be in the making.
#[test]
fn arrays_of_what_holds_them() {
    #[derive(AvroRecord, Debug, PartialEq)]
    struct Tree {
        #[avro(default = -128)]
        leaf: i8,
        #[avro(default = [null, null])]
        branches: [Option<Box<Tree>>; 2],
    }

    assert_eq!(
        Tree::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Tree","fields":[{"name":"leaf","type":"int","default":-128},"#,
            r#"{"name":"branches","type":{"type":"array","items":["null","Tree"]},"default":[null,null]}]}"#
        )
    );
    let leaf = |leaf| Some(Box::new(Tree { leaf, branches: [None, None] }));
    let tree = Tree { leaf: 1, branches: [leaf(2), leaf(3)] };
    assert_eq!(decode::<Tree>(&encode(&tree).unwrap()).unwrap(), tree);
}
