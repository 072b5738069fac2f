//! A received message, and the forms in which an agent can take it.

use std::{
    fmt, str,
    sync::Arc,
    time::{Duration, SystemTime},
};

use rdkafka::message::{BorrowedMessage, Headers as _, Message as _, OwnedHeaders};

use crate::error::MessagePosition;

/// A received message: a value with what Kafka knows about it.
///
/// An agent asks for it by its argument's type: `async |message: Message<User>| …`.
#[derive(Clone)]
pub struct Message<T> {
    value: T,
    meta: Meta,
}

/// All of a message but its value.
#[derive(Clone)]
pub(crate) struct Meta {
    position: MessagePosition,
    key: Option<Vec<u8>>,
    headers: Headers,
    timestamp: Option<SystemTime>,
}

impl<T> Message<T> {
    /// The value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value, by itself.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The topic that the message was read from.
    pub fn topic(&self) -> &str {
        &self.meta.position.topic
    }

    /// The partition that the message was read from.
    pub fn partition(&self) -> i32 {
        self.meta.position.partition
    }

    /// The message's offset in its partition.
    pub fn offset(&self) -> i64 {
        self.meta.position.offset
    }

    /// The key's bytes, where the message has a key.
    pub fn key(&self) -> Option<&[u8]> {
        self.meta.key.as_deref()
    }

    /// The key as text, where the message has a key that is UTF-8.
    pub fn key_str(&self) -> Option<&str> {
        self.key().and_then(|key| str::from_utf8(key).ok())
    }

    /// The headers, in the order they were written in.
    pub fn headers(&self) -> &Headers {
        &self.meta.headers
    }

    /// When the message was created, or appended to the log if its topic is set so. To the millisecond.
    pub fn timestamp(&self) -> Option<SystemTime> {
        self.meta.timestamp
    }
}

impl<T: fmt::Debug> fmt::Debug for Message<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut s = f.debug_struct("Message");
        s.field("topic", &self.topic()).field("partition", &self.partition()).field("offset", &self.offset());
        s.field("value", &self.value).finish_non_exhaustive()
    }
}

/// The headers of a message. A name may occur more than once, and a value may be null.
#[derive(Clone, Default)]
pub struct Headers(Option<OwnedHeaders>);

impl Headers {
    /// The value of the last header of this name, as Kafka's `Headers.lastHeader`.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.iter().filter(|(key, _)| *key == name).last().and_then(|(_, value)| value)
    }

    /// All headers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&[u8]>)> {
        self.0.iter().flat_map(|headers| headers.iter()).map(|header| (header.key, header.value))
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

/// A form in which an agent of a `Topic<T>` can take its messages: the type of its handler's argument.
///
/// | argument | gets |
/// |---|---|
/// | `T` | the values |
/// | `Option<T>` | the values, and `None` for a tombstone |
/// | [`Message<T>`] | the values with key, headers, partition, offset and timestamp |
/// | [`Message<Option<T>>`](Message) | the same, with tombstones |
///
/// A tombstone is a message without a value, which marks its key as deleted. A form that has no place for it skips
/// it: it counts as handled, and its offset is committed.
#[diagnostic::on_unimplemented(
    message = "an agent of a `Topic<{T}>` cannot take `{Self}`",
    label = "this handler takes `{Self}`",
    note = "take `{T}`, `Option<{T}>`, `Message<{T}>` or `Message<Option<{T}>>`"
)]
pub trait Event<T>: Sized + Send + 'static {
    #[doc(hidden)]
    fn from_raw(raw: &Raw<'_>, value: Option<T>) -> Option<Self>;
}

impl<T: Send + 'static> Event<T> for T {
    fn from_raw(_raw: &Raw<'_>, value: Option<T>) -> Option<Self> {
        value
    }
}

impl<T: Send + 'static> Event<T> for Option<T> {
    fn from_raw(_raw: &Raw<'_>, value: Option<T>) -> Option<Self> {
        Some(value)
    }
}

impl<T: Send + 'static> Event<T> for Message<T> {
    fn from_raw(raw: &Raw<'_>, value: Option<T>) -> Option<Self> {
        value.map(|value| Self { value, meta: raw.0.meta() })
    }
}

impl<T: Send + 'static> Event<T> for Message<Option<T>> {
    fn from_raw(raw: &Raw<'_>, value: Option<T>) -> Option<Self> {
        Some(Self { value, meta: raw.0.meta() })
    }
}

/// A message before it is decoded. It cannot be made outside of this crate.
pub struct Raw<'a>(pub(crate) &'a dyn RawMessage);

/// A message of bytes, wherever it came from.
pub(crate) trait RawMessage: Sync {
    fn payload(&self) -> Option<&[u8]>;
    fn position(&self) -> MessagePosition;
    fn meta(&self) -> Meta;
}

/// A message in librdkafka's memory, with the name of its topic, which is the agent's.
pub(crate) struct KafkaMessage<'a> {
    pub(crate) topic: &'a Arc<str>,
    pub(crate) message: &'a BorrowedMessage<'a>,
}

impl RawMessage for KafkaMessage<'_> {
    fn payload(&self) -> Option<&[u8]> {
        self.message.payload()
    }

    fn position(&self) -> MessagePosition {
        MessagePosition {
            topic: self.topic.clone(),
            partition: self.message.partition(),
            offset: self.message.offset(),
            schema_id: self.payload().and_then(schema_id),
        }
    }

    fn meta(&self) -> Meta {
        Meta {
            position: self.position(),
            key: self.message.key().map(<[u8]>::to_vec),
            headers: Headers(self.message.headers().map(|headers| headers.detach())),
            timestamp: self.message.timestamp().to_millis().and_then(|millis| {
                let millis = u64::try_from(millis).ok()?;
                SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(millis))
            }),
        }
    }
}

/// The schema id of the prefix framing: a zero byte and four bytes, the most significant first.
fn schema_id(payload: &[u8]) -> Option<u32> {
    match payload {
        [0, a, b, c, d, ..] => Some(u32::from_be_bytes([*a, *b, *c, *d])),
        _ => None,
    }
}
