//! From a value to a message.

use std::{
    fmt,
    marker::PhantomData,
    sync::{Arc, OnceLock},
};

use schema_model::{Schema, StaticSchema};

use super::{
    deserializer::check_id, raw_bytes, registry_client::RegistryClient, request::Version, single_flight::SingleFlight,
    subject::Subject,
};
use crate::{
    codec::{AvroEncode, Limits, Transcoder, encode_into_with},
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
    source: SchemaSource,
    schema: OnceLock<Arc<str>>,
    fetches: SingleFlight<(), Result<SchemaId, Error>>,
    prepared: OnceLock<Prepared>,
}

/// The schema of a serializer's messages. It is set once, and never changed: another fetch may find a newer version.
struct Prepared {
    id: SchemaId,
    /// Rewrites data of the type's own schema, where the messages are of another one.
    transcoder: Option<Transcoder>,
}

/// Which schema a serializer's messages are of: the settings `auto.register.schemas`, `use.latest.version` and
/// `use.schema.id` of Confluent's serializers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemaSource {
    /// The type's own, which is registered under the subject.
    #[default]
    Register,
    /// The type's own, which must be registered under the subject already: by a pipeline, where programs may not.
    LookUp,
    /// The subject's latest version. Messages are written by that: it must be able to read all that the type writes, else
    /// preparing fails with every reason.
    Latest,
    /// The one of this id, as [`Latest`](Self::Latest) takes the latest version.
    Id(SchemaId),
}

impl<T> Serializer<T> {
    /// The subject under which the schema is registered.
    pub fn subject(&self) -> &Subject {
        &self.shared.subject
    }

    /// The id of the schema, once it is registered.
    #[inline]
    pub fn schema_id(&self) -> Option<SchemaId> {
        self.shared.prepared.get().map(|prepared| prepared.id)
    }
}

impl<T: AvroEncode> Serializer<T> {
    /// A serializer that registers the schema of `T` under `subject`. Nothing is sent yet.
    pub fn new(registry: &RegistryClient, subject: Subject) -> Self {
        Self {
            shared: shared(registry, subject, SchemaSource::Register),
            limits: Limits::default(),
            marker: PhantomData,
        }
    }

    /// With messages of another schema than the type's own, which is registered: a serializer that shares nothing with this
    /// one.
    #[must_use]
    pub fn with_source(self, source: SchemaSource) -> Self {
        let Shared { registry, subject, .. } = &*self.shared;
        Self { shared: shared(registry, subject.clone(), source), limits: self.limits, marker: PhantomData }
    }

    /// With other limits than the default ones.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Registers the schema, unless that is done already, and returns its id; with another [`SchemaSource`], looks it up or
    /// fetches it.
    ///
    /// Callers that come at the same time share one request, and its failure. A failure is not remembered: the next call
    /// tries again.
    ///
    /// # Errors
    ///
    /// Those of [`RegistryClient::register`], [`lookup`](RegistryClient::lookup),
    /// [`schema_by_version`](RegistryClient::schema_by_version) or [`schema_by_id`](RegistryClient::schema_by_id);
    /// [`ErrorKind::Schema`] where the text of the schema would be read as another: two types of `T` have different
    /// definitions under one name, or one without a namespace is named inside another's; [`ErrorKind::SchemaMismatch`] where
    /// the schema that the messages are to be of cannot read all that `T` writes.
    pub async fn prepare(&self) -> Result<SchemaId, Error> {
        if let Some(id) = self.schema_id() {
            return Ok(id);
        }
        if self.shared.source == SchemaSource::Register {
            let text = self.shared.schema_text(T::SCHEMA)?;
            let id = self.shared.registry.register(&self.shared.subject, text).await?.id;
            return Ok(self.shared.prepare(id, None));
        }
        let shared = Arc::clone(&self.shared);
        self.shared.fetches.join((), async move { shared.fetch(T::SCHEMA).await }).await
    }

    /// Appends a message to a buffer: five bytes of header, and the datum.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotPrepared`] before [`prepare`](Self::prepare) succeeded once, [`ErrorKind::Encode`] where the value
    /// is nested too deep. The buffer is then as it was.
    #[inline]
    pub fn serialize_into(&self, value: &T, buffer: &mut Vec<u8>) -> Result<(), Error> {
        let Some(prepared) = self.shared.prepared.get() else { return Err(self.not_prepared()) };
        let start = buffer.len();
        buffer.extend_from_slice(&Frame::header(prepared.id));
        let encoded = match &prepared.transcoder {
            None => self.encode(value, buffer),
            Some(transcoder) => self.transcode(value, prepared.id, transcoder, buffer),
        };
        match encoded {
            Ok(()) => Ok(()),
            Err(error) => {
                buffer.truncate(start);
                Err(error)
            }
        }
    }

    /// Appends the datum of a value, by the type's own schema.
    #[inline]
    fn encode(&self, value: &T, buffer: &mut Vec<u8>) -> Result<(), Error> {
        let start = buffer.len();
        encode_into_with(value, buffer, &self.limits)?;
        if const { raw_bytes::is_raw(T::SCHEMA.get()) } {
            raw_bytes::drop_length(buffer, start);
        }
        Ok(())
    }

    /// Appends the datum of a value, by the registry's schema.
    fn transcode(&self, value: &T, id: SchemaId, transcoder: &Transcoder, buffer: &mut Vec<u8>) -> Result<(), Error> {
        let start = buffer.len();
        let mut own = Vec::new();
        encode_into_with(value, &mut own, &self.limits)?;
        transcoder
            .transcode_into(&own, buffer, &self.limits)
            .map_err(|error| Error::new(ErrorKind::Encode, format!("cannot write by schema id {id}: {error}")))?;
        if raw_bytes::is_raw(transcoder.reader().root()) {
            raw_bytes::drop_length(buffer, start);
        }
        Ok(())
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

fn shared(registry: &RegistryClient, subject: Subject, source: SchemaSource) -> Arc<Shared> {
    Arc::new(Shared {
        registry: registry.clone(),
        subject,
        source,
        schema: OnceLock::new(),
        fetches: SingleFlight::new(),
        prepared: OnceLock::new(),
    })
}

impl Shared {
    /// The id by any source but [`SchemaSource::Register`].
    async fn fetch(&self, own: StaticSchema) -> Result<SchemaId, Error> {
        match self.source {
            SchemaSource::Register | SchemaSource::LookUp => {
                let id = self.registry.lookup(&self.subject, self.schema_text(own)?).await?.id;
                Ok(self.prepare(id, None))
            }
            SchemaSource::Latest => {
                let latest = self.registry.schema_by_version(&self.subject, Version::Latest).await?;
                let schema = Schema::parse(&latest.schema).map_err(|error| {
                    let text = format!("the latest version of subject \"{}\" is no Avro schema: {error}", self.subject);
                    Error::new(ErrorKind::Schema, text)
                })?;
                self.write_as(own, latest.id, &schema, &format!("version {}", latest.version))
            }
            SchemaSource::Id(id) => {
                check_id(id)?;
                let schema = self.registry.schema_by_id(id).await?;
                self.write_as(own, id, &schema, &format!("the schema of id {id}"))
            }
        }
    }

    /// Sets the schema of the messages, unless it is set. Returns the id that counts.
    fn prepare(&self, id: SchemaId, transcoder: Option<Transcoder>) -> SchemaId {
        self.prepared.get_or_init(|| Prepared { id, transcoder }).id
    }

    /// Has the type's data written as those of the registry's schema of an id. Returns the id that counts.
    fn write_as(&self, own: StaticSchema, id: SchemaId, schema: &Schema, what: &str) -> Result<SchemaId, Error> {
        let refused = |reasons: &dyn fmt::Display| {
            let subject = &self.subject;
            let text = format!("{what} of subject \"{subject}\" cannot read all that this program writes: {reasons}");
            Err(Error::new(ErrorKind::SchemaMismatch, text))
        };
        let transcoder = match Transcoder::new(&Schema::from_static(own), schema) {
            Ok(transcoder) => transcoder,
            Err(error) => return refused(&error),
        };
        if !transcoder.incompatibilities().is_empty() {
            let reasons: Vec<_> = transcoder.incompatibilities().iter().map(ToString::to_string).collect();
            return refused(&reasons.join("; "));
        }
        // A message that is `bytes` as a whole has no length before them, and one that is a string has.
        let framed_alike = raw_bytes::is_raw(own.get()) == raw_bytes::is_raw(schema.root());
        let transcoder = (!transcoder.is_same() || !framed_alike).then_some(transcoder);
        Ok(self.prepare(id, transcoder))
    }

    /// The type's own schema as a registry takes it.
    fn schema_text(&self, own: StaticSchema) -> Result<Arc<str>, Error> {
        if let Some(text) = self.schema.get() {
            return Ok(Arc::clone(text));
        }
        let schema = own.get();
        match schema.conflict() {
            None => Ok(Arc::clone(self.schema.get_or_init(|| schema.to_json().into()))),
            Some(conflict) => {
                let text =
                    format!("the schema cannot be registered: {conflict}; give one of them another name or namespace");
                Err(Error::new(ErrorKind::Schema, text))
            }
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
