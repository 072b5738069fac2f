//! From a message to a value.

use std::{
    fmt,
    marker::PhantomData,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use arc_swap::ArcSwapOption;
use schema_model::{Plan, Schema};

use super::{cache::Cache, raw_bytes, registry_client::RegistryClient};
use crate::{
    codec::{AvroDecode, AvroType, Limits, TypedPlan, decode_with, mismatch},
    error::{Error, ErrorKind, Repr},
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
    /// Ids whose data are of the type's own schema, each at the slot of its lowest bits, as `KNOWN | id`.
    ///
    /// Several of them, since two or three versions of a writer run at once while it is rolled out.
    same: [AtomicU64; SLOTS],
    /// Plans for other ids, each at the slot of its lowest bits.
    planned: [ArcSwapOption<(SchemaId, Known)>; SLOTS],
    /// By id: how its data are read, or why they are not.
    verdicts: Cache<SchemaId, Result<Known, Error>>,
}

/// How the data of a schema are read.
#[derive(Clone)]
enum Known {
    /// As those of the type's own schema.
    Same,
    /// By a plan.
    Planned(Arc<TypedPlan>),
}

const SLOTS: usize = 8;

/// Tells an id, which may be any 32 bits, from an empty slot.
const KNOWN: u64 = 1 << 32;

impl Shared {
    /// Whether an id is known to be that of data of the type's own schema.
    #[inline]
    fn is_same(&self, id: SchemaId) -> bool {
        // The id is all there is to it: nothing else is published with it, so no ordering is needed.
        self.same[slot(id)].load(Ordering::Relaxed) == KNOWN | u64::from(id.get())
    }

    /// What is known of an id whose data are not known to be of the type's own schema.
    fn remembered(&self, id: SchemaId) -> Option<Result<Known, Error>> {
        let verdict = self.verdicts.get(&id)?;
        self.note(id, &verdict);
        Some(verdict)
    }

    fn remember(&self, id: SchemaId, verdict: Result<Known, Error>) -> Result<Known, Error> {
        self.verdicts.put(id, verdict.clone());
        self.note(id, &verdict);
        verdict
    }

    /// Puts what is known where the next message finds it without a lock.
    fn note(&self, id: SchemaId, verdict: &Result<Known, Error>) {
        match verdict {
            Ok(Known::Same) => self.same[slot(id)].store(KNOWN | u64::from(id.get()), Ordering::Relaxed),
            Ok(known) => self.planned[slot(id)].store(Some(Arc::new((id, known.clone())))),
            Err(_) => {}
        }
    }
}

const fn slot(id: SchemaId) -> usize {
    id.get() as usize % SLOTS
}

impl<T: AvroType> Deserializer<T> {
    /// A deserializer that asks `registry` for writers' schemas. Nothing is sent yet.
    pub fn new(registry: &RegistryClient) -> Self {
        let shared = Arc::new(Shared {
            registry: registry.clone(),
            same: Default::default(),
            planned: Default::default(),
            verdicts: Cache::new(registry.cache_size()),
        });
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
        if self.shared.is_same(id) {
            return Ok(());
        }
        self.known(id).await.map(drop)
    }

    async fn known(&self, id: SchemaId) -> Result<Known, Error> {
        if let Some(verdict) = self.shared.remembered(id) {
            return verdict;
        }
        possible(id)?;
        let writer = self.shared.registry.schema_by_id(id).await?;
        self.shared.remember(id, known::<T>(id, &writer))
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
        let known = self.known(frame.schema_id).await?;
        self.decode(frame, &known)
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
        match self.shared.remembered(frame.schema_id) {
            Some(known) => self.decode(frame, &known?),
            None => Err(not_prepared(frame.schema_id)),
        }
    }

    /// The value, where the id was among the last ones, which needs no lock.
    #[inline]
    fn decode_at_once<'de>(&self, frame: Frame<'de>) -> Option<Result<T, Error>>
    where
        T: AvroDecode<'de>,
    {
        if self.shared.is_same(frame.schema_id) {
            return Some(self.decode(frame, &Known::Same));
        }
        self.decode_planned_at_once(frame)
    }

    fn decode_planned_at_once<'de>(&self, frame: Frame<'de>) -> Option<Result<T, Error>>
    where
        T: AvroDecode<'de>,
    {
        match &*self.shared.planned[slot(frame.schema_id)].load() {
            Some(entry) if entry.0 == frame.schema_id => Some(self.decode(frame, &entry.1)),
            _ => None,
        }
    }

    #[inline]
    fn decode<'de>(&self, frame: Frame<'de>, known: &Known) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        let value = match known {
            Known::Same if const { raw_bytes::is_raw(T::SCHEMA.get()) } => raw_bytes::decode(frame.datum),
            Known::Same => decode_with(frame.datum, &self.limits),
            Known::Planned(plan) if raw_bytes::is_raw(plan.writer().root()) => {
                raw_bytes::decode_planned(plan, frame.datum, &self.limits)
            }
            Known::Planned(plan) => plan.decode(frame.datum, &self.limits),
        };
        value.map_err(|error| in_message(frame.schema_id, &error))
    }
}

/// How `T` reads what is written with the schema of `id`.
fn known<T: AvroType>(id: SchemaId, writer: &Schema) -> Result<Known, Error> {
    let reader = T::SCHEMA.get();
    let plan = Plan::new(writer, reader).map_err(|refused| {
        let error = mismatch(writer.root(), reader, &refused);
        Error::new(ErrorKind::SchemaMismatch, format!("schema id {id}: {error}"))
    })?;
    // A message that is `bytes` as a whole has no length before them, and one that is a string has.
    let framed_alike = raw_bytes::is_raw(writer.root()) == raw_bytes::is_raw(reader);
    Ok(if plan.is_same() && framed_alike { Known::Same } else { Known::Planned(Arc::new(TypedPlan::new(plan))) })
}

#[cold]
pub(crate) fn in_message(id: SchemaId, error: &Error) -> Error {
    let message = format!("in the datum of a message with schema id {id}: {error}");
    Error::from_repr(Repr { kind: error.kind(), message, http_status: None, error_code: None, source: None })
}

/// Whether a registry can have given an id: it counts from 1, in the signed 32 bits of its own language.
///
/// Bytes that only look like a header are told here, without a request for each of them.
#[cold]
pub(crate) fn possible(id: SchemaId) -> Result<(), Error> {
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
    if let Err(error) = possible(id) {
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
