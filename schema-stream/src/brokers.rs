//! Which Kafka an app talks to, and how topics come to be there.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use rdkafka::{
    ClientConfig,
    admin::{AdminClient, AdminOptions, NewTopic, TopicReplication},
    consumer::{BaseConsumer, Consumer},
    error::{KafkaError, RDKafkaErrorCode},
    producer::{BaseProducer, Producer},
    types::RDKafkaRespErr,
};
use tracing::{info, warn};

use crate::{
    EmbeddedBroker,
    blocking::blocking,
    error::{Error, ErrorKind},
    log::Logs,
    settings::Settings,
};

/// How long the brokers may take to answer at the start of an app.
const PATIENCE: Duration = Duration::from_secs(15);

/// The Kafka cluster of an app: addresses, or an [`EmbeddedBroker`].
///
/// Made from `"host1:9092,host2:9092"` or from an embedded broker, which then lives as long as the app:
///
/// ```
/// use schema_stream::{Brokers, EmbeddedBroker};
///
/// # fn main() -> Result<(), schema_stream::Error> {
/// let real = Brokers::from("kafka-1:9092,kafka-2:9092");
/// let embedded = Brokers::from(&EmbeddedBroker::start()?);
/// assert!(embedded.addresses().starts_with("127.0.0.1:"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Brokers(Source);

#[derive(Clone)]
enum Source {
    Addresses(String),
    Embedded(EmbeddedBroker),
}

/// What a topic is to be when it must be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TopicSpec {
    pub(crate) name: String,
    /// The broker's default where `None`; one on the embedded broker.
    pub(crate) partitions: Option<u16>,
    pub(crate) replication: Option<u16>,
    pub(crate) create: bool,
}

impl Brokers {
    /// The addresses of the bootstrap servers, `host:port` separated by commas.
    pub fn addresses(&self) -> &str {
        match &self.0 {
            Source::Addresses(addresses) => addresses,
            Source::Embedded(broker) => broker.brokers(),
        }
    }

    /// Whether there is no address at all. librdkafka would wait for one in vain.
    pub(crate) fn is_empty(&self) -> bool {
        self.addresses().split(',').all(|address| address.trim().is_empty())
    }

    pub(crate) fn is_embedded(&self) -> bool {
        matches!(self.0, Source::Embedded(_))
    }

    /// Sees to it that a topic exists.
    pub(crate) async fn ensure(&self, settings: &Settings, app: &str, topic: TopicSpec) -> Result<(), Error> {
        if topic.partitions == Some(0) || topic.replication == Some(0) {
            let text = format!("topic `{}` needs at least one partition and one replica", topic.name);
            return Err(Error::new(ErrorKind::Config, text));
        }
        if let (Source::Embedded(broker), true) = (&self.0, topic.create) {
            return broker.create_topic(&topic.name, topic.partitions.unwrap_or(1));
        }
        ensure(settings.admin(app, self.addresses()), topic).await
    }
}

impl From<&str> for Brokers {
    fn from(addresses: &str) -> Self {
        Self(Source::Addresses(addresses.to_owned()))
    }
}

impl From<String> for Brokers {
    fn from(addresses: String) -> Self {
        Self(Source::Addresses(addresses))
    }
}

impl From<&String> for Brokers {
    fn from(addresses: &String) -> Self {
        Self(Source::Addresses(addresses.clone()))
    }
}

impl From<EmbeddedBroker> for Brokers {
    fn from(broker: EmbeddedBroker) -> Self {
        Self(Source::Embedded(broker))
    }
}

impl From<&EmbeddedBroker> for Brokers {
    fn from(broker: &EmbeddedBroker) -> Self {
        Self(Source::Embedded(broker.clone()))
    }
}

impl fmt::Debug for Brokers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Brokers").field(&self.addresses()).finish()
    }
}

async fn ensure(config: ClientConfig, topic: TopicSpec) -> Result<(), Error> {
    // A consumer's look at a topic does not create it, a producer's may.
    let viewer: Arc<BaseConsumer<Logs>> = Arc::new(config.create_with_context(Logs::default()).map_err(no_client)?);
    let result = ensure_seen(&viewer, config, Arc::new(topic)).await;
    // The end of a client waits for its threads.
    blocking(move || drop(viewer)).await?;
    result
}

async fn ensure_seen(
    viewer: &Arc<BaseConsumer<Logs>>,
    config: ClientConfig,
    topic: Arc<TopicSpec>,
) -> Result<(), Error> {
    if compare(&topic, look(viewer, &topic).await?) {
        return Ok(());
    }
    if !topic.create {
        let text = format!("topic `{}` does not exist, and its creation is turned off", topic.name);
        return Err(Error::new(ErrorKind::Topic, text));
    }
    let asked = viewer.clone();
    match blocking(move || asked.client().fetch_cluster_id(PATIENCE)).await? {
        Some(id) if id.starts_with("mockCluster") => provoke(config, topic.clone()).await?,
        _ => create(&config, &topic).await?,
    }
    // A created topic is not seen by all brokers at once.
    let deadline = Instant::now() + PATIENCE;
    while !compare(&topic, look(viewer, &topic).await?) {
        if Instant::now() >= deadline {
            let text = format!("topic `{}` was created, but did not appear within {PATIENCE:?}", topic.name);
            return Err(Error::new(ErrorKind::Topic, text));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}

/// The number of partitions of a topic, if it exists.
async fn look(viewer: &Arc<BaseConsumer<Logs>>, topic: &Arc<TopicSpec>) -> Result<Option<usize>, Error> {
    let (viewer, topic) = (viewer.clone(), topic.clone());
    let look = move || {
        let metadata = viewer.fetch_metadata(Some(&topic.name), PATIENCE).map_err(|e| unreachable(&viewer, e))?;
        let Some(found) = metadata.topics().iter().find(|found| found.name() == topic.name) else { return Ok(None) };
        match found.error() {
            None | Some(RDKafkaRespErr::RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE) => Ok(Some(found.partitions().len())),
            Some(RDKafkaRespErr::RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART) => Ok(None),
            Some(code) => Err(refused(&topic, code.into())),
        }
    };
    blocking(look).await?
}

async fn create(config: &ClientConfig, topic: &TopicSpec) -> Result<(), Error> {
    let admin: AdminClient<Logs> = config.create_with_context(Logs::default()).map_err(no_client)?;
    // -1 is the broker's default, which Kafka knows since 2.4.
    let partitions = topic.partitions.map_or(-1, i32::from);
    let replication = TopicReplication::Fixed(topic.replication.map_or(-1, i32::from));
    let new = NewTopic::new(&topic.name, partitions, replication);
    let options = AdminOptions::new().request_timeout(Some(PATIENCE)).operation_timeout(Some(PATIENCE));
    let results = admin.create_topics([&new], &options).await;
    // As above.
    blocking(move || drop(admin)).await?;
    let code = match results {
        Ok(results) => results.into_iter().find_map(Result::err).map(|(_, code)| code),
        Err(KafkaError::AdminOp(code)) => Some(code),
        Err(error) => return Err(not_created(topic, error)),
    };
    match code {
        None => {
            info!(topic = topic.name, "topic created");
            Ok(())
        }
        // Another instance of the app was faster.
        Some(RDKafkaErrorCode::TopicAlreadyExists) => Ok(()),
        Some(code) => Err(refused(topic, code)),
    }
}

/// Creates a topic on the embedded broker of another process: it lets an admin call wait for a controller that it does
/// not have, but creates whatever a producer asks for, with its own number of partitions.
async fn provoke(config: ClientConfig, topic: Arc<TopicSpec>) -> Result<(), Error> {
    let provoke = move || {
        let producer: BaseProducer<Logs> = config.create_with_context(Logs::default()).map_err(no_client)?;
        let answer = producer.client().fetch_metadata(Some(&topic.name), PATIENCE);
        answer.map(|_| ()).map_err(|error| not_created(&topic, error))
    };
    blocking(provoke).await?
}

/// Whether a topic exists. It is used as it is, with a warning if that is not as it was to be created.
fn compare(topic: &TopicSpec, found: Option<usize>) -> bool {
    if let (Some(wanted), Some(found)) = (topic.partitions, found)
        && usize::from(wanted) != found
        && found != 0
    {
        warn!(topic = topic.name, wanted, found, "the topic has another number of partitions, and is used as it is");
    }
    found.is_some()
}

fn no_client(error: KafkaError) -> Error {
    Error::kafka(ErrorKind::Broker, "no Kafka client could be made", error)
}

fn not_created(topic: &TopicSpec, error: KafkaError) -> Error {
    Error::kafka(ErrorKind::Topic, format!("topic `{}` could not be created", topic.name), error)
}

fn refused(topic: &TopicSpec, code: RDKafkaErrorCode) -> Error {
    Error::caused(ErrorKind::Topic, format!("topic `{}` cannot be used or created", topic.name), code)
}

/// A metadata call says only "timed out" or "transport failure"; the log line before it says why.
fn unreachable(viewer: &BaseConsumer<Logs>, error: KafkaError) -> Error {
    // Each call serves one event of the client's queue.
    for _ in 0..64 {
        let _ = viewer.poll(Duration::ZERO);
    }
    let text = "the Kafka brokers could not be reached";
    match viewer.context().last_error() {
        Some(reason) => Error::caused(ErrorKind::Broker, text, reason),
        None => Error::kafka(ErrorKind::Broker, text, error),
    }
}
