//! The one public error of this crate.

use std::{error, fmt};

/// What went wrong, in classes a program can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A value cannot be encoded: it is nested too deep, too large, or its schema has no datum for it.
    Encode,
    /// The bytes are not a datum of the schema.
    Decode,
    /// The message has no valid wire framing.
    Framing,
    /// A schema's text is not a valid Avro schema.
    Schema,
    /// The writer's schema is not one that this reader can read.
    SchemaMismatch,
    /// A serializer was used before it was prepared, or a deserializer that may not wait before it knew the schema id.
    NotPrepared,
    /// The configuration is wrong: a URL that is none, a subject that is empty.
    Config,
    /// The registry could not be reached, or gave no whole answer in time.
    Unreachable,
    /// The registry refused the credentials, or the right to do this (HTTP 401, 403).
    Unauthorized,
    /// The registry does not have the subject, version or schema (HTTP 404), or a store does not have the schema.
    NotFound,
    /// The registry refused the schema as incompatible with earlier versions (HTTP 409).
    Incompatible,
    /// The registry refused the request, most often as an invalid schema (HTTP 4xx).
    Rejected,
    /// The registry failed, or asks to try again later (HTTP 5xx, 408, 429).
    Registry,
    /// The registry, or what answers in its place, did not speak its protocol.
    Protocol,
}

/// The error of every fallible function in this crate.
///
/// It is one pointer wide, and cheap to clone, so that tasks which waited for one request can share its failure.
#[derive(Clone)]
pub struct Error(std::sync::Arc<Repr>);

pub(crate) struct Repr {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    pub(crate) http_status: Option<u16>,
    pub(crate) error_code: Option<u32>,
    pub(crate) source: Option<Box<dyn error::Error + Send + Sync>>,
}

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self::caused(kind, message.into(), None)
    }

    #[cold]
    pub(crate) fn caused(
        kind: ErrorKind,
        message: String,
        source: Option<Box<dyn error::Error + Send + Sync>>,
    ) -> Self {
        Self::from_repr(Repr { kind, message, http_status: None, error_code: None, source })
    }

    #[cold]
    pub(crate) fn from_repr(repr: Repr) -> Self {
        Self(std::sync::Arc::new(repr))
    }

    /// The class of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The registry's HTTP status, where it answered with one.
    pub fn http_status(&self) -> Option<u16> {
        self.0.http_status
    }

    /// The registry's own error code, such as 40401 for an unknown subject.
    pub fn error_code(&self) -> Option<u32> {
        self.0.error_code
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut s = f.debug_struct("Error");
        s.field("kind", &self.0.kind).field("message", &self.0.message);
        if let Some(source) = &self.0.source {
            s.field("source", source);
        }
        s.finish()
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.0.source.as_deref().map(|e| e as _)
    }
}
