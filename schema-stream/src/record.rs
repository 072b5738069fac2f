//! A record on its way to a topic.

use std::time::SystemTime;

use rdkafka::message::{Header, OwnedHeaders};
use schema_runtime::AvroEncode;

use crate::{
    error::Error,
    producer::{Delivery, RawRecord, Sent},
    topic::Topic,
};

/// A record for a topic, made by [`Topic::record`] or [`Topic::tombstone`].
///
/// Records of one key go to one partition, in the order sent.
#[must_use = "a record is not sent until `send` or `enqueue` is called"]
pub struct Record<'a, T> {
    topic: &'a Topic<T>,
    value: Option<&'a T>,
    key: Option<Vec<u8>>,
    headers: Option<OwnedHeaders>,
    partition: Option<u16>,
    timestamp: Option<SystemTime>,
}

impl<'a, T> Record<'a, T> {
    pub(crate) fn new(topic: &'a Topic<T>, value: Option<&'a T>) -> Self {
        Self { topic, value, key: None, headers: None, partition: None, timestamp: None }
    }

    /// The key: text or bytes, as they are.
    pub fn key(mut self, key: impl Into<Vec<u8>>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Adds a header. A name may be given more than once.
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let headers = self.headers.take().unwrap_or_default();
        self.headers = Some(headers.insert(Header { key: name, value: Some(value.as_ref()) }));
        self
    }

    /// The partition to write to. Without it, the key chooses, or chance where there is no key.
    pub fn partition(mut self, partition: u16) -> Self {
        self.partition = Some(partition);
        self
    }

    /// When what the record tells of happened. Without it, the time of sending.
    pub fn timestamp(mut self, timestamp: SystemTime) -> Self {
        self.timestamp = Some(timestamp);
        self
    }
}

impl<T: AvroEncode + Sync> Record<'_, T> {
    /// Sends the record, and waits until all in-sync replicas have it.
    ///
    /// # Errors
    ///
    /// As [`Topic::send`].
    pub async fn send(self) -> Result<Sent, Error> {
        self.enqueue().await?.await
    }

    /// Puts the record in the producer's queue, and waits only if the queue is full: see [`Topic::enqueue`].
    ///
    /// # Errors
    ///
    /// As [`Topic::send`].
    pub async fn enqueue(self) -> Result<Delivery, Error> {
        self.topic.prepare().await?;
        let payload = self.value.map(|value| self.topic.encode(value)).transpose()?;
        let record = RawRecord {
            topic: self.topic.name(),
            partition: self.partition.map(i32::from),
            timestamp: self.timestamp.map(millis),
            key: self.key.as_deref(),
            payload: payload.as_deref(),
            headers: self.headers,
        };
        self.topic.producer().enqueue(record).await
    }
}

/// Milliseconds since 1970, as far as Kafka can say it.
fn millis(time: SystemTime) -> i64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
