//! From a message to a value of its writer's schema.

use std::{fmt, marker::PhantomData};

use schema_model::Schema;

use super::{GenericValue, decode_with};
use crate::{
    Error, ErrorKind, Frame, Limits, RegistryClient, SchemaId,
    client::{check_id, in_message, is_raw},
};

/// Reads messages of the schema registry's wire format as values of the schema that they were written with.
///
/// A message names that schema by an id, which the registry's client fetches once and keeps.
///
/// ```no_run
/// # async fn example(message: &[u8]) -> Result<(), schema_runtime::Error> {
/// use schema_runtime::{RegistryClient, generic};
///
/// let registry = RegistryClient::new("http://localhost:8081")?;
/// let messages = generic::Deserializer::<serde_json::Value>::new(&registry);
/// let (id, value) = messages.deserialize(message).await?;
/// println!("{id}: {value}");
/// # Ok(())
/// # }
/// ```
pub struct Deserializer<V> {
    registry: RegistryClient,
    limits: Limits,
    // It makes values, and holds none.
    marker: PhantomData<fn() -> V>,
}

impl<V: GenericValue> Deserializer<V> {
    /// A deserializer that asks `registry` for schemas. Nothing is sent yet.
    pub fn new(registry: &RegistryClient) -> Self {
        Self { registry: registry.clone(), limits: Limits::default(), marker: PhantomData }
    }

    /// With other limits than the default ones.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The value of a message, and the id of its schema; fetches the schema first, unless the registry's client has it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Framing`] where the message does not start with a schema id, or with one that no registry gives,
    /// [`ErrorKind::Decode`] where the bytes are no datum of the schema, or are followed by others, and those of
    /// [`RegistryClient::schema_by_id`].
    pub async fn deserialize(&self, message: &[u8]) -> Result<(SchemaId, V), Error> {
        let Frame { schema_id, datum, .. } = Frame::parse(message)?;
        check_id(schema_id)?;
        let schema = self.registry.schema_by_id(schema_id).await?;
        let value = decode_framed(&schema, datum, &self.limits).map_err(|error| in_message(schema_id, &error))?;
        Ok((schema_id, value))
    }
}

/// A message that is `bytes` as a whole has no length before them.
fn decode_framed<V: GenericValue>(schema: &Schema, datum: &[u8], limits: &Limits) -> Result<V, Error> {
    if is_raw(schema.root()) {
        return V::bytes(datum, schema.root())
            .map_err(|why| Error::new(ErrorKind::Decode, format!("cannot decode bytes at byte 0: {why}")));
    }
    decode_with(schema, datum, limits)
}

impl<V> Clone for Deserializer<V> {
    fn clone(&self) -> Self {
        Self { registry: self.registry.clone(), limits: self.limits, marker: PhantomData }
    }
}

impl<V> fmt::Debug for Deserializer<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deserializer").field("registry", &self.registry).finish_non_exhaustive()
    }
}
