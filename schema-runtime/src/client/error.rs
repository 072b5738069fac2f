//! The errors of requests.
//!
//! Each text says what was being done, to which URL, what came back, and how to fix it.

use std::{error, fmt, time::Duration};

use super::{
    endpoint::Endpoint,
    request::Request,
    response::{ErrorBody, Response},
    transport_error::{Stage, TransportError, root_cause},
};
use crate::error::{Error, ErrorKind, Repr};

/// A failure that another attempt may not meet.
pub(super) enum Transient {
    Transport(TransportError),
    Status(Response),
}

impl Transient {
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Transport(_) => None,
            Self::Status(response) => response.retry_after,
        }
    }
}

/// In a few words, for a log and for the list of what else was tried.
impl fmt::Display for Transient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(error) => f.write_str(&error.cause),
            Self::Status(response) => write!(f, "HTTP {}", response.status),
        }
    }
}

/// The error after the last attempt. `others` are the failures at other URLs in that attempt.
#[cold]
pub(super) fn gave_up(
    request: &Request,
    endpoint: &Endpoint,
    attempts: u32,
    last: Transient,
    others: &[(&Endpoint, Transient)],
) -> Error {
    let attempts = if attempts == 1 { "1 attempt".to_owned() } else { format!("{attempts} attempts") };
    let mut tail = String::new();
    for (endpoint, transient) in others {
        tail.push_str(&format!("; also tried {endpoint}: {transient}"));
    }
    let TransportError { stage, cause, source } = match last {
        Transient::Transport(error) => error,
        Transient::Status(response) => {
            return error_status(request, &response, &format!("; gave up after {attempts}{tail}"));
        }
    };
    let text = match stage {
        Stage::Connect => format!(
            "cannot reach the schema registry at {endpoint} to {request} after {attempts}: {cause}; check that it runs \
             and that the URL is right"
        ),
        Stage::Tls => format!(
            "cannot reach the schema registry at {endpoint} to {request} after {attempts}: {cause}; check that the URL's \
             scheme is right and that this machine trusts the registry's certificate"
        ),
        Stage::Http => format!(
            "no answer from the schema registry at {endpoint}, asked to {request}, after {attempts}: what came is not \
             HTTP ({cause}); check the URL's port, and its scheme: where TLS is spoken, it is https"
        ),
        Stage::Wait => format!(
            "no answer from the schema registry at {endpoint}, asked to {request}, after {attempts}: {cause}; check that \
             the URL is right and that the registry is not overloaded"
        ),
        Stage::Body => format!(
            "no whole answer from the schema registry at {endpoint}, asked to {request}, after {attempts}: {cause}; check \
             the registry and the proxies before it"
        ),
    };
    Error::caused(ErrorKind::Unreachable, text + &tail, Some(Box::new(source)))
}

/// The error for a status that is no success. `tail` is put after everything else.
#[cold]
pub(super) fn error_status(request: &Request, response: &Response, tail: &str) -> Error {
    let status = response.status;
    let error_body = response.error_body();
    let code = error_body.as_ref().and_then(|error_body| error_body.code);
    let (kind, phrase, hint) = classify(request, response, error_body.is_some(), code);
    let text = match error_body {
        _ if kind == ErrorKind::Protocol => format!(
            "{request} at {}: {phrase}: {} {} gave HTTP {status} with {}; {hint}{tail}",
            response.base,
            response.method,
            response.url,
            response.excerpt(),
        ),
        Some(ErrorBody { code, message }) => {
            let code = code.map(|code| format!(", error code {code}")).unwrap_or_default();
            let message = if message.is_empty() { message } else { format!(": {message}") };
            format!("{request} at {}: {phrase} (HTTP {status}{code}){message}; {hint}{tail}", response.base)
        }
        None => {
            format!(
                "{request} at {}: {phrase} (HTTP {status}), with {}; {hint}{tail}",
                response.base,
                response.excerpt()
            )
        }
    };
    Error::from_repr(Repr { kind, message: text, http_status: Some(status), error_code: code, source: None })
}

/// The class of a refusal, and in words: what the registry means, and the fix.
fn classify(
    request: &Request,
    response: &Response,
    speaks_protocol: bool,
    code: Option<u32>,
) -> (ErrorKind, &'static str, &'static str) {
    use ErrorKind::{Incompatible, NotFound, Protocol, Registry, Rejected, Unauthorized};
    let by_id = matches!(request, Request::SchemaById(_));
    match (response.status, code) {
        (401, _) if response.credentials.is_none() => {
            let phrase = "the registry asks for credentials, and none are configured";
            (Unauthorized, phrase, "set them on the client's builder or in the URL")
        }
        (401, _) => {
            (Unauthorized, "the registry refused the credentials", "check the user name and password, or the token")
        }
        (403, _) => (Unauthorized, "the registry forbids this", "check what the credentials permit"),
        (408 | 429, _) => (Registry, "the registry asks to try again later", "it may be overloaded"),
        (500.., _) => (Registry, "the registry failed", "its log may tell more"),
        _ if !speaks_protocol => (Protocol, "this is not how a schema registry answers", "check the URL and its path"),
        (404, Some(40401)) => (NotFound, "the registry does not have the subject", "check its name, and the URL"),
        (404, Some(40402)) => (NotFound, "the registry does not have the version", "check its number, and the URL"),
        (404, Some(40403)) if by_id => {
            let hint = "the message may have been written with another registry than the one at this URL";
            (NotFound, "the registry does not have the schema", hint)
        }
        (404, Some(40403)) => (NotFound, "the registry does not have the schema there", "register it first"),
        (404, _) => (NotFound, "the registry does not have this", "check the URL and its path"),
        (409, _) if matches!(request, Request::Register { .. }) => {
            let phrase = "the registry refused it as incompatible";
            (Incompatible, phrase, "make the change a compatible one, or change the subject's compatibility level")
        }
        (422, Some(42201)) => (Rejected, "the registry finds the schema invalid", "mend the schema"),
        (422, Some(42208)) => (Rejected, "the registry finds the subject invalid", "choose another name for it"),
        _ => (Rejected, "the registry rejected this", "check the request against what the registry permits"),
    }
}

/// The error for a successful response that cannot be read.
#[cold]
pub(super) fn unexpected_response(
    request: &Request,
    response: &Response,
    problem: &str,
    source: Option<Box<dyn error::Error + Send + Sync>>,
) -> Error {
    let text = format!(
        "{request} at {}: this is not how a schema registry answers: {} {} gave HTTP {} with {problem}: {}; check the \
         URL and its path",
        response.base,
        response.method,
        response.url,
        response.status,
        response.excerpt(),
    );
    protocol_error(text, response.status, source)
}

fn protocol_error(message: String, status: u16, source: Option<Box<dyn error::Error + Send + Sync>>) -> Error {
    let (kind, http_status, error_code) = (ErrorKind::Protocol, Some(status), None);
    Error::from_repr(Repr { kind, message, http_status, error_code, source })
}

/// Why a redirect is not followed.
#[derive(Clone, Copy)]
pub(super) enum RedirectRefusal {
    Host,
    Scheme,
    Port,
    Loop { followed: u32 },
}

impl fmt::Display for RedirectRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host => f.write_str("a redirect to another host is not followed"),
            Self::Scheme => f.write_str("a redirect to another scheme is not followed"),
            Self::Port => f.write_str("a redirect to another port is not followed"),
            Self::Loop { followed } => write!(f, "no more than {followed} redirects are followed"),
        }
    }
}

/// The error for a redirect that is not followed, to `target` as it may be shown.
#[cold]
pub(super) fn redirect_refused(
    request: &Request,
    endpoint: &Endpoint,
    target: &str,
    status: u16,
    refusal: RedirectRefusal,
) -> Error {
    let hint = match refusal {
        RedirectRefusal::Loop { .. } => "check the URL, and the proxies before the registry",
        _ => "if that is the registry, configure its URL",
    };
    let text =
        format!("{request} at {endpoint}: the answer (HTTP {status}) redirects to {target}, and {refusal}; {hint}");
    protocol_error(text, status, None)
}

/// The error for a request that the HTTP library does not accept. Another attempt would end alike.
#[cold]
pub(super) fn invalid_request(
    request: &Request,
    endpoint: &Endpoint,
    url: &reqwest::Url,
    error: reqwest::Error,
) -> Error {
    let (length, cause) = (url.as_str().len(), root_cause(&error));
    let text = format!(
        "{request} at {endpoint}: the request cannot be made, with a URL of {length} bytes: {cause}; a URL has room for \
         less than 64 KiB, and each byte of a subject that is no ASCII letter or digit takes three"
    );
    Error::caused(ErrorKind::Config, text, Some(Box::new(error.without_url())))
}
