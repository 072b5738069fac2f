//! A topic whose values are of one type.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::future::BoxFuture;
use schema_runtime::{AvroEncode, Serializer, Subject};
use tokio::sync::OnceCell;

use crate::{
    brokers::TopicSpec,
    context::Context,
    error::{Error, ErrorKind},
    producer::{Delivery, Producer, Sent},
    record::Record,
};

/// How long a topic may take to be made ready once the app stops. A registry or broker that answers takes much less, and
/// one that does not must not use up the time in which handlers are finished.
const LAST_WAIT: Duration = Duration::from_secs(1);

/// A Kafka topic with values of type `T`, made by [`App::topic`](crate::App::topic).
///
/// It is a cheap handle: clone it into handlers and timers that send to it. Values are Avro under the subject
/// `<topic>-value`; keys are bytes as they are.
///
/// The topic is created if it does not exist, with the number of [partitions](Self::partitions) and
/// [replicas](Self::replication_factor) said here, or else the broker's defaults. A topic that exists is left as it is.
pub struct Topic<T>(Arc<Inner<T>>);

struct Inner<T> {
    context: Arc<Context>,
    name: Arc<str>,
    spec: Mutex<TopicSpec>,
    serializer: Serializer<T>,
    exists: OnceCell<()>,
    registered: OnceCell<()>,
}

impl<T> Topic<T> {
    /// The topic's name.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The number of partitions, where the topic has to be created. Without it, the broker's default.
    pub fn partitions(self, partitions: u16) -> Self {
        self.spec().partitions = Some(partitions);
        self
    }

    /// The number of replicas of each partition, where the topic has to be created. Without it, the broker's default.
    /// An embedded broker has one of everything.
    pub fn replication_factor(self, replicas: u16) -> Self {
        self.spec().replication = Some(replicas);
        self
    }

    /// Whether the topic is created if it does not exist. The app's
    /// [`create_topics`](crate::AppBuilder::create_topics) is the default.
    pub fn create(self, create: bool) -> Self {
        self.spec().create = create;
        self
    }

    fn spec(&self) -> std::sync::MutexGuard<'_, TopicSpec> {
        self.0.spec.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn shared_name(&self) -> &Arc<str> {
        &self.0.name
    }

    pub(crate) fn context(&self) -> &Arc<Context> {
        &self.0.context
    }

    pub(crate) fn producer(&self) -> &Producer {
        &self.0.context.producer
    }

    /// Sees to it that the topic exists, once.
    pub(crate) async fn ensure(&self) -> Result<(), Error> {
        let ensure = || async {
            let spec = self.spec().clone();
            self.0.context.brokers.ensure(&self.0.context.settings, &self.0.context.name, spec).await
        };
        self.0.exists.get_or_try_init(ensure).await.copied()
    }
}

impl<T> Topic<T> {
    /// Resolves when a wait is to end because the app stops.
    async fn given_up(&self) {
        self.0.context.shutdown.stopping().stopped().await;
        tokio::time::sleep(LAST_WAIT).await;
    }
}

impl<T: AvroEncode> Topic<T> {
    pub(crate) fn new(context: &Arc<Context>, name: &str) -> Self {
        let spec =
            TopicSpec { name: name.to_owned(), partitions: None, replication: None, create: context.create_topics };
        Self(Arc::new(Inner {
            context: context.clone(),
            name: name.into(),
            spec: Mutex::new(spec),
            serializer: Serializer::new(&context.registry, Subject::value_of(name)),
            exists: OnceCell::new(),
            registered: OnceCell::new(),
        }))
    }
}

impl<T: AvroEncode + Sync> Topic<T> {
    /// Makes the topic ready to be sent to: sees to it that it exists, and registers the schema of `T`.
    ///
    /// [`App::run`](crate::App::run) does this at its start for every topic that no agent of the app reads, and a first
    /// send does it for the others: an app that only reads a topic needs no right to register schemas. It is done once;
    /// later calls cost an atomic load.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Registry`] if the registry could not be reached or refused the schema, [`ErrorKind::Topic`] if the
    /// topic does not exist and could not be created, [`ErrorKind::Broker`] if no broker could be reached,
    /// [`ErrorKind::Shutdown`] if it takes more than a second once the app was told to stop.
    pub async fn prepare(&self) -> Result<(), Error> {
        let register = || async {
            self.ensure().await?;
            let registered = self.0.serializer.prepare().await;
            registered.map(|_| ()).map_err(|error| {
                let text = format!("the schema of topic `{}` could not be registered", self.0.name);
                Error::caused(ErrorKind::Registry, text, error)
            })
        };
        if self.0.registered.initialized() {
            return Ok(());
        }
        tokio::select! {
            biased;
            registered = self.0.registered.get_or_try_init(register) => registered.copied(),
            () = self.given_up() => {
                let text = format!("topic `{}` was not ready to be sent to before the app stopped", self.0.name);
                Err(Error::new(ErrorKind::Shutdown, text))
            }
        }
    }

    /// Sends a value without a key, and waits until all in-sync replicas have it.
    ///
    /// ```no_run
    /// # use schema_runtime::{AvroDecodeOwned, AvroEncode};
    /// # async fn example<User: AvroEncode + AvroDecodeOwned + Send + Sync + 'static>(
    /// #     app: schema_stream::App, user: User,
    /// # ) -> Result<(), schema_stream::Error> {
    /// let users = app.topic::<User>("users");
    /// users.send(&user).await?;
    /// users.record(&user).key("u-1").header("trace", "0af7651916cd43dd").send().await?;
    /// users.tombstone("u-1").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`prepare`](Self::prepare); [`ErrorKind::Encode`] for a value that has no encoding, and
    /// [`ErrorKind::Send`] if the brokers did not acknowledge the record within librdkafka's `message.timeout.ms`. A
    /// full queue is no error: the send waits.
    pub async fn send(&self, value: &T) -> Result<Sent, Error> {
        self.record(value).send().await
    }

    /// Puts a value in the producer's queue, and waits only if the queue is full. Awaiting the [`Delivery`] that it
    /// returns waits for the acknowledgement, so that many records can be under way at once:
    ///
    /// ```no_run
    /// # use schema_runtime::{AvroDecodeOwned, AvroEncode};
    /// # async fn example<User: AvroEncode + AvroDecodeOwned + Send + Sync + 'static>(
    /// #     topic: schema_stream::Topic<User>, users: Vec<User>,
    /// # ) -> Result<(), schema_stream::Error> {
    /// let mut deliveries = Vec::new();
    /// for user in &users {
    ///     deliveries.push(topic.enqueue(user).await?);
    /// }
    /// for delivery in deliveries {
    ///     delivery.await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send); those of the acknowledgement come from the `Delivery`.
    pub async fn enqueue(&self, value: &T) -> Result<Delivery, Error> {
        self.record(value).enqueue().await
    }

    /// A record with this value, to give a key, headers and more before it is sent.
    pub fn record<'a>(&'a self, value: &'a T) -> Record<'a, T> {
        Record::new(self, Some(value))
    }

    /// A record without a value, which marks its key as deleted.
    pub fn tombstone<'a>(&'a self, key: impl Into<Vec<u8>>) -> Record<'a, T> {
        Record::new(self, None).key(key)
    }

    /// The payload of a value: prefix and datum. Needs a topic that is prepared.
    pub(crate) fn encode(&self, value: &T) -> Result<Vec<u8>, Error> {
        let mut buffer = Vec::new();
        self.0.serializer.serialize_into(value, &mut buffer).map_err(|error| {
            let text = format!("a value for topic `{}` could not be encoded", self.0.name);
            Error::caused(ErrorKind::Encode, text, error)
        })?;
        Ok(buffer)
    }
}

impl<T> Clone for Topic<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> fmt::Debug for Topic<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Topic").field("name", &self.0.name).finish_non_exhaustive()
    }
}

/// A topic without its type, for what an app does with all of its topics.
pub(crate) trait AnyTopic: Send + Sync {
    fn name(&self) -> &str;
    fn ensure(&self) -> BoxFuture<'_, Result<(), Error>>;
    fn prepare(&self) -> BoxFuture<'_, Result<(), Error>>;
}

impl<T: AvroEncode + Send + Sync + 'static> AnyTopic for Topic<T> {
    fn name(&self) -> &str {
        &self.0.name
    }

    fn ensure(&self) -> BoxFuture<'_, Result<(), Error>> {
        Box::pin(Topic::ensure(self))
    }

    fn prepare(&self) -> BoxFuture<'_, Result<(), Error>> {
        Box::pin(Topic::prepare(self))
    }
}
