//! Where the text that clients send meets the schema model.

use schema_model::{Limits, ParseError, Schema};

/// Why a text is not taken as a schema.
#[derive(Debug)]
pub(crate) enum SchemaError {
    /// It is longer than the parser accepts. A variant of its own because clients distinguish it.
    TooLarge,
    /// It is not an Avro schema; the error says where.
    Invalid(ParseError),
}

/// The text that identifies an Avro schema in the registry: as Java's `Schema.toString`, with docs, aliases, defaults
/// and attributes, without white space, and with `{"type":"string"}` collapsed to `"string"`.
///
/// # Errors
///
/// The text is too long, or not an Avro schema.
pub(crate) fn canonical_text(text: &str) -> Result<String, SchemaError> {
    if text.len() > Limits::default().max_bytes {
        return Err(SchemaError::TooLarge);
    }
    Schema::parse(text).map(|schema| schema.root().to_json()).map_err(SchemaError::Invalid)
}
