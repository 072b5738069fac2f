//! Each type that has a schema without a derive: its schema, its bytes as the specification has them, and what it refuses.

mod arrays;
mod cases;
mod defaults;
mod deques;
mod holders;
mod numbers;
mod raw_bytes;
mod tokens;

use schema_runtime::{AvroDecode, ErrorKind, decode};

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
