//! How a registry client is configured.

use std::{
    fmt,
    num::NonZeroUsize,
    sync::{Arc, atomic::AtomicUsize},
    time::Duration,
};

use super::{
    auth::Credentials,
    endpoint::Endpoint,
    registry_client::RegistryClient,
    retry::RetryPolicy,
    transport::{Server, Transport},
};
use crate::error::{Error, ErrorKind};

/// Collects the settings of a [`RegistryClient`]; they are checked by [`build`](Self::build).
///
/// ```
/// use std::time::Duration;
/// use schema_runtime::{RegistryClient, RetryPolicy};
///
/// let registry = RegistryClient::builder("https://registry-1.example.com")
///     .fallback_url("https://registry-2.example.com")
///     .basic_auth("alice", "secret")
///     .request_timeout(Duration::from_secs(5))
///     .retry(RetryPolicy::default().retries(5))
///     .build()?;
/// # let _ = registry;
/// # Ok::<(), schema_runtime::Error>(())
/// ```
#[derive(Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct RegistryClientBuilder {
    urls: Vec<String>,
    authentication: Authentication,
    connect_timeout: Duration,
    request_timeout: Duration,
    retry: RetryPolicy,
    cache_size: usize,
    max_response_bytes: usize,
    user_agent: String,
}

#[derive(Clone)]
enum Authentication {
    /// As each URL says.
    FromUrl,
    Basic {
        user: String,
        password: String,
    },
    Bearer {
        token: String,
    },
}

impl RegistryClientBuilder {
    pub(super) fn new(url: String) -> Self {
        Self {
            urls: vec![url],
            authentication: Authentication::FromUrl,
            connect_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(30),
            retry: RetryPolicy::default(),
            cache_size: 1000,
            max_response_bytes: 8 << 20,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }

    /// Adds another URL of the same registry, which is tried when those before it fail. A URL that answered is tried
    /// first from then on.
    pub fn fallback_url(mut self, url: impl Into<String>) -> Self {
        self.urls.push(url.into());
        self
    }

    /// Authenticates with a user name and a password (HTTP basic authentication) at every URL. Without it, each URL's
    /// own user information is used, if it has any.
    pub fn basic_auth(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.authentication = Authentication::Basic { user: user.into(), password: password.into() };
        self
    }

    /// Authenticates with a bearer token at every URL.
    pub fn bearer_token(mut self, token: impl Into<String>) -> Self {
        self.authentication = Authentication::Bearer { token: token.into() };
        self
    }

    /// Sets how long one attempt to connect may take; 10 seconds if not set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets how long one request may take, from connecting to the last byte of its answer; 30 seconds if not set.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.request_timeout = timeout;
        self
    }

    /// Sets how often and how patiently failed requests are sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets how many schemas are kept by id, and how many ids by subject and schema; 1000 of each if not set. What was
    /// not used for longest is dropped first.
    pub fn cache_size(mut self, entries: usize) -> Self {
        self.cache_size = entries;
        self
    }

    /// Sets the longest body of an answer that is read, in bytes; 8 MiB if not set.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Sets the `User-Agent` header; this crate's name and version if not set.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// Checks the settings and makes the client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`], with the setting that is wrong: a URL without a scheme, with one that is neither `http` nor
    /// `https`, or with a query; credentials that fit no HTTP header; a time or a size of zero; a machine without root
    /// certificates where a URL is `https`.
    pub fn build(self) -> Result<RegistryClient, Error> {
        let wrong = |text: &str| Err(Error::new(ErrorKind::Config, text));
        if self.connect_timeout.is_zero() || self.request_timeout.is_zero() {
            return wrong("registry client: a timeout of zero would let no request succeed");
        }
        let Some(cache_size) = NonZeroUsize::new(self.cache_size) else {
            return wrong("registry client: a cache has room for at least 1 entry");
        };
        let endpoints = self.urls.iter().map(|url| Endpoint::parse(url)).collect::<Result<Vec<_>, _>>()?;
        let http = self.http(endpoints.iter().map(|(endpoint, _)| endpoint))?;

        let common = match &self.authentication {
            Authentication::FromUrl => None,
            Authentication::Basic { user, password } => Some(Arc::new(Credentials::basic(&http, user, password)?)),
            Authentication::Bearer { token } => Some(Arc::new(Credentials::bearer(&http, token)?)),
        };
        let mut servers = Vec::with_capacity(endpoints.len());
        for (endpoint, user_info) in endpoints {
            let credentials = match (&common, user_info) {
                (Some(common), _) => Some(Arc::clone(common)),
                (None, Some(info)) => Some(Arc::new(Credentials::basic(&http, &info.user, &info.password)?)),
                (None, None) => None,
            };
            servers.push(Server { endpoint, credentials });
        }
        let transport = Transport {
            http,
            servers,
            preferred: AtomicUsize::new(0),
            retry: self.retry,
            connect_timeout: self.connect_timeout,
            request_timeout: self.request_timeout,
            max_response_bytes: self.max_response_bytes,
        };
        Ok(RegistryClient::over(transport, cache_size))
    }

    fn http<'a>(&self, endpoints: impl Iterator<Item = &'a Endpoint> + Clone) -> Result<reqwest::Client, Error> {
        let mut http = reqwest::Client::builder()
            .user_agent(&self.user_agent)
            .connect_timeout(self.connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            // A kept connection is driven by the runtime that opened it, and a request of another one would wait for that.
            // Requests are rare: answers are cached.
            .pool_max_idle_per_host(0);
        if endpoints.clone().all(Endpoint::is_loopback) {
            // A proxy cannot reach this machine's own registry, whatever the environment says.
            http = http.no_proxy();
        }
        if !endpoints.clone().any(Endpoint::is_https) {
            // Redirects to another scheme are not followed, so certificates would be loaded for nothing, and a machine
            // that has none (a container of a single binary) would be refused.
            http = http.tls_certs_only([]);
        }
        http.build().map_err(|error| {
            let mut text = format!("registry client: {error}");
            let mut cause = std::error::Error::source(&error);
            while let Some(error) = cause {
                text.push_str(&format!(": {error}"));
                cause = error.source();
            }
            Error::new(ErrorKind::Config, text)
        })
    }
}

impl fmt::Debug for RegistryClientBuilder {
    /// Shows the URLs only as far as they parse, and no credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let urls: Vec<_> =
            self.urls.iter().map(|url| Endpoint::parse(url).ok().map(|(endpoint, _)| endpoint)).collect();
        let authentication = match self.authentication {
            Authentication::FromUrl => "from the URLs",
            Authentication::Basic { .. } => "basic",
            Authentication::Bearer { .. } => "bearer",
        };
        f.debug_struct("RegistryClientBuilder")
            .field("urls", &urls)
            .field("authentication", &authentication)
            .field("connect_timeout", &self.connect_timeout)
            .field("request_timeout", &self.request_timeout)
            .field("retry", &self.retry)
            .field("cache_size", &self.cache_size)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("user_agent", &self.user_agent)
            .finish()
    }
}
