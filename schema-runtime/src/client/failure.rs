//! What goes wrong between a client and a registry, told to a person.
//!
//! Every text says what was being done, to which URL, what came back, and what can be done about it.

use std::{error, fmt, io, time::Duration};

use super::{
    answer::{Answer, Complaint},
    endpoint::Endpoint,
    operation::Operation,
    quote::legible,
};
use crate::error::{Error, ErrorKind, Repr};

/// A request that got no answer, or not the whole of one.
pub(super) struct Lost {
    stage: Stage,
    cause: String,
    source: reqwest::Error,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Connect,
    /// The peer cannot be trusted, does not trust us, or speaks no TLS.
    Handshake,
    /// The peer speaks no HTTP.
    Tongue,
    Wait,
    /// The status and a part of the body had come.
    Body,
}

impl Lost {
    pub(super) fn before_answer(error: reqwest::Error, connect_timeout: Duration, request_timeout: Duration) -> Self {
        let (stage, cause) = match (error.is_connect(), error.is_timeout()) {
            (true, true) => (Stage::Connect, format!("no connection within {connect_timeout:?}")),
            (false, true) => (Stage::Wait, format!("nothing came within {request_timeout:?}")),
            (connecting, false) => {
                let cause = root_cause(&error);
                let stage = match connecting {
                    _ if is_of_tls(&cause) => Stage::Handshake,
                    true => Stage::Connect,
                    false if cause.contains("invalid HTTP version") => Stage::Tongue,
                    false => Stage::Wait,
                };
                (stage, cause)
            }
        };
        Self { stage, cause, source: error.without_url() }
    }

    pub(super) fn in_body(error: reqwest::Error, status: u16, received: usize, request_timeout: Duration) -> Self {
        let how =
            if error.is_timeout() { format!("did not end within {request_timeout:?}") } else { "broke off".to_owned() };
        let cause = format!("the answer (HTTP {status}) {how}, after {received} bytes of its body");
        Self { stage: Stage::Body, cause, source: error.without_url() }
    }
}

/// Whether TLS failed, by its words: the TLS library is the HTTP library's own, so its types cannot be told.
///
/// A server may refuse the client only after the handshake, so this is no matter of the stage.
fn is_of_tls(cause: &str) -> bool {
    ["certificate", "corrupt message", "fatal alert", "handshake", "peer is incompatible", "peer misbehaved"]
        .iter()
        .any(|word| cause.contains(word))
}

/// What the innermost error says: the ones around it only say that something failed.
fn root_cause(error: &(dyn error::Error + 'static)) -> String {
    let mut root = error;
    while let Some(source) = root.source() {
        root = source;
    }
    if let Some(error) = root.downcast_ref::<io::Error>()
        && error.raw_os_error().is_some()
    {
        // Without the number of the operating system, which differs between systems.
        return error.kind().to_string();
    }
    legible(&root.to_string(), 200)
}

/// A failure that may pass.
pub(super) enum Passing {
    Lost(Lost),
    Refused(Answer),
}

impl Passing {
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Lost(_) => None,
            Self::Refused(answer) => answer.retry_after,
        }
    }
}

/// In a few words, for a log and for the list of what else was tried.
impl fmt::Display for Passing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost(lost) => f.write_str(&lost.cause),
            Self::Refused(answer) => write!(f, "HTTP {}", answer.status),
        }
    }
}

/// The error after the last attempt. `others` are the failures at other URLs in that attempt.
#[cold]
pub(super) fn gave_up(
    operation: &Operation,
    endpoint: &Endpoint,
    attempts: u32,
    last: Passing,
    others: &[(&Endpoint, Passing)],
) -> Error {
    let attempts = if attempts == 1 { "1 attempt".to_owned() } else { format!("{attempts} attempts") };
    let mut tail = String::new();
    for (endpoint, passing) in others {
        tail.push_str(&format!("; also tried {endpoint}: {passing}"));
    }
    let lost = match last {
        Passing::Lost(lost) => lost,
        Passing::Refused(answer) => return refused(operation, &answer, &format!("; gave up after {attempts}{tail}")),
    };
    let cause = &lost.cause;
    let text = match lost.stage {
        Stage::Connect => format!(
            "cannot reach the schema registry at {endpoint} to {operation} after {attempts}: {cause}; check that it runs \
             and that the URL is right"
        ),
        Stage::Handshake => format!(
            "cannot reach the schema registry at {endpoint} to {operation} after {attempts}: {cause}; check that the URL's \
             scheme is right and that this machine trusts the registry's certificate"
        ),
        Stage::Tongue => format!(
            "no answer from the schema registry at {endpoint}, asked to {operation}, after {attempts}: what came is not \
             HTTP ({cause}); check the URL's port, and its scheme: where TLS is spoken, it is https"
        ),
        Stage::Wait => format!(
            "no answer from the schema registry at {endpoint}, asked to {operation}, after {attempts}: {cause}; check that \
             the URL is right and that the registry is not overloaded"
        ),
        Stage::Body => format!(
            "no whole answer from the schema registry at {endpoint}, asked to {operation}, after {attempts}: {cause}; check \
             the registry and the proxies before it"
        ),
    };
    Error::from_repr(Repr {
        kind: ErrorKind::Unreachable,
        message: text + &tail,
        http_status: None,
        error_code: None,
        source: Some(Box::new(lost.source)),
    })
}

/// The error for a status that is no success. `tail` is put after everything else.
#[cold]
pub(super) fn refused(operation: &Operation, answer: &Answer, tail: &str) -> Error {
    let status = answer.status;
    let complaint = answer.complaint();
    let code = complaint.as_ref().and_then(|complaint| complaint.code);
    let (kind, phrase, hint) = judge(operation, answer, complaint.is_some(), code);
    let text = match complaint {
        _ if kind == ErrorKind::Protocol => format!(
            "{operation} at {}: {phrase}: {} {} gave HTTP {status} with {}; {hint}{tail}",
            answer.base,
            answer.method,
            answer.url,
            answer.excerpt(),
        ),
        Some(Complaint { code, message }) => {
            let code = code.map(|code| format!(", error code {code}")).unwrap_or_default();
            let message = if message.is_empty() { message } else { format!(": {message}") };
            format!("{operation} at {}: {phrase} (HTTP {status}{code}){message}; {hint}{tail}", answer.base)
        }
        None => {
            format!("{operation} at {}: {phrase} (HTTP {status}), with {}; {hint}{tail}", answer.base, answer.excerpt())
        }
    };
    Error::from_repr(Repr { kind, message: text, http_status: Some(status), error_code: code, source: None })
}

/// The class of a refusal, and in words: what the registry means, and the way out.
fn judge(
    operation: &Operation,
    answer: &Answer,
    speaks_protocol: bool,
    code: Option<u32>,
) -> (ErrorKind, &'static str, &'static str) {
    use ErrorKind::{Incompatible, NotFound, Protocol, Registry, Rejected, Unauthorized};
    let by_id = matches!(operation, Operation::SchemaById(_));
    match (answer.status, code) {
        (401, _) if answer.credentials.is_none() => {
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
        (409, _) if matches!(operation, Operation::Register { .. }) => {
            let phrase = "the registry refused it as incompatible";
            (Incompatible, phrase, "make the change a compatible one, or change the subject's compatibility level")
        }
        (422, Some(42201)) => (Rejected, "the registry finds the schema invalid", "mend the schema"),
        (422, Some(42208)) => (Rejected, "the registry finds the subject invalid", "choose another name for it"),
        _ => (Rejected, "the registry rejected this", "check the request against what the registry permits"),
    }
}

/// The error for an answer of success that cannot be read.
#[cold]
pub(super) fn misanswer(
    operation: &Operation,
    answer: &Answer,
    problem: &str,
    source: Option<Box<dyn error::Error + Send + Sync>>,
) -> Error {
    let text = format!(
        "{operation} at {}: this is not how a schema registry answers: {} {} gave HTTP {} with {problem}: {}; check the \
         URL and its path",
        answer.base,
        answer.method,
        answer.url,
        answer.status,
        answer.excerpt(),
    );
    Error::from_repr(Repr {
        kind: ErrorKind::Protocol,
        message: text,
        http_status: Some(answer.status),
        error_code: None,
        source,
    })
}

/// Why a redirect is not followed.
#[derive(Clone, Copy)]
pub(super) enum Detour {
    Host,
    Scheme,
    Port,
    Loop { followed: u32 },
}

impl fmt::Display for Detour {
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
pub(super) fn redirected(
    operation: &Operation,
    endpoint: &Endpoint,
    target: &str,
    status: u16,
    detour: Detour,
) -> Error {
    let hint = match detour {
        Detour::Loop { .. } => "check the URL, and the proxies before the registry",
        _ => "if that is the registry, configure its URL",
    };
    let text =
        format!("{operation} at {endpoint}: the answer (HTTP {status}) redirects to {target}, and {detour}; {hint}");
    Error::from_repr(Repr {
        kind: ErrorKind::Protocol,
        message: text,
        http_status: Some(status),
        error_code: None,
        source: None,
    })
}

/// The error for a request that the HTTP library does not take. No other attempt would end otherwise.
#[cold]
pub(super) fn unsendable(
    operation: &Operation,
    endpoint: &Endpoint,
    url: &reqwest::Url,
    error: reqwest::Error,
) -> Error {
    let (length, cause) = (url.as_str().len(), root_cause(&error));
    let text = format!(
        "{operation} at {endpoint}: the request cannot be made, with a URL of {length} bytes: {cause}; a URL has room for \
         less than 64 KiB, and each byte of a subject that is no ASCII letter or digit takes three"
    );
    Error::from_repr(Repr {
        kind: ErrorKind::Config,
        message: text,
        http_status: None,
        error_code: None,
        source: Some(Box::new(error.without_url())),
    })
}
