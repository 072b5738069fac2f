//! Avro's JSON encoding.

use schema_model::Schema;
use schema_runtime::{AvroDecodeOwned, AvroEncode, decode_with, encode, json};

use super::{Inner, Kinds, Leaves, Many, Sample, Value, limits, tell};

/// A text is a value, or an error; a value is written as a text that is the same value.
pub(super) fn run(data: &[u8]) {
    let Some((kind, data)) = data.split_first() else { return };
    match kind % 12 {
        0 => of_datum::<Sample>(data),
        1 => of_datum::<Kinds>(data),
        2 => of_datum::<Leaves>(data),
        3 => of_datum::<Many>(data),
        4 => of_datum::<Vec<Option<Value>>>(data),
        5 => of_text::<Sample>(data),
        6 => of_text::<Kinds>(data),
        7 => of_text::<Leaves>(data),
        8 => of_text::<Many>(data),
        9 => of_text::<Vec<Option<Value>>>(data),
        10 => of_text::<Vec<Inner>>(data),
        _ => of_any(data),
    }
}

fn of_datum<T: AvroEncode + AvroDecodeOwned>(datum: &[u8]) {
    if let Some(value) = tell(decode_with::<T>(datum, &limits())) {
        there_and_back(&value);
    }
}

fn of_text<T: AvroEncode + AvroDecodeOwned>(text: &[u8]) {
    let Ok(text) = std::str::from_utf8(text) else { return };
    if let Some(value) = tell(json::from_str::<T>(text)) {
        there_and_back(&value);
    }
}

fn there_and_back<T: AvroEncode + AvroDecodeOwned>(value: &T) {
    // What takes less stack in its own codec may take too much here, which is an error.
    let Some(text) = tell(json::to_string(value)) else { return };
    let Some(read) = tell(json::from_str::<T>(&text)) else { return };
    assert_eq!(json::to_string(&read).expect("it was written before"), text);
    // Which NaN it was, the text does not tell.
    if !text.contains("\"NaN\"") {
        assert_eq!(encode(&read).expect("it was read"), encode(value).expect("it was read"), "{text}");
    }
}

/// A schema, a zero byte, and a text or a datum of it.
fn of_any(data: &[u8]) {
    let Some(end) = data.iter().position(|byte| *byte == 0) else { return };
    let (schema, rest) = (&data[..end], &data[end + 1..]);
    let Some(schema) = std::str::from_utf8(schema).ok().and_then(|text| Schema::parse(text).ok()) else { return };
    if let Some(text) = tell(json::datum_to_string(&schema, rest)) {
        tell(json::datum_from_str(&schema, &text));
    }
    if let Some(datum) = std::str::from_utf8(rest).ok().and_then(|text| tell(json::datum_from_str(&schema, text))) {
        tell(json::datum_to_string(&schema, &datum));
    }
}
