//! Messages of several writers as values of one type.

use std::{collections::HashMap, fmt, sync::Arc};

use schema_model::Schema;

use super::{
    Fingerprint, Message, SchemaStore,
    store::{ambiguous, mean_the_same},
};
use crate::{
    Error, ErrorKind,
    codec::{AvroDecode, AvroType, Limits, Resolver, decode_with},
};

/// Reads messages of `T`'s own schema, and of those in a store, which are resolved once.
pub struct Decoder<T> {
    writers: Arc<HashMap<Fingerprint, Result<Resolver<T>, Error>>>,
    limits: Limits,
}

impl<T: AvroType> Decoder<T> {
    /// A decoder of messages of these schemas, and of `T`'s own.
    ///
    /// A schema that `T` cannot read is no error until a message of it comes: a store may be shared by many types.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Schema`] where the store has a schema with the fingerprint of `T`'s own whose values mean something else, as
    /// for [`SchemaStore::add`].
    pub fn new(schemas: &SchemaStore) -> Result<Self, Error> {
        let own = Fingerprint::of::<T>();
        if schemas.get(own).is_some_and(|schema| !mean_the_same(schema, &Schema::from_static(T::SCHEMA))) {
            return Err(ambiguous(own, "the program has"));
        }
        let others = schemas.iter().filter(|(fingerprint, _)| *fingerprint != own);
        let writers = others.map(|(fingerprint, schema)| (fingerprint, Resolver::new(schema))).collect();
        Ok(Self { writers: Arc::new(writers), limits: Limits::default() })
    }

    /// With these limits for what a message may ask for.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads a message.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::Framing`] where it is none of this encoding.
    /// - [`ErrorKind::NotFound`] where the schema of its fingerprint is not known.
    /// - [`ErrorKind::SchemaMismatch`] where `T` cannot read what the schema writes.
    /// - [`ErrorKind::Decode`] as [`decode`](crate::decode).
    pub fn decode<'de>(&self, message: &'de [u8]) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        let Message { fingerprint, datum } = Message::parse(message)?;
        if fingerprint == Fingerprint::of::<T>() {
            return decode_with(datum, &self.limits);
        }
        match self.writers.get(&fingerprint) {
            Some(Ok(resolver)) => resolver.decode_with(datum, &self.limits),
            Some(Err(mismatch)) => Err(mismatch.clone()),
            None => Err(unknown(fingerprint, self.writers.len())),
        }
    }
}

#[cold]
fn unknown(fingerprint: Fingerprint, others: usize) -> Error {
    let text = format!(
        "no schema with the fingerprint {fingerprint} is known, only the type's own and {others} of a store; the writer's \
         schema is added with `SchemaStore::add`"
    );
    Error::new(ErrorKind::NotFound, text)
}

impl<T> Clone for Decoder<T> {
    fn clone(&self) -> Self {
        Self { writers: Arc::clone(&self.writers), limits: self.limits }
    }
}

impl<T> fmt::Debug for Decoder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder").field("writers", &self.writers.keys()).finish_non_exhaustive()
    }
}
