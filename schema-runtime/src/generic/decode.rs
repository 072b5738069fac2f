//! Reading by a schema alone.

use schema_model::Schema;

use super::GenericValue;
use crate::{Error, Limits, codec::decode_generic};

/// Reads a value from a datum of a schema, without any framing, which is all that the bytes hold.
///
/// ```
/// use schema_runtime::{Schema, generic};
/// use serde_json::{Value, json};
///
/// let schema = Schema::parse(r#"{"type": "map", "values": ["null", "bytes"]}"#)?;
/// assert_eq!(generic::decode::<Value>(&schema, b"\x02\x02a\x02\x04\0\xff\0")?, json!({"a": "\0\u{ff}"}));
///
/// let error = generic::decode::<Value>(&schema, b"\x02\x02a\x02\x04\0").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     r#"cannot decode bytes at byte 4 (in `["a"]`): it claims a length of 2 bytes, and 1 is left"#,
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Decode`](crate::ErrorKind::Decode) as [`decode`](crate::decode). Of a value of apache-avro also where a
/// logical type does not have the text or bytes that it is of: a `uuid`, a `big-decimal`.
pub fn decode<V: GenericValue>(schema: &Schema, datum: &[u8]) -> Result<V, Error> {
    decode_with(schema, datum, &Limits::default())
}

/// As [`decode`], within given limits.
///
/// # Errors
///
/// As [`decode`].
pub fn decode_with<V: GenericValue>(schema: &Schema, datum: &[u8], limits: &Limits) -> Result<V, Error> {
    decode_generic(schema.root(), datum, limits)
}
