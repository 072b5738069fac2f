//! From a message to a value.

use std::{
    fmt,
    marker::PhantomData,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use schema_model::{Node, Schema, difference};

use super::{cache::Cache, raw_bytes, registry_client::RegistryClient};
use crate::{
    codec::{AvroDecode, AvroType, Limits, decode_with},
    error::{Error, ErrorKind, Repr},
    framing::{Frame, SchemaId},
};

/// Reads messages of the schema registry's wire format as values of one type.
///
/// A message names its writer's schema by an id. The first message of an id fetches that schema and compares it with the
/// type's own: a type reads what was written with the same schema, where documentation, defaults, aliases and other
/// attributes without a meaning for the bytes may differ. Another schema is an error, never a misread. As an id never
/// changes its schema, the verdict on it is kept, for a bounded number of ids; messages of an id that was seen cost an
/// atomic load and the decoding itself.
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
    /// Ids of schemas that can be read, each at the slot of its lowest bits, as `KNOWN | id`.
    ///
    /// Several of them, since two or three versions of a writer run at once while it is rolled out.
    readable: [AtomicU64; SLOTS],
    /// By id: nothing if its schema can be read, else why not.
    verdicts: Cache<SchemaId, Option<Error>>,
}

const SLOTS: usize = 8;

/// Tells an id, which may be any 32 bits, from an empty slot.
const KNOWN: u64 = 1 << 32;

impl Shared {
    /// What is known of an id.
    #[inline]
    fn verdict(&self, id: SchemaId) -> Option<Result<(), Error>> {
        // The id is all there is to it: nothing else is published with it, so no ordering is needed.
        if self.slot(id).load(Ordering::Relaxed) == KNOWN | u64::from(id.get()) {
            return Some(Ok(()));
        }
        self.remembered(id)
    }

    #[cold]
    fn remembered(&self, id: SchemaId) -> Option<Result<(), Error>> {
        let verdict = self.verdicts.get(&id)?;
        Some(self.follow(id, verdict))
    }

    fn remember(&self, id: SchemaId, verdict: Option<Error>) -> Result<(), Error> {
        self.verdicts.put(id, verdict.clone());
        self.follow(id, verdict)
    }

    fn follow(&self, id: SchemaId, verdict: Option<Error>) -> Result<(), Error> {
        match verdict {
            None => {
                self.slot(id).store(KNOWN | u64::from(id.get()), Ordering::Relaxed);
                Ok(())
            }
            Some(error) => Err(error),
        }
    }

    fn slot(&self, id: SchemaId) -> &AtomicU64 {
        &self.readable[id.get() as usize % SLOTS]
    }
}

impl<T: AvroType> Deserializer<T> {
    /// A deserializer that asks `registry` for writers' schemas. Nothing is sent yet.
    pub fn new(registry: &RegistryClient) -> Self {
        let shared = Arc::new(Shared {
            registry: registry.clone(),
            readable: Default::default(),
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

    /// Fetches the schema of an id, unless it is known already, and checks that `T` can read what it writes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SchemaMismatch`] where it is not the schema of `T`, [`ErrorKind::Framing`] where no registry gives such
    /// an id, and those of [`RegistryClient::schema_by_id`].
    pub async fn prepare(&self, id: SchemaId) -> Result<(), Error> {
        if let Some(verdict) = self.shared.verdict(id) {
            return verdict;
        }
        possible(id)?;
        let writer = self.shared.registry.schema_by_id(id).await?;
        self.shared.remember(id, mismatch(id, &writer, T::SCHEMA.get()))
    }

    /// The value of a message; fetches the writer's schema first, unless its id is known already.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Framing`] where the message does not start with a schema id, or with one that no registry gives,
    /// [`ErrorKind::SchemaMismatch`] where the writer's schema is not that of `T`, [`ErrorKind::Decode`] where the bytes
    /// are no datum of it or are followed by others, and those of [`RegistryClient::schema_by_id`].
    pub async fn deserialize<'de>(&self, message: &'de [u8]) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        let frame = Frame::parse(message)?;
        match self.shared.verdict(frame.schema_id) {
            Some(verdict) => verdict?,
            None => self.prepare(frame.schema_id).await?,
        }
        self.decode(frame)
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
        match self.shared.verdict(frame.schema_id) {
            Some(verdict) => verdict?,
            None => return Err(not_prepared(frame.schema_id)),
        }
        self.decode(frame)
    }

    #[inline]
    fn decode<'de>(&self, frame: Frame<'de>) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        let value = if const { raw_bytes::is_raw::<T>() } {
            raw_bytes::decode(frame.datum)
        } else {
            decode_with(frame.datum, &self.limits)
        };
        value.map_err(|error| in_message(frame.schema_id, &error))
    }
}

/// Why a type with the schema `reader` cannot read what is written with the schema of `id`.
fn mismatch(id: SchemaId, writer: &Schema, reader: &Node) -> Option<Error> {
    let difference = difference(writer.root(), reader)?;
    let name = |node: &Node| node.name().map_or_else(|| node.type_name().to_owned(), |name| name.full().to_owned());
    let text = format!(
        "schema id {id} is {writer}, and differs from the {reader} that this program reads: {difference}; write and read \
         with the same schema",
        writer = name(writer.root()),
        reader = name(reader),
    );
    Some(Error::new(ErrorKind::SchemaMismatch, text))
}

#[cold]
fn in_message(id: SchemaId, error: &Error) -> Error {
    let message = format!("in the datum of a message with schema id {id}: {error}");
    Error::from_repr(Repr { kind: error.kind(), message, http_status: None, error_code: None, source: None })
}

/// Whether a registry can have given an id: it counts from 1, in the signed 32 bits of its own language.
///
/// Bytes that only look like a header are told here, without a request for each of them.
#[cold]
fn possible(id: SchemaId) -> Result<(), Error> {
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
