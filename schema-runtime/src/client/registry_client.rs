//! The client of a schema registry.

use std::{fmt, num::NonZeroUsize, sync::Arc};

use schema_model::{CompatibilityLevel, History, RecordedVersion, Schema};

use super::{
    answer::{self, Reader, Registered, RegisteredSchema},
    builder::RegistryClientBuilder,
    cache::Cache,
    flight::Flights,
    operation::{Operation, Version},
    subject::Subject,
    transport::Transport,
};
use crate::{
    error::{Error, ErrorKind, Repr},
    framing::SchemaId,
};

/// A client of a schema registry that speaks Confluent's protocol.
///
/// Clones share their connections and caches, so one client serves a whole program. What a registry never changes is
/// asked once and kept, up to a bounded number of entries: the schema of an id, and the id of a schema under a subject.
/// Callers that want the same at the same time share one request. A failure is shared with those who waited for it,
/// and never kept. Requests that may succeed later are sent again as the [`RetryPolicy`](crate::RetryPolicy) says.
///
/// All methods work inside a tokio runtime, and can be cancelled at any point. One client serves several runtimes.
///
/// # Panics
///
/// tokio panics where a request is sent in a runtime without I/O or without time: build it with
/// [`enable_all`](tokio::runtime::Builder::enable_all). Outside of any runtime a request is an error.
///
/// ```no_run
/// # async fn example() -> Result<(), schema_runtime::Error> {
/// use schema_runtime::{RegistryClient, Subject};
///
/// let registry = RegistryClient::new("http://localhost:8081")?;
/// let registered = registry.register(&Subject::value_of("names"), r#""string""#).await?;
/// let schema = registry.schema_by_id(registered.id).await?;
/// assert_eq!(schema.root().canonical_form(), r#""string""#);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct RegistryClient(Arc<Core>);

struct Core {
    transport: Transport,
    cache_size: NonZeroUsize,
    schemas: Cache<SchemaId, Arc<Schema>>,
    schema_flights: Flights<SchemaId, Result<Arc<Schema>, Error>>,
    registered: Cache<Entry, Registered>,
    register_flights: Flights<Entry, Result<Registered, Error>>,
}

/// A schema's text under a subject.
type Entry = (Subject, Arc<str>);

impl RegistryClient {
    /// A client of the registry at `url`, with default settings.
    ///
    /// A path in the URL is kept as the base of all requests. A user name and a password in it are used for basic
    /// authentication, and shown nowhere.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where `url` is not an `http` or `https` URL without a query.
    pub fn new(url: impl Into<String>) -> Result<Self, Error> {
        Self::builder(url).build()
    }

    /// The settings of a client of the registry at `url`.
    pub fn builder(url: impl Into<String>) -> RegistryClientBuilder {
        RegistryClientBuilder::new(url.into())
    }

    pub(super) fn over(transport: Transport, cache_size: NonZeroUsize) -> Self {
        Self(Arc::new(Core {
            transport,
            cache_size,
            schemas: Cache::new(cache_size),
            schema_flights: Flights::new(),
            registered: Cache::new(cache_size),
            register_flights: Flights::new(),
        }))
    }

    /// Registers a schema under a subject, and returns its id. A schema that is there already keeps its id and version.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Incompatible`] where the subject's compatibility level forbids the schema beside earlier versions,
    /// [`ErrorKind::Rejected`] where the registry finds it invalid, and what any request can end with:
    /// [`Unreachable`](ErrorKind::Unreachable), [`Unauthorized`](ErrorKind::Unauthorized),
    /// [`Registry`](ErrorKind::Registry), [`Protocol`](ErrorKind::Protocol), [`Config`](ErrorKind::Config).
    pub async fn register(&self, subject: &Subject, schema: impl Into<Arc<str>>) -> Result<Registered, Error> {
        let entry = (subject.clone(), schema.into());
        if let Some(registered) = self.0.registered.get(&entry) {
            return Ok(registered);
        }
        let core = Arc::clone(&self.0);
        self.0.register_flights.join(entry.clone(), async move { core.register(entry).await }).await
    }

    /// Looks up a schema under a subject, without registering it. The answer is not kept.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] where the registry does not have the subject (error code 40401) or not this schema under
    /// it (40403), and what any request can end with.
    pub async fn lookup(&self, subject: &Subject, schema: impl Into<Arc<str>>) -> Result<RegisteredSchema, Error> {
        self.0.registered_schema(Operation::Lookup { subject: subject.clone(), schema: schema.into() }).await
    }

    /// The schema of an id.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] where the registry has no such id, [`ErrorKind::Schema`] where its schema is not Avro, or
    /// refers to schemas of other subjects, and what any request can end with.
    pub async fn schema_by_id(&self, id: SchemaId) -> Result<Arc<Schema>, Error> {
        if let Some(schema) = self.0.schemas.get(&id) {
            return Ok(schema);
        }
        let core = Arc::clone(&self.0);
        self.0.schema_flights.join(id, async move { core.schema_by_id(id).await }).await
    }

    /// A version of a subject. The answer is not kept.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] where the registry does not have the subject (error code 40401) or the version (40402),
    /// [`ErrorKind::Schema`] as [`schema_by_id`](Self::schema_by_id), and what any request can end with.
    pub async fn schema_by_version(
        &self,
        subject: &Subject,
        version: impl Into<Version>,
    ) -> Result<RegisteredSchema, Error> {
        self.0.registered_schema(Operation::SchemaByVersion { subject: subject.clone(), version: version.into() }).await
    }

    /// The numbers of a subject's versions. The answer is not kept.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] where the registry does not have the subject (error code 40401), and what any request can end
    /// with.
    pub async fn versions(&self, subject: &Subject) -> Result<Vec<u32>, Error> {
        let operation = Operation::Versions(subject.clone());
        let answer = self.0.transport.call(&operation).await?;
        answer::versions(&operation, &answer)
    }

    /// The compatibility level of a subject: its own, else the registry's for all subjects. The answer is not kept.
    ///
    /// # Errors
    ///
    /// What any request can end with.
    pub async fn compatibility_level(&self, subject: &Subject) -> Result<CompatibilityLevel, Error> {
        match self.0.level(Some(subject.clone())).await {
            // Error code 40408, and 40401 of older registries.
            Err(error) if error.kind() == ErrorKind::NotFound => self.0.level(None).await,
            level => level,
        }
    }

    /// The level and the versions of a subject, as `#[avro(history = "…")]` takes them from a file. Nothing is kept.
    ///
    /// A subject without versions has a history without any: nothing is recorded yet.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// use schema_runtime::{RegistryClient, Subject};
    ///
    /// let registry = RegistryClient::new("http://localhost:8081")?;
    /// let history = registry.history(&Subject::value_of("users")).await?;
    /// std::fs::write("schemas/history/users-value.json", history.to_json())?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Schema`] where a version is not Avro, or refers to schemas of other subjects, and what any request can end
    /// with.
    pub async fn history(&self, subject: &Subject) -> Result<History, Error> {
        let level = self.compatibility_level(subject).await?;
        let numbers = match self.versions(subject).await {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            numbers => numbers?,
        };
        let mut versions = Vec::with_capacity(numbers.len());
        for number in numbers {
            let registered = self.schema_by_version(subject, number).await?;
            let schema = Schema::parse(&registered.schema).map_err(|error| {
                let text = format!("version {number} of subject \"{subject}\" is not a valid Avro schema: {error}");
                Error::new(ErrorKind::Schema, text)
            })?;
            versions.push(RecordedVersion::new(number, schema));
        }
        Ok(History::new(subject.as_str(), level, versions))
    }

    pub(super) fn cache_size(&self) -> NonZeroUsize {
        self.0.cache_size
    }
}

impl Core {
    async fn register(&self, entry: Entry) -> Result<Registered, Error> {
        if let Some(registered) = self.registered.get(&entry) {
            return Ok(registered);
        }
        let (subject, schema) = entry.clone();
        let operation = Operation::Register { subject, schema };
        let answer = self.transport.call(&operation).await?;
        let registered = Reader::new(&operation, &answer)?.registered()?;
        self.registered.put(entry, registered);
        Ok(registered)
    }

    async fn schema_by_id(&self, id: SchemaId) -> Result<Arc<Schema>, Error> {
        if let Some(schema) = self.schemas.get(&id) {
            return Ok(schema);
        }
        let operation = Operation::SchemaById(id);
        let answer = self.transport.call(&operation).await?;
        let reader = Reader::new(&operation, &answer)?;
        let schema = Schema::parse(reader.schema()?).map_err(|error| {
            let (base, reason) = (&answer.base, error.to_string());
            let shown = answer.blotted(reason.clone());
            let message = format!("{operation} at {base}: the registry's text is not a valid Avro schema: {shown}");
            // The error itself would show what the text does not.
            let source = (shown == reason).then(|| Box::new(error) as _);
            Error::from_repr(Repr { kind: ErrorKind::Schema, message, http_status: None, error_code: None, source })
        })?;
        let schema = Arc::new(schema);
        self.schemas.put(id, Arc::clone(&schema));
        Ok(schema)
    }

    async fn level(&self, subject: Option<Subject>) -> Result<CompatibilityLevel, Error> {
        let operation = Operation::Level(subject);
        let answer = self.transport.call(&operation).await?;
        Reader::new(&operation, &answer)?.level()
    }

    async fn registered_schema(&self, operation: Operation) -> Result<RegisteredSchema, Error> {
        let answer = self.transport.call(&operation).await?;
        Reader::new(&operation, &answer)?.registered_schema()
    }
}

impl fmt::Debug for RegistryClient {
    /// Shows the URLs and settings, and no credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Transport { sites, retry, connect_timeout, request_timeout, max_answer, http: _, preferred: _ } =
            &self.0.transport;
        let urls: Vec<_> = sites.iter().map(|site| &site.endpoint).collect();
        f.debug_struct("RegistryClient")
            .field("urls", &urls)
            .field("authenticated", &sites.iter().any(|site| site.credentials.is_some()))
            .field("retry", retry)
            .field("connect_timeout", connect_timeout)
            .field("request_timeout", request_timeout)
            .field("max_response_bytes", max_answer)
            .field("cache_size", &self.0.cache_size)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// A caller may look into the cache before another's request ends, and ask for its own after: it finds the answer.
    #[tokio::test]
    async fn a_request_that_starts_late_finds_the_answer() {
        // A registry of no requests: nobody listens on the discard port, and the test does not wait for retries.
        let registry = RegistryClient::builder("http://127.0.0.1:9").retry(crate::RetryPolicy::none()).build().unwrap();
        let core = &registry.0;
        let entry: Entry = (Subject::named("a"), "\"int\"".into());
        let registered = Registered { id: SchemaId::new(7), version: None };
        core.registered.put(entry.clone(), registered);
        core.schemas.put(registered.id, Arc::new(Schema::parse("\"int\"").unwrap()));

        assert_eq!(core.register(entry).await.unwrap(), registered);
        assert_eq!(core.schema_by_id(registered.id).await.unwrap().root().type_name(), "int");
    }
}
