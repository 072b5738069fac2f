//! Requests over HTTP: attempts, several URLs, and bounds on what comes back.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use reqwest::{
    Url,
    header::{ACCEPT, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, LOCATION, RETRY_AFTER},
};

use super::{
    auth::Credentials,
    endpoint::Endpoint,
    error::{self, RedirectRefusal, Transient},
    request::Request,
    response::Response,
    retry::{self, RetryPolicy},
    sanitize::sanitize,
    transport_error::TransportError,
};
use crate::error::{Error, ErrorKind};

const MEDIA_TYPE: &str = "application/vnd.schemaregistry.v1+json";

/// Enough for a path that is spelled otherwise; more would be a loop.
const MOST_REDIRECTS: u32 = 3;

/// The longest URL of a redirect that is shown whole.
const LONGEST_URL: usize = 300;

/// One server of the registry, with the credentials that it expects.
#[derive(Clone, Debug)]
pub(super) struct Server {
    pub(super) endpoint: Endpoint,
    pub(super) credentials: Option<Arc<Credentials>>,
}

impl Server {
    /// A URL that the registry gave, without the credentials that it was shown.
    fn shown(&self, url: &Url) -> String {
        let url = match &self.credentials {
            Some(credentials) => credentials.redact_url(url.as_str()),
            None => url.to_string(),
        };
        sanitize(&url, LONGEST_URL)
    }
}

/// The way to a registry.
#[derive(Debug)]
pub(super) struct Transport {
    pub(super) http: reqwest::Client,
    /// At least one.
    pub(super) servers: Vec<Server>,
    /// The index of the server that responded last; requests begin with it.
    pub(super) preferred: AtomicUsize,
    pub(super) retry: RetryPolicy,
    pub(super) connect_timeout: Duration,
    pub(super) request_timeout: Duration,
    pub(super) max_response_bytes: usize,
}

/// Why an exchange brought no response.
enum ExchangeError {
    Transport(TransportError),
    Fatal(Error),
}

impl From<Error> for ExchangeError {
    fn from(error: Error) -> Self {
        Self::Fatal(error)
    }
}

/// Failures of one attempt, in the order in which the servers were tried.
type Failures<'a> = Vec<(&'a Endpoint, Transient)>;

impl Transport {
    /// Sends a request until the registry gives a response that another attempt would not change, which must be a success.
    pub(super) async fn call(&self, request: &Request) -> Result<Response, Error> {
        let path = request.path()?;
        if tokio::runtime::Handle::try_current().is_err() {
            // The HTTP library would panic.
            let text = format!("{request}: the registry client works inside a tokio runtime only");
            return Err(Error::new(ErrorKind::Config, text));
        }
        let mut attempt = 1;
        loop {
            let mut failures = Failures::new();
            if let Some(response) = self.attempt(request, &path, &mut failures).await? {
                return Ok(response);
            }
            let retry_after = failures.iter().filter_map(|(_, failure)| failure.retry_after()).max();
            let Some((endpoint, last)) = failures.pop() else {
                return Err(Error::new(ErrorKind::Config, format!("{request}: no registry URL is configured")));
            };
            if attempt >= self.retry.attempts() {
                return Err(error::gave_up(request, endpoint, attempt, last, &failures));
            }
            let pause = self.retry.pause(attempt, retry_after, fastrand::f64());
            tracing::debug!(registry = %endpoint, attempt, ?pause, "{request}: {last}; trying again");
            tokio::time::sleep(pause).await;
            attempt += 1;
        }
    }

    /// Asks one server after another, from the one that responded last.
    async fn attempt<'a>(
        &'a self,
        request: &Request,
        path: &str,
        failures: &mut Failures<'a>,
    ) -> Result<Option<Response>, Error> {
        let first = self.preferred.load(Ordering::Relaxed);
        for index in (0..self.servers.len()).map(|offset| (first + offset) % self.servers.len()) {
            let Server { endpoint, .. } = &self.servers[index];
            match self.exchange(request, path, &self.servers[index]).await {
                Ok(response) if retry::is_transient(response.status) => {
                    failures.push((endpoint, Transient::Status(response)));
                }
                Ok(response) => {
                    self.preferred.store(index, Ordering::Relaxed);
                    return if (200..300).contains(&response.status) {
                        Ok(Some(response))
                    } else {
                        Err(error::error_status(request, &response, ""))
                    };
                }
                Err(ExchangeError::Transport(error)) => failures.push((endpoint, Transient::Transport(error))),
                Err(ExchangeError::Fatal(error)) => return Err(error),
            }
        }
        Ok(None)
    }

    /// Sends one request and reads its response, of any status.
    async fn exchange(&self, request: &Request, path: &str, server: &Server) -> Result<Response, ExchangeError> {
        let mut url = server.endpoint.join(path)?;
        let mut redirects = 0;
        let response = loop {
            let mut builder = self
                .http
                .request(request.method(), url.clone())
                .timeout(self.request_timeout)
                .header(ACCEPT, MEDIA_TYPE);
            if let Some(credentials) = &server.credentials {
                builder = builder.header(AUTHORIZATION, credentials.header());
            }
            if let Some(body) = request.body() {
                builder = builder.header(CONTENT_TYPE, MEDIA_TYPE).body(body);
            }
            let response = builder.send().await.map_err(|error| match error.is_builder() {
                true => ExchangeError::Fatal(error::invalid_request(request, &server.endpoint, &url, error)),
                false => ExchangeError::Transport(TransportError::before_response(
                    error,
                    self.connect_timeout,
                    self.request_timeout,
                )),
            })?;
            if !matches!(response.status().as_u16(), 301 | 302 | 307 | 308) {
                break response;
            }
            let Some(target) = redirect_target(&url, &response) else { break response };
            redirects += 1;
            if let Some(refusal) = redirect_refusal(&url, &target, redirects) {
                let (status, target) = (response.status().as_u16(), server.shown(&target));
                return Err(error::redirect_refused(request, &server.endpoint, &target, status, refusal).into());
            }
            url = target;
        };
        // The URL is the client's own until the registry leads elsewhere, and may then have been made of anything.
        let url = if redirects == 0 { url.to_string() } else { server.shown(&url) };
        self.read(request, server, url, response).await
    }

    async fn read(
        &self,
        request: &Request,
        server: &Server,
        url: String,
        mut http: reqwest::Response,
    ) -> Result<Response, ExchangeError> {
        let status = http.status().as_u16();
        let retry_after = retry::retry_after(http.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()));
        let mut response = Response {
            method: request.method(),
            base: server.endpoint.to_string(),
            url,
            status,
            retry_after,
            coding: coding(&http),
            body: Vec::new(),
            credentials: server.credentials.clone(),
        };
        loop {
            let received = response.body.len();
            let chunk = http.chunk().await.map_err(|error| {
                ExchangeError::Transport(TransportError::in_body(error, status, received, self.request_timeout))
            })?;
            let Some(chunk) = chunk else { return Ok(response) };
            if chunk.len() > self.max_response_bytes - received {
                let problem = format!("a body of more than {} bytes", self.max_response_bytes);
                return Err(error::unexpected_response(request, &response, &problem, None).into());
            }
            response.body.extend_from_slice(&chunk);
        }
    }
}

/// Where a redirect leads, without a user and password that its author may have put there.
fn redirect_target(url: &Url, response: &reqwest::Response) -> Option<Url> {
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let mut target = url.join(location).ok()?;
    let _ = target.set_username("");
    let _ = target.set_password(None);
    Some(target)
}

/// Why a redirect is not followed: credentials and schemas go where the configuration says, and nowhere else.
fn redirect_refusal(url: &Url, target: &Url, redirects: u32) -> Option<RedirectRefusal> {
    if url.host() != target.host() {
        Some(RedirectRefusal::Host)
    } else if url.scheme() != target.scheme() {
        Some(RedirectRefusal::Scheme)
    } else if url.port_or_known_default() != target.port_or_known_default() {
        Some(RedirectRefusal::Port)
    } else {
        (redirects > MOST_REDIRECTS).then_some(RedirectRefusal::Loop { followed: MOST_REDIRECTS })
    }
}

/// How the body is encoded, where it is.
fn coding(response: &reqwest::Response) -> Option<String> {
    let coding = String::from_utf8_lossy(response.headers().get(CONTENT_ENCODING)?.as_bytes()).into_owned();
    (!coding.trim().is_empty() && !coding.trim().eq_ignore_ascii_case("identity")).then_some(coding)
}
