//! The app's producer: records of bytes in, acknowledgements out.

use std::{
    fmt,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use rdkafka::{
    ClientConfig,
    error::{KafkaError, RDKafkaErrorCode},
    message::{Message as _, OwnedHeaders},
    producer::{BaseRecord, DeliveryResult, Producer as _, ProducerContext, ThreadedProducer},
};
use tokio::sync::{Notify, oneshot};

use crate::{
    error::{Error, ErrorKind},
    log::{Logs, context_with_logs},
};

/// Where an acknowledged record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Sent {
    /// The partition that the record was written to.
    pub partition: i32,
    /// The record's offset in that partition.
    pub offset: i64,
}

/// A record of bytes, borrowed until librdkafka has copied it.
pub(crate) struct RawRecord<'a> {
    pub(crate) topic: &'a str,
    pub(crate) partition: Option<i32>,
    pub(crate) timestamp: Option<i64>,
    pub(crate) key: Option<&'a [u8]>,
    pub(crate) payload: Option<&'a [u8]>,
    pub(crate) headers: Option<OwnedHeaders>,
}

/// A handle of the app's one producer.
#[derive(Clone)]
pub(crate) struct Producer(Arc<ThreadedProducer<Deliveries>>);

type Acknowledgement = oneshot::Sender<Result<Sent, KafkaError>>;

#[derive(Default)]
struct Deliveries {
    logs: Logs,
    /// Told whenever a record leaves the queue.
    room: Notify,
}

impl Producer {
    pub(crate) fn new(config: &ClientConfig) -> Result<Self, Error> {
        let producer = config
            .create_with_context(Deliveries::default())
            .map_err(|error| Error::kafka(ErrorKind::Config, "the Kafka producer could not be made", error))?;
        Ok(Self(Arc::new(producer)))
    }

    /// Puts a record in librdkafka's queue, and waits for room in it where it is full.
    pub(crate) async fn enqueue(&self, record: RawRecord<'_>) -> Result<Delivery, Error> {
        let (sender, receiver) = oneshot::channel();
        let topic: Arc<str> = record.topic.into();
        let mut next: BaseRecord<'_, [u8], [u8], Box<Acknowledgement>> = BaseRecord {
            topic: record.topic,
            partition: record.partition,
            payload: record.payload,
            key: record.key,
            timestamp: record.timestamp,
            headers: record.headers,
            delivery_opaque: Box::new(sender),
        };
        loop {
            match self.0.send(next) {
                Ok(()) => return Ok(Delivery { topic, receiver }),
                Err((KafkaError::MessageProduction(RDKafkaErrorCode::QueueFull), refused)) => next = refused,
                Err((error, _)) => return Err(not_sent(&topic, error)),
            }
            // librdkafka tells of a delivery just before it makes the room, hence also by the clock.
            let room = self.0.context().room.notified();
            let _ = tokio::time::timeout(Duration::from_millis(10), room).await;
        }
    }

    /// Waits until every record that was enqueued is acknowledged or has failed. Blocks.
    pub(crate) fn flush(&self, within: Duration) -> Result<(), Error> {
        self.0.flush(within).map_err(|_| {
            let text = format!("{} records were not acknowledged in time", self.0.in_flight_count());
            Error::new(ErrorKind::Shutdown, text)
        })
    }
}

/// The acknowledgement of a record that was put in the producer's queue. Resolves when the brokers have answered.
///
/// Dropping it forgets the answer, not the record.
#[must_use = "a record that is not acknowledged may be lost"]
pub struct Delivery {
    topic: Arc<str>,
    receiver: oneshot::Receiver<Result<Sent, KafkaError>>,
}

impl Future for Delivery {
    type Output = Result<Sent, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.receiver).poll(context).map(|answer| match answer {
            Ok(Ok(sent)) => Ok(sent),
            Ok(Err(error)) => Err(not_sent(&self.topic, error)),
            Err(_) => Err(not_sent(&self.topic, KafkaError::Canceled)),
        })
    }
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery").field("topic", &self.topic).finish_non_exhaustive()
    }
}

fn not_sent(topic: &str, error: KafkaError) -> Error {
    Error::kafka(ErrorKind::Send, format!("a record for topic `{topic}` was not sent"), error)
}

context_with_logs!(Deliveries);

impl ProducerContext for Deliveries {
    type DeliveryOpaque = Box<Acknowledgement>;

    fn delivery(&self, result: &DeliveryResult<'_>, sender: Box<Acknowledgement>) {
        let answer = match result {
            Ok(message) => Ok(Sent { partition: message.partition(), offset: message.offset() }),
            Err((error, _)) => Err(error.clone()),
        };
        // A sender that nobody waits for any more was dropped by its caller.
        let _ = sender.send(answer);
        self.room.notify_one();
    }
}
