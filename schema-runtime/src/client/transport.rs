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
    answer::Answer,
    credentials::Credentials,
    endpoint::Endpoint,
    failure::{self, Detour, Lost, Passing},
    operation::Operation,
    quote::legible,
    retry::{self, RetryPolicy},
};
use crate::error::{Error, ErrorKind};

const MEDIA_TYPE: &str = "application/vnd.schemaregistry.v1+json";

/// Enough for a path that is spelled otherwise; more would be a loop.
const MOST_REDIRECTS: u32 = 3;

/// The longest URL of a redirect that is shown whole.
const LONGEST_URL: usize = 300;

/// One URL of the registry, with what it wants to see.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) endpoint: Endpoint,
    pub(super) credentials: Option<Arc<Credentials>>,
}

impl Site {
    /// A URL that the registry gave, without the credentials that it was shown.
    fn shown(&self, url: &Url) -> String {
        let url = match &self.credentials {
            Some(credentials) => credentials.blot_url(url.as_str()),
            None => url.to_string(),
        };
        legible(&url, LONGEST_URL)
    }
}

/// The way to a registry.
#[derive(Debug)]
pub(super) struct Transport {
    pub(super) http: reqwest::Client,
    /// At least one.
    pub(super) sites: Vec<Site>,
    /// The index of the site that answered last; requests begin with it.
    pub(super) preferred: AtomicUsize,
    pub(super) retry: RetryPolicy,
    pub(super) connect_timeout: Duration,
    pub(super) request_timeout: Duration,
    pub(super) max_answer: usize,
}

/// Why an exchange brought no answer.
enum Fault {
    Lost(Lost),
    Final(Error),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Final(error)
    }
}

/// Failures of one attempt, in the order in which the sites were tried.
type Faults<'a> = Vec<(&'a Endpoint, Passing)>;

impl Transport {
    /// Asks the registry until it gives an answer that another attempt would not change. The result is one of success.
    pub(super) async fn call(&self, operation: &Operation) -> Result<Answer, Error> {
        let path = operation.path()?;
        if tokio::runtime::Handle::try_current().is_err() {
            // The HTTP library would panic.
            let text = format!("{operation}: the registry client works inside a tokio runtime only");
            return Err(Error::new(ErrorKind::Config, text));
        }
        let mut attempt = 1;
        loop {
            let mut faults = Faults::new();
            if let Some(answer) = self.attempt(operation, &path, &mut faults).await? {
                return Ok(answer);
            }
            let retry_after = faults.iter().filter_map(|(_, fault)| fault.retry_after()).max();
            let Some((endpoint, last)) = faults.pop() else {
                return Err(Error::new(ErrorKind::Config, format!("{operation}: no registry URL is configured")));
            };
            if attempt >= self.retry.attempts() {
                return Err(failure::gave_up(operation, endpoint, attempt, last, &faults));
            }
            let pause = self.retry.pause(attempt, retry_after, fastrand::f64());
            tracing::debug!(registry = %endpoint, attempt, ?pause, "{operation}: {last}; trying again");
            tokio::time::sleep(pause).await;
            attempt += 1;
        }
    }

    /// Asks one site after the other, from the one that answered last.
    async fn attempt<'a>(
        &'a self,
        operation: &Operation,
        path: &str,
        faults: &mut Faults<'a>,
    ) -> Result<Option<Answer>, Error> {
        let first = self.preferred.load(Ordering::Relaxed);
        for index in (0..self.sites.len()).map(|offset| (first + offset) % self.sites.len()) {
            let Site { endpoint, .. } = &self.sites[index];
            match self.exchange(operation, path, &self.sites[index]).await {
                Ok(answer) if retry::may_pass(answer.status) => faults.push((endpoint, Passing::Refused(answer))),
                Ok(answer) => {
                    self.preferred.store(index, Ordering::Relaxed);
                    return if (200..300).contains(&answer.status) {
                        Ok(Some(answer))
                    } else {
                        Err(failure::refused(operation, &answer, ""))
                    };
                }
                Err(Fault::Lost(lost)) => faults.push((endpoint, Passing::Lost(lost))),
                Err(Fault::Final(error)) => return Err(error),
            }
        }
        Ok(None)
    }

    /// Sends one request and reads its answer, of any status.
    async fn exchange(&self, operation: &Operation, path: &str, site: &Site) -> Result<Answer, Fault> {
        let mut url = site.endpoint.join(path)?;
        let mut redirects = 0;
        let response = loop {
            let mut request = self
                .http
                .request(operation.method(), url.clone())
                .timeout(self.request_timeout)
                .header(ACCEPT, MEDIA_TYPE);
            if let Some(credentials) = &site.credentials {
                request = request.header(AUTHORIZATION, credentials.header());
            }
            if let Some(body) = operation.body() {
                request = request.header(CONTENT_TYPE, MEDIA_TYPE).body(body);
            }
            let response = request.send().await.map_err(|error| match error.is_builder() {
                true => Fault::Final(failure::unsendable(operation, &site.endpoint, &url, error)),
                false => Fault::Lost(Lost::before_answer(error, self.connect_timeout, self.request_timeout)),
            })?;
            if !matches!(response.status().as_u16(), 301 | 302 | 307 | 308) {
                break response;
            }
            let Some(target) = redirect_target(&url, &response) else { break response };
            redirects += 1;
            if let Some(detour) = detour(&url, &target, redirects) {
                let (status, target) = (response.status().as_u16(), site.shown(&target));
                return Err(failure::redirected(operation, &site.endpoint, &target, status, detour).into());
            }
            url = target;
        };
        // The URL is the client's own until the registry leads elsewhere, and may then have been made of anything.
        let url = if redirects == 0 { url.to_string() } else { site.shown(&url) };
        self.read(operation, site, url, response).await
    }

    async fn read(
        &self,
        operation: &Operation,
        site: &Site,
        url: String,
        mut response: reqwest::Response,
    ) -> Result<Answer, Fault> {
        let status = response.status().as_u16();
        let retry_after = retry::retry_after(response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()));
        let mut answer = Answer {
            method: operation.method(),
            base: site.endpoint.to_string(),
            url,
            status,
            retry_after,
            coding: coding(&response),
            body: Vec::new(),
            credentials: site.credentials.clone(),
        };
        loop {
            let received = answer.body.len();
            let chunk = response
                .chunk()
                .await
                .map_err(|error| Fault::Lost(Lost::in_body(error, status, received, self.request_timeout)))?;
            let Some(chunk) = chunk else { return Ok(answer) };
            if chunk.len() > self.max_answer - received {
                let problem = format!("a body of more than {} bytes", self.max_answer);
                return Err(failure::misanswer(operation, &answer, &problem, None).into());
            }
            answer.body.extend_from_slice(&chunk);
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
fn detour(url: &Url, target: &Url, redirects: u32) -> Option<Detour> {
    if url.host() != target.host() {
        Some(Detour::Host)
    } else if url.scheme() != target.scheme() {
        Some(Detour::Scheme)
    } else if url.port_or_known_default() != target.port_or_known_default() {
        Some(Detour::Port)
    } else {
        (redirects > MOST_REDIRECTS).then_some(Detour::Loop { followed: MOST_REDIRECTS })
    }
}

/// How the body is encoded, where it is.
fn coding(response: &reqwest::Response) -> Option<String> {
    let coding = String::from_utf8_lossy(response.headers().get(CONTENT_ENCODING)?.as_bytes()).into_owned();
    (!coding.trim().is_empty() && !coding.trim().eq_ignore_ascii_case("identity")).then_some(coding)
}
