//! From a message to a value.

use std::{fmt, marker::PhantomData, sync::Arc};

use schema_model::{Plan, Schema};

use super::{
    raw_bytes,
    registry_client::RegistryClient,
    resolutions::{Resolution, Resolutions},
};
use crate::{
    codec::{AvroDecode, AvroType, Limits, TypedPlan, decode_with, mismatch},
    error::{Error, ErrorKind},
    framing::{Frame, SchemaId},
};

/// Reads messages of the schema registry's wire format as values of one type.
///
/// A message names its writer's schema by an id. The first message of an id fetches that schema and resolves it against the
/// type's own, as [`Resolver`](crate::Resolver) does: the type reads what any compatible older or newer writer wrote, and
/// one topic may have messages of many of them. What cannot be read is an error, never a misread. As an id never changes
/// its schema, what was found for it is kept, for a bounded number of ids; messages of an id that was seen cost an atomic
/// load and the decoding itself.
///
/// Clones share what is known of ids. A deserializer of a borrowing type reads from messages of every lifetime.
///
/// ```no_run
/// # async fn example(message: &[u8]) -> Result<(), schema_runtime::Error> {
/// use schema_runtime::{Deserializer, RegistryClient};
///
/// let registry = RegistryClient::new("http://localhost:8081")?;
/// let names = Deserializer::<String>::new(&registry);
/// let name = names.deserialize(message).await?;
/// println!("{name}");
/// # Ok(())
/// # }
/// ```
pub struct Deserializer<T> {
    shared: Arc<Shared>,
    limits: Limits,
    // As in a serializer.
    marker: PhantomData<fn() -> T>,
}

struct Shared {
    registry: RegistryClient,
    resolutions: Resolutions<TypedPlan>,
}

impl<T: AvroType> Deserializer<T> {
    /// A deserializer that asks `registry` for writers' schemas. Nothing is sent yet.
    pub fn new(registry: &RegistryClient) -> Self {
        let shared =
            Arc::new(Shared { registry: registry.clone(), resolutions: Resolutions::new(registry.cache_size()) });
        Self { shared, limits: Limits::default(), marker: PhantomData }
    }

    /// With other limits than the default ones.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Fetches the schema of an id, unless it is known already, and resolves it against the one of `T`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SchemaMismatch`] where `T` can read none of its data, with every reason; [`ErrorKind::Framing`] where no
    /// registry gives such an id, and those of [`RegistryClient::schema_by_id`].
    pub async fn prepare(&self, id: SchemaId) -> Result<(), Error> {
        if self.shared.resolutions.is_same(id) {
            return Ok(());
        }
        self.resolution(id).await.map(drop)
    }

    async fn resolution(&self, id: SchemaId) -> Result<Resolution<TypedPlan>, Error> {
        let Shared { registry, resolutions } = &*self.shared;
        if let Some(resolution) = resolutions.get(id) {
            return resolution;
        }
        check_id(id)?;
        let resolution = resolve::<T>(id, &*registry.schema_by_id(id).await?);
        resolutions.put(id, resolution.clone());
        resolution
    }

    /// The value of a message; fetches the writer's schema first, unless its id is known already.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Framing`] where the message does not start with a schema id, or with one that no registry gives,
    /// [`ErrorKind::SchemaMismatch`] where `T` can read nothing of the writer's schema, [`ErrorKind::Decode`] where the bytes
    /// are no datum of it, are followed by others, or hold what `T` cannot, and those of [`RegistryClient::schema_by_id`].
    pub async fn deserialize<'de>(&self, message: &'de [u8]) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        let frame = Frame::parse(message)?;
        if let Some(value) = self.decode_at_once(frame) {
            return value;
        }
        match self.resolution(frame.schema_id).await? {
            Resolution::Same => self.decode(frame),
            Resolution::Planned(plan) => self.decode_planned(frame, &plan),
        }
    }

    /// The value of a message whose schema id is known already, from an earlier message or by
    /// [`prepare`](Self::prepare). For code that cannot wait.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotPrepared`] where the id is not known, or was forgotten for others, and else those of
    /// [`deserialize`](Self::deserialize) that need no registry.
    #[inline]
    pub fn deserialize_known<'de>(&self, message: &'de [u8]) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        let frame = Frame::parse(message)?;
        if let Some(value) = self.decode_at_once(frame) {
            return value;
        }
        match self.shared.resolutions.get(frame.schema_id) {
            Some(Ok(Resolution::Same)) => self.decode(frame),
            Some(Ok(Resolution::Planned(plan))) => self.decode_planned(frame, &plan),
            Some(Err(error)) => Err(error),
            None => Err(not_prepared(frame.schema_id)),
        }
    }

    /// The value, where the id was among the last ones, which needs no lock.
    #[inline]
    fn decode_at_once<'de>(&self, frame: Frame<'de>) -> Option<Result<T, Error>>
    where
        T: AvroDecode<'de>,
    {
        if self.shared.resolutions.is_same(frame.schema_id) {
            return Some(self.decode(frame));
        }
        self.decode_planned_at_once(frame)
    }

    fn decode_planned_at_once<'de>(&self, frame: Frame<'de>) -> Option<Result<T, Error>>
    where
        T: AvroDecode<'de>,
    {
        self.shared.resolutions.with_plan(frame.schema_id, |plan| self.decode_planned(frame, plan))
    }

    /// Decodes data of the type's own schema.
    #[inline]
    fn decode<'de>(&self, frame: Frame<'de>) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        let value = match const { raw_bytes::is_raw(T::SCHEMA.get()) } {
            true => raw_bytes::decode(frame.datum),
            false => decode_with(frame.datum, &self.limits),
        };
        value.map_err(|error| in_message(frame.schema_id, &error))
    }

    fn decode_planned<'de>(&self, frame: Frame<'de>, plan: &TypedPlan) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        let value = match raw_bytes::is_raw(plan.writer().root()) {
            true => raw_bytes::decode_planned(plan, frame.datum, &self.limits),
            false => plan.decode(frame.datum, &self.limits),
        };
        value.map_err(|error| in_message(frame.schema_id, &error))
    }
}

/// How `T` reads what is written with the schema of `id`.
fn resolve<T: AvroType>(id: SchemaId, writer: &Schema) -> Result<Resolution<TypedPlan>, Error> {
    let reader = T::SCHEMA.get();
    let plan = Plan::new(writer, reader).map_err(|refused| {
        let error = mismatch(writer.root(), reader, &refused);
        Error::new(ErrorKind::SchemaMismatch, format!("schema id {id}: {error}"))
    })?;
    // A message that is `bytes` as a whole has no length before them, and one that is a string has.
    let framed_alike = raw_bytes::is_raw(writer.root()) == raw_bytes::is_raw(reader);
    Ok(match plan.is_same() && framed_alike {
        true => Resolution::Same,
        false => Resolution::Planned(Arc::new(TypedPlan::new(plan))),
    })
}

#[cold]
pub(crate) fn in_message(id: SchemaId, error: &Error) -> Error {
    let message = format!("in the datum of a message with schema id {id}: {error}");
    Error::new(error.kind(), message)
}

/// Checks that a registry can have given an id: it counts from 1, in the signed 32 bits of its own language.
///
/// Bytes that only look like a header are refused here, without a request for each of them.
#[cold]
pub(crate) fn check_id(id: SchemaId) -> Result<(), Error> {
    if (1..=i32::MAX.unsigned_abs()).contains(&id.get()) {
        return Ok(());
    }
    let text = format!(
        "the message has schema id {id}, which no registry gives: ids are from 1 to {}; it may have been written without a \
         schema registry",
        i32::MAX,
    );
    Err(Error::new(ErrorKind::Framing, text))
}

#[cold]
fn not_prepared(id: SchemaId) -> Error {
    if let Err(error) = check_id(id) {
        return error;
    }
    let text = format!(
        "schema id {id} is not known to the deserializer: call `prepare(id).await` before `deserialize_known`, or use \
         `deserialize(message).await`"
    );
    Error::new(ErrorKind::NotPrepared, text)
}

impl<T> Clone for Deserializer<T> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), limits: self.limits, marker: PhantomData }
    }
}

impl<T> fmt::Debug for Deserializer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deserializer").field("registry", &self.shared.registry).finish_non_exhaustive()
    }
}
