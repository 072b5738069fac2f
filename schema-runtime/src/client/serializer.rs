//! From a value to a message.

use std::{
    fmt,
    marker::PhantomData,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use schema_model::Node;

use super::{raw_bytes, registry_client::RegistryClient, subject::Subject};
use crate::{
    codec::{AvroEncode, Limits, encode_into_with},
    error::{Error, ErrorKind},
    framing::{Frame, SchemaId},
};

/// Writes values of one type as messages of the schema registry's wire format.
///
/// The type's schema is registered once, under the subject that the serializer is made with, by [`prepare`] or the first
/// [`serialize`]. From then on a value costs the encoding itself, an atomic load and five bytes: [`serialize_into`] is
/// synchronous, takes no lock, and allocates only where the buffer is too short.
///
/// Clones share what is registered. A serializer of a borrowing type serves every lifetime: one of `User<'static>` takes
/// a `&User<'_>`.
///
/// ```no_run
/// # async fn example() -> Result<(), schema_runtime::Error> {
/// use schema_runtime::{RegistryClient, Serializer, Subject};
///
/// let registry = RegistryClient::new("http://localhost:8081")?;
/// let names = Serializer::<&str>::new(&registry, Subject::value_of("names"));
/// names.prepare().await?;
///
/// let mut buffer = Vec::new();
/// for name in ["foo", "bar"] {
///     buffer.clear();
///     names.serialize_into(&name, &mut buffer)?;
///     // ... hand the buffer to a producer
/// }
/// # Ok(())
/// # }
/// ```
///
/// [`prepare`]: Self::prepare
/// [`serialize`]: Self::serialize
/// [`serialize_into`]: Self::serialize_into
pub struct Serializer<T> {
    shared: Arc<Shared>,
    limits: Limits,
    // A function's result: covariant in `T`, and `Send` and `Sync` whatever `T` is.
    marker: PhantomData<fn() -> T>,
}

struct Shared {
    registry: RegistryClient,
    subject: Subject,
    schema: OnceLock<Arc<str>>,
    /// The schema's id; 0, which no registry gives, until it is known.
    id: AtomicU32,
}

impl<T> Serializer<T> {
    /// The subject under which the schema is registered.
    pub fn subject(&self) -> &Subject {
        &self.shared.subject
    }

    /// The id of the schema, once it is registered.
    #[inline]
    pub fn schema_id(&self) -> Option<SchemaId> {
        // The id is all there is to it: nothing else is published with it, so no ordering is needed.
        match self.shared.id.load(Ordering::Relaxed) {
            0 => None,
            id => Some(SchemaId::new(id)),
        }
    }
}

impl<T: AvroEncode> Serializer<T> {
    /// A serializer that registers the schema of `T` under `subject`. Nothing is sent yet.
    pub fn new(registry: &RegistryClient, subject: Subject) -> Self {
        let (schema, id) = (OnceLock::new(), AtomicU32::new(0));
        let shared = Arc::new(Shared { registry: registry.clone(), subject, schema, id });
        Self { shared, limits: Limits::default(), marker: PhantomData }
    }

    /// With other limits than the default ones.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Registers the schema, unless that is done already, and returns its id.
    ///
    /// Callers that come at the same time share one request, and its failure. A failure is not remembered: the next call
    /// tries again.
    ///
    /// # Errors
    ///
    /// Those of [`RegistryClient::register`], and [`ErrorKind::Schema`] where the text of the schema would be read as
    /// another: two types of `T` have different definitions under one name, or one without a namespace is named inside
    /// another's.
    pub async fn prepare(&self) -> Result<SchemaId, Error> {
        if let Some(id) = self.schema_id() {
            return Ok(id);
        }
        let schema = match self.shared.schema.get() {
            Some(schema) => schema,
            None => {
                let text = schema_text(T::SCHEMA.get())?;
                self.shared.schema.get_or_init(|| text)
            }
        };
        let id = self.shared.registry.register(&self.shared.subject, Arc::clone(schema)).await?.id;
        self.shared.id.store(id.get(), Ordering::Relaxed);
        Ok(id)
    }

    /// Appends a message to a buffer: five bytes of header, and the datum.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotPrepared`] before [`prepare`](Self::prepare) succeeded once, [`ErrorKind::Encode`] where the value
    /// is nested too deep. The buffer is then as it was.
    #[inline]
    pub fn serialize_into(&self, value: &T, buffer: &mut Vec<u8>) -> Result<(), Error> {
        let Some(id) = self.schema_id() else { return Err(self.not_prepared()) };
        let start = buffer.len();
        buffer.extend_from_slice(&Frame::header(id));
        match encode_into_with(value, buffer, &self.limits) {
            Ok(()) => {
                if const { raw_bytes::is_raw(T::SCHEMA.get()) } {
                    raw_bytes::drop_length(buffer, start + Frame::HEADER_LEN);
                }
                Ok(())
            }
            Err(error) => {
                buffer.truncate(start);
                Err(error)
            }
        }
    }

    /// The message of a value; registers the schema first, unless that is done already.
    ///
    /// # Errors
    ///
    /// Those of [`prepare`](Self::prepare), and [`ErrorKind::Encode`] where the value is nested too deep.
    pub async fn serialize(&self, value: &T) -> Result<Vec<u8>, Error> {
        self.prepare().await?;
        let mut buffer = Vec::new();
        self.serialize_into(value, &mut buffer)?;
        Ok(buffer)
    }

    #[cold]
    fn not_prepared(&self) -> Error {
        let text = format!(
            "the serializer for subject \"{}\" is not prepared, so its schema has no id yet: call `prepare().await` once \
             before `serialize_into`, or use `serialize().await`",
            self.shared.subject,
        );
        Error::new(ErrorKind::NotPrepared, text)
    }
}

/// The schema as a registry takes it.
fn schema_text(schema: &Node) -> Result<Arc<str>, Error> {
    match schema.conflict() {
        None => Ok(schema.to_json().into()),
        Some(conflict) => {
            let text =
                format!("the schema cannot be registered: {conflict}; give one of them another name or namespace");
            Err(Error::new(ErrorKind::Schema, text))
        }
    }
}

impl<T> Clone for Serializer<T> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), limits: self.limits, marker: PhantomData }
    }
}

impl<T> fmt::Debug for Serializer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Serializer")
            .field("subject", &self.shared.subject.as_str())
            .field("schema_id", &self.schema_id())
            .finish_non_exhaustive()
    }
}
