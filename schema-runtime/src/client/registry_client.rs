//! The client of a schema registry.

use std::{fmt, num::NonZeroUsize, sync::Arc};

use schema_model::{CompatibilityLevel, History, RecordedVersion, Schema};

use super::{
    body::{Body, Registered, RegisteredSchema},
    builder::RegistryClientBuilder,
    cache::FetchCache,
    request::{Request, Version},
    subject::Subject,
    transport::Transport,
};
use crate::{
    error::{Error, ErrorKind},
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
    schemas: FetchCache<SchemaId, Arc<Schema>>,
    /// By a subject and a schema's text.
    registered: FetchCache<(Subject, Arc<str>), Registered>,
}

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
            schemas: FetchCache::new(cache_size),
            registered: FetchCache::new(cache_size),
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
        let (subject, schema) = (subject.clone(), schema.into());
        let register = || {
            let (core, subject, schema) = (Arc::clone(&self.0), subject.clone(), Arc::clone(&schema));
            async move { core.call(Request::Register { subject, schema }, Body::registered).await }
        };
        self.0.registered.get_or_fetch((subject.clone(), Arc::clone(&schema)), register).await
    }

    /// Looks up a schema under a subject, without registering it. The answer is not kept.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] where the registry does not have the subject (error code 40401) or not this schema under
    /// it (40403), and what any request can end with.
    pub async fn lookup(&self, subject: &Subject, schema: impl Into<Arc<str>>) -> Result<RegisteredSchema, Error> {
        let request = Request::Lookup { subject: subject.clone(), schema: schema.into() };
        self.0.call(request, Body::registered_schema).await
    }

    /// The schema of an id.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] where the registry has no such id, [`ErrorKind::Schema`] where its schema is not Avro, or
    /// refers to schemas of other subjects, and what any request can end with.
    pub async fn schema_by_id(&self, id: SchemaId) -> Result<Arc<Schema>, Error> {
        let fetch = || {
            let core = Arc::clone(&self.0);
            async move { core.call(Request::SchemaById(id), Body::parsed_schema).await }
        };
        self.0.schemas.get_or_fetch(id, fetch).await
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
        let request = Request::SchemaByVersion { subject: subject.clone(), version: version.into() };
        self.0.call(request, Body::registered_schema).await
    }

    /// The numbers of a subject's versions. The answer is not kept.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] where the registry does not have the subject (error code 40401), and what any request can end
    /// with.
    pub async fn versions(&self, subject: &Subject) -> Result<Vec<u32>, Error> {
        self.0.call(Request::Versions(subject.clone()), Body::versions).await
    }

    /// The compatibility level of a subject: its own, else the registry's for all subjects. The answer is not kept.
    ///
    /// # Errors
    ///
    /// What any request can end with.
    pub async fn compatibility_level(&self, subject: &Subject) -> Result<CompatibilityLevel, Error> {
        match self.0.call(Request::Level(Some(subject.clone())), Body::level).await {
            // Error code 40408, and 40401 of older registries.
            Err(error) if error.kind() == ErrorKind::NotFound => self.0.call(Request::Level(None), Body::level).await,
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
    async fn call<R>(&self, request: Request, read: fn(&Body) -> Result<R, Error>) -> Result<R, Error> {
        let response = self.transport.call(&request).await?;
        read(&Body::parse(request, response)?)
    }
}

impl fmt::Debug for RegistryClient {
    /// Shows the URLs and settings, and no credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Transport { servers, retry, connect_timeout, request_timeout, max_response_bytes, http: _, preferred: _ } =
            &self.0.transport;
        let urls: Vec<_> = servers.iter().map(|server| &server.endpoint).collect();
        f.debug_struct("RegistryClient")
            .field("urls", &urls)
            .field("authenticated", &servers.iter().any(|server| server.credentials.is_some()))
            .field("retry", retry)
            .field("connect_timeout", connect_timeout)
            .field("request_timeout", request_timeout)
            .field("max_response_bytes", max_response_bytes)
            .field("cache_size", &self.0.cache_size)
            .finish()
    }
}
