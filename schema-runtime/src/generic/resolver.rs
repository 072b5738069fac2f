//! Reading by a writer's schema and a reader's.

use schema_model::{Incompatibility, Schema};

use super::{GenericValue, decode_with};
use crate::{Error, Limits, Transcoder};

/// Reads data of a writer's schema as values of a reader's, both known at run time only.
///
/// What differs is resolved as by [`Resolver`](crate::Resolver), which reads into types.
///
/// ```
/// use schema_runtime::{Schema, generic};
/// use serde_json::{Value, json};
///
/// let writer = Schema::parse(
///     r#"{"type": "record", "name": "User", "fields": [
///         {"name": "visits", "type": "int"}, {"name": "name", "type": "string"}
///     ]}"#,
/// )?;
/// let reader = Schema::parse(
///     r#"{"type": "record", "name": "User", "fields": [
///         {"name": "first_name", "type": "string", "aliases": ["name"]},
///         {"name": "visits", "type": "long"},
///         {"name": "city", "type": "string", "default": "unknown"}
///     ]}"#,
/// )?;
/// let users = generic::Resolver::new(&writer, &reader)?;
/// assert!(users.is_total());
/// let user: Value = users.decode(b"\x06\x06foo")?;
/// assert_eq!(user, json!({"first_name": "foo", "visits": 3, "city": "unknown"}));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Resolver {
    writer: Schema,
    transcoder: Transcoder,
}

impl Resolver {
    /// Resolves a writer's schema against a reader's.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SchemaMismatch`](crate::ErrorKind::SchemaMismatch) where no datum of the writer's can be read, with
    /// every reason and its place.
    pub fn new(writer: &Schema, reader: &Schema) -> Result<Self, Error> {
        Ok(Self { writer: writer.clone(), transcoder: Transcoder::new(writer, reader)? })
    }

    /// Whether every datum of the writer's can be read.
    pub fn is_total(&self) -> bool {
        self.incompatibilities().is_empty()
    }

    /// Why some of the writer's data cannot be read.
    pub fn incompatibilities(&self) -> &[Incompatibility] {
        self.transcoder.incompatibilities()
    }

    /// The schema of the data.
    pub const fn writer(&self) -> &Schema {
        &self.writer
    }

    /// The schema of the values.
    pub const fn reader(&self) -> &Schema {
        self.transcoder.reader()
    }

    /// Reads a value from a datum of the writer's schema, which is all that the bytes hold.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) as [`generic::decode`](super::decode), and where the datum has what the
    /// reader's schema cannot, as a branch of a union or a symbol of an enum.
    pub fn decode<V: GenericValue>(&self, datum: &[u8]) -> Result<V, Error> {
        self.decode_with(datum, &Limits::default())
    }

    /// As [`decode`](Self::decode), within given limits.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    pub fn decode_with<V: GenericValue>(&self, datum: &[u8], limits: &Limits) -> Result<V, Error> {
        if self.transcoder.is_same() {
            return decode_with(self.reader(), datum, limits);
        }
        let mut resolved = Vec::with_capacity(datum.len());
        self.transcoder.transcode_into(datum, &mut resolved, limits)?;
        // The writer's datum is whole, so what is wrong is of the reader's schema, or too much.
        decode_with(self.reader(), &resolved, limits)
            .map_err(|error| Error::new(error.kind(), format!("as a datum of the reader's schema: {error}")))
    }
}
