//! Bytes that are not what they claim to be: each is an error with a place, and none costs more than the limits allow.

use std::{fmt::Debug, thread};

use apache_avro::types::Value;
use schema_runtime::{Error, ErrorKind, Limits, Schema, generic};
use serde_json::Value as Json;

use super::schema;

/// What both kinds of values are refused with.
#[track_caller]
fn refusal(schema: &Schema, datum: &[u8], limits: &Limits) -> String {
    #[track_caller]
    fn text<V: Debug>(read: Result<V, Error>) -> String {
        let error = read.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        error.to_string()
    }
    let refusal = text(generic::decode_with::<Value>(schema, datum, limits));
    assert_eq!(text(generic::decode_with::<Json>(schema, datum, limits)), refusal);
    refusal
}

#[track_caller]
fn refused(json: &str, datum: &[u8], expected: &str) {
    assert_eq!(refusal(&schema(json), datum, &Limits::default()), expected);
}

const LIST: &str = r#"{"type":"record","name":"List","fields":[{"name":"next","type":["null","List"]}]}"#;
const EMPTY: &str = r#"{"type":"array","items":{"type":"record","name":"R","fields":[]}}"#;

#[test]
fn data_that_are_short_wrong_or_long() {
    let inside = "the datum ends here, inside the value";
    refused(r#""boolean""#, &[], &format!("cannot decode boolean at byte 0: {inside}"));
    refused(r#""int""#, &[0x80], &format!("cannot decode int at byte 0: {inside}"));
    refused(r#""double""#, &[0; 7], &format!("cannot decode double at byte 0: {inside}"));
    refused(r#"["null","int"]"#, &[], &format!("cannot decode union at byte 0: {inside}"));
    refused(r#"{"type":"fixed","name":"F","size":3}"#, &[0; 2], &format!("cannot decode fixed at byte 0: {inside}"));
    refused(r#"{"type":"array","items":"int"}"#, &[2, 2], &format!("cannot decode array at byte 2: {inside}"));
    refused(r#"{"type":"map","values":"int"}"#, &[], &format!("cannot decode map at byte 0: {inside}"));
    refused(r#""boolean""#, &[2], "cannot decode boolean at byte 0: a boolean is the byte 0 or 1, and this is 2");
    refused(r#""int""#, &[0xff; 6], "cannot decode int at byte 0: the number has more than 32 bits");
    refused(r#""string""#, &[4, 0xff, 0xfe], "cannot decode string at byte 0: the string is not UTF-8");
    refused(r#""bytes""#, &[1], "cannot decode bytes at byte 0: its length is negative: -1");
    refused(r#"["null"]"#, &[2], "cannot decode union at byte 0: the union has no branch of index 1");
    let symbols = r#"{"type":"enum","name":"E","symbols":["A"]}"#;
    refused(symbols, &[2], "cannot decode enum at byte 0: the enum has no symbol of index 1");
    refused(r#""null""#, &[0, 0], "cannot decode datum at byte 0: the datum is complete, and 2 are left behind it");
    let record =
        r#"{"type":"record","name":"R","fields":[{"name":"m","type":{"type":"map","values":["null","int"]}}]}"#;
    refused(
        record,
        &[2, 2, b'a', 4],
        r#"cannot decode union at byte 3 (in `m["a"]`): the union has no branch of index 2"#,
    );
}

#[test]
fn blocks_that_claim_too_much() {
    let array = r#"{"type":"array","items":"double"}"#;
    let claims = "a block claims 2 items, more than the 15 bytes left can hold";
    refused(array, &[&[4][..], &[0; 15]].concat(), &format!("cannot decode array at byte 0: {claims}"));
    let huge = [&[0xfe][..], &[0xff; 8], &[1]].concat();
    for json in [array, r#"{"type":"map","values":"null"}"#] {
        let message = refusal(&schema(json), &huge, &Limits::default());
        assert!(message.contains("a block claims 9223372036854775807 items, more than the 0 bytes left"), "{message}");
    }
    refused(
        array,
        &[1, 0x90, 1],
        "cannot decode array at byte 0: a block does not have the size in bytes that it claims",
    );
    let ints = r#"{"type":"array","items":"int"}"#;
    refused(
        ints,
        &[1, 4, 2, 0],
        "cannot decode array at byte 3: a block does not have the size in bytes that it claims",
    );
}

#[test]
fn items_that_take_no_byte() {
    let huge = [&[0xfe][..], &[0xff; 8], &[1]].concat();
    for json in [
        EMPTY,
        r#"{"type":"array","items":"null"}"#,
        r#"{"type":"array","items":{"type":"fixed","name":"F","size":0}}"#,
    ] {
        let expected = "more than 65536 items take no byte at all (`Limits::max_empty_items`)";
        refused(json, &huge, &format!("cannot decode array at byte 0: {expected}"));
    }
    let few = Limits::default().max_empty_items(2);
    assert!(generic::decode_with::<Json>(&schema(EMPTY), &[4, 0], &few).is_ok());
    assert!(refusal(&schema(EMPTY), &[6, 0], &few).contains("more than 2 items"));
}

#[test]
fn what_is_nested_too_deep() {
    let list = schema(LIST);
    let datum = [vec![2; 128], vec![0]].concat();
    assert!(generic::decode::<Value>(&list, &datum).is_ok());
    let datum = [vec![2; 129], vec![0]].concat();
    assert!(refusal(&list, &datum, &Limits::default()).contains("nested deeper than 128 arrays, maps and boxes"));
    // Levels without end are stopped by the stack that they take.
    let endless = vec![2; 1 << 20];
    let limits = Limits::default().max_depth(u32::MAX);
    let small = thread::Builder::new().stack_size(2 << 20);
    let read = move || {
        let value = generic::decode_with::<Value>(&list, &endless, &limits).unwrap_err().to_string();
        let text = generic::decode_with::<Json>(&list, &endless, &limits).unwrap_err().to_string();
        [value, text]
    };
    for message in small.spawn(read).unwrap().join().unwrap() {
        assert!(message.contains("takes more than 524288 bytes of stack"), "{message}");
    }
}

/// Whatever the schema says that a datum does not: text of names and symbols, fields of no byte.
#[test]
fn memory_is_counted() {
    let limits = Limits::default().max_memory(10_000);
    let refused = |json: &str, datum: &[u8]| {
        // Not at the same place: the values differ in size.
        let value = generic::decode_with::<Value>(&schema(json), datum, &limits).unwrap_err().to_string();
        let text = generic::decode_with::<Json>(&schema(json), datum, &limits).unwrap_err().to_string();
        for message in [value, text] {
            assert!(
                message.ends_with("would take more than 10000 bytes of memory (`Limits::max_memory`)"),
                "{message}"
            );
        }
    };
    let items = |json: &str| format!(r#"{{"type":"array","items":{json}}}"#);
    let thousand = [&[0xd0, 0x0f][..], &[0; 1001]].concat();
    refused(&items(r#""int""#), &thousand);
    refused(&items(r#"["int","string"]"#), &[&[0xd0, 0x0f][..], &[0; 2001]].concat());
    let long = "S".repeat(1000);
    let symbols = format!(r#"{{"type":"enum","name":"E","symbols":["{long}"]}}"#);
    refused(&items(&symbols), &[&[40][..], &[0; 21]].concat());
    let field = format!(r#"{{"type":"record","name":"R","fields":[{{"name":"{long}","type":"boolean"}}]}}"#);
    refused(&items(&field), &[&[40][..], &[0; 21]].concat());
    refused(r#"{"type":"map","values":"int"}"#, &[&[0xc8, 1][..], &[0; 201]].concat());
    refused(&items(r#"{"type":"map","values":"int"}"#), &[&[60][..], &[2, 0, 0, 0].repeat(30), &[0]].concat());
}

/// A schema of a few lines has values of 2^30 fields, and none of them a byte.
#[test]
fn a_schema_is_no_bomb() {
    let record = |level: usize, of: &str| {
        let again = if level == 0 { "\"null\"".to_owned() } else { format!("\"L{}\"", level - 1) };
        format!(
            r#"{{"type":"record","name":"L{level}","fields":[{{"name":"a","type":{of}}},{{"name":"b","type":{again}}}]}}"#
        )
    };
    let json = (0..30).fold("\"null\"".to_owned(), |of, level| record(level, &of));
    assert!(refusal(&schema(&json), &[], &Limits::default()).contains("bytes of memory (`Limits::max_memory`)"));
}
