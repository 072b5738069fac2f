//! The one public error of this crate.

use std::{any::Any, error, fmt, sync::Arc};

use rdkafka::error::{KafkaError, RDKafkaErrorCode};

use crate::redact;

/// The cause of an error, as handlers and timers return it.
pub(crate) type BoxError = Box<dyn error::Error + Send + Sync>;

/// What went wrong, in classes a program can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The configuration is wrong: a setting librdkafka does not know, two agents on one topic, a period of zero.
    Config,
    /// The brokers could not be reached, or refused what was asked of them.
    Broker,
    /// A topic does not exist and could not be created.
    Topic,
    /// The schema registry could not be reached, or refused the schema.
    Registry,
    /// A value could not be encoded.
    Encode,
    /// A received message is not one that its topic's type can be read from.
    Decode,
    /// A record was not acknowledged by the brokers.
    Send,
    /// An agent's handler returned an error.
    Handler,
    /// A timer returned an error.
    Timer,
    /// A handler or a timer panicked.
    Panic,
    /// Offsets of events that were handled could not be committed: they will be delivered again.
    Commit,
    /// The app did not stop within its deadline, or a send was given up because the app stops: it waited for the registry.
    Shutdown,
}

/// The error of every fallible function in this crate.
///
/// It displays as one line about its own level; the causes are in [`source`](error::Error::source). The alternate form
/// `{:#}` displays the whole chain, the levels separated by `": "`.
///
/// Neither form contains a password or another secret setting.
#[derive(Clone)]
pub struct Error(Arc<Repr>);

struct Repr {
    kind: ErrorKind,
    message: String,
    position: Option<MessagePosition>,
    source: Option<BoxError>,
}

/// What librdkafka says it was built without, and the features that build it with that.
const MISSING: &[(&str, &str)] = &[
    ("OpenSSL not available", "`ssl` or `ssl-vendored`"),
    ("libsasl2 not available", "`gssapi` or `gssapi-vendored`"),
    ("libzstd not available", "`zstd`"),
];

/// Where in Kafka a message is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct MessagePosition {
    pub(crate) topic: Arc<str>,
    pub(crate) partition: i32,
    pub(crate) offset: i64,
    pub(crate) schema_id: Option<u32>,
}

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Arc::new(Repr { kind, message: message.into(), position: None, source: None }))
    }

    #[cold]
    pub(crate) fn caused(kind: ErrorKind, message: impl Into<String>, source: impl Into<BoxError>) -> Self {
        Self(Arc::new(Repr { kind, message: message.into(), position: None, source: Some(source.into()) }))
    }

    #[cold]
    pub(crate) fn at(
        kind: ErrorKind,
        message: impl Into<String>,
        position: MessagePosition,
        source: Option<BoxError>,
    ) -> Self {
        Self(Arc::new(Repr { kind, message: message.into(), position: Some(position), source }))
    }

    /// An error of librdkafka.
    #[cold]
    pub(crate) fn kafka(kind: ErrorKind, message: impl Into<String>, source: KafkaError) -> Self {
        if let KafkaError::ClientConfig(_, description, key, value) = &source {
            return Self::setting(key, value, description);
        }
        // The code by itself: what was tried is said by the message, and would be by the wrapper once more.
        match source.rdkafka_error_code() {
            Some(code) => Self::caused(kind, message, code),
            None => Self::caused(kind, message, source),
        }
    }

    /// A setting that librdkafka refuses. Its description quotes the value, which can be a secret.
    #[cold]
    pub(crate) fn setting(key: &str, value: &str, description: &str) -> Self {
        let shown = redact::description(key, value, description);
        let hint = match MISSING.iter().find(|(part, _)| description.contains(part)) {
            Some((_, features)) => format!("; enable the feature {features} of `schema-stream`"),
            None => String::new(),
        };
        Self::new(ErrorKind::Config, format!("the Kafka setting `{key}` was refused: {shown}{hint}"))
    }

    /// The class of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The topic of the message that the error is about, where it is about one message.
    pub fn topic(&self) -> Option<&str> {
        self.0.position.as_ref().map(|position| &*position.topic)
    }

    /// The partition of the message that the error is about.
    pub fn partition(&self) -> Option<i32> {
        self.0.position.as_ref().map(|position| position.partition)
    }

    /// The offset of the message that the error is about. Nothing at or past it was committed.
    pub fn offset(&self) -> Option<i64> {
        self.0.position.as_ref().map(|position| position.offset)
    }

    /// The id of the schema that the message was written with, where its framing names one.
    pub fn schema_id(&self) -> Option<u32> {
        self.0.position.as_ref().and_then(|position| position.schema_id)
    }
}

impl fmt::Display for MessagePosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "topic `{}`, partition {}, offset {}", self.topic, self.partition, self.offset)?;
        match self.schema_id {
            Some(id) => write!(f, ", schema id {id}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        if let Some(position) = &self.0.position {
            write!(f, " ({position})")?;
        }
        if f.alternate() {
            let mut next = error::Error::source(self);
            while let Some(cause) = next {
                write!(f, ": {cause}")?;
                next = cause.source();
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut s = f.debug_struct("Error");
        s.field("kind", &self.0.kind).field("message", &self.0.message);
        if let Some(position) = &self.0.position {
            s.field("position", position);
        }
        if let Some(source) = &self.0.source {
            s.field("source", source);
        }
        s.finish()
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

/// Whether something failed only because it was given up when the app was told to stop.
pub(crate) fn is_given_up(error: &(dyn error::Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.downcast_ref::<Error>().is_some_and(|error| error.kind() == ErrorKind::Shutdown) {
            return true;
        }
        next = error.source();
    }
    false
}

/// The text of a panic, where it has one.
pub(crate) fn panic_text(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("(no message)")
}

/// Whether an error of the consumer will not go away by itself. librdkafka retries all others.
pub(crate) fn is_permanent(error: &KafkaError) -> bool {
    match error {
        KafkaError::MessageConsumptionFatal(_) => true,
        KafkaError::MessageConsumption(code) => matches!(
            code,
            RDKafkaErrorCode::Fatal
                | RDKafkaErrorCode::TopicAuthorizationFailed
                | RDKafkaErrorCode::GroupAuthorizationFailed
                | RDKafkaErrorCode::ClusterAuthorizationFailed
                | RDKafkaErrorCode::AutoOffsetReset
                | RDKafkaErrorCode::BadMessage
                | RDKafkaErrorCode::BadCompression
                | RDKafkaErrorCode::NotImplemented
                | RDKafkaErrorCode::InconsistentGroupProtocol
                | RDKafkaErrorCode::InvalidSessionTimeout
                | RDKafkaErrorCode::FencedInstanceId
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn displays_its_level_alone_and_the_chain_on_request() {
        let position = MessagePosition { topic: "users".into(), partition: 2, offset: 7, schema_id: Some(3) };
        let error = Error::at(ErrorKind::Handler, "a handler failed", position, Some("no space left".into()));
        assert_eq!(error.to_string(), "a handler failed (topic `users`, partition 2, offset 7, schema id 3)");
        assert_eq!(
            format!("{error:#}"),
            "a handler failed (topic `users`, partition 2, offset 7, schema id 3): no space left"
        );
        assert_eq!((error.topic(), error.partition(), error.offset()), (Some("users"), Some(2), Some(7)));
    }

    #[test]
    fn a_secret_is_not_quoted() {
        let description = |value: &str| format!("Invalid value \"{value}\" for \"sasl.password\"");
        let error = Error::setting("sasl.password", "hunter2", &description("hunter2"));
        assert_eq!(
            error.to_string(),
            "the Kafka setting `sasl.password` was refused: Invalid value \"***\" for \"sasl.password\""
        );
        // Cut in the middle of the value.
        let long = "hunter2 ".repeat(100);
        let error = Error::setting("sasl.password", &long, &description(&long)[..500]);
        assert_eq!(error.to_string(), "the Kafka setting `sasl.password` was refused: its value is not accepted");
        let error = Error::setting("sasl.password", "", &description(""));
        assert!(error.to_string().ends_with("Invalid value \"\" for \"sasl.password\""), "{error}");
    }
}
