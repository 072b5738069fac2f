//! A datum that is `bytes` as a whole stands in a message without the length that Avro puts before it.
//!
//! Confluent's serializers write such bytes as they are, whatever their logical type, and take the end of the message for
//! their end. Inside another schema, a union too, `bytes` keep their length.

use schema_model::{Node, View};

use crate::{
    codec::{AvroDecode, Limits, TypedPlan},
    error::{Error, ErrorKind},
};

/// Whether data of a schema are of that kind.
pub(crate) const fn is_raw(schema: &Node) -> bool {
    matches!(schema.view(), View::Bytes)
}

/// Takes out the length of the bytes that start at `at`.
pub(super) fn drop_length(buffer: &mut Vec<u8>, at: usize) {
    let length = buffer[at..].iter().take_while(|byte| **byte >= 0x80).count() + 1;
    buffer.drain(at..at + length);
}

/// Reads a value from bytes without their length.
pub(super) fn decode<'de, T: AvroDecode<'de>>(bytes: &'de [u8]) -> Result<T, Error> {
    T::decode_raw(bytes).ok_or_else(|| {
        let text = "this type cannot be read from `bytes` that stand alone in a message, without a length before them";
        Error::new(ErrorKind::Decode, text)
    })
}

/// Reads a value from bytes without their length, by a plan whose writer has no more than them: they stay as they are, unless
/// they are a decimal of another scale.
pub(super) fn decode_planned<'de, T: AvroDecode<'de>>(
    plan: &TypedPlan,
    bytes: &'de [u8],
    limits: &Limits,
) -> Result<T, Error> {
    if plan.converts_all() { plan.decode_raw(bytes, limits) } else { decode(bytes) }
}
