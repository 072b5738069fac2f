//! A Kafka cluster of one broker inside this process.
//!
//! The crate's only unsafe code is [`join_without_delay`]: rdkafka has no function for that call of librdkafka. The invariant:
//! a mock cluster is used only while the client that owns it is borrowed, so it is alive.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use rdkafka::{
    ClientConfig, bindings,
    config::RDKafkaLogLevel,
    error::{KafkaError, RDKafkaErrorCode},
    producer::{Producer, ThreadedProducer},
};

use crate::{
    error::{Error, ErrorKind},
    log::{Logs, set_log_level},
};

/// A Kafka broker in this process, for a first run and for tests.
///
/// It is librdkafka's mock cluster: it listens on a loopback port and speaks the Kafka protocol, so that other clients
/// and other processes can join at [`brokers`](Self::brokers). It keeps everything in memory, at most 5 MiB or 100,000
/// messages a partition, has no admin calls (topics are created by [`create_topic`](Self::create_topic), which an app
/// given the embedded broker calls by itself), and knows no access control. What must hold in production is to be
/// tested on a real Kafka as well.
///
/// Clones are handles of the one broker, which stops when the last of them is dropped.
///
/// ```
/// # fn main() -> Result<(), schema_stream::Error> {
/// let broker = schema_stream::EmbeddedBroker::start()?;
/// broker.create_topic("users", 1)?;
/// println!("join at {}", broker.brokers());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct EmbeddedBroker(Arc<Inner>);

struct Inner {
    /// The client that owns the mock cluster. Threaded, because its log lines wait in its queue to be read.
    client: ThreadedProducer<Logs>,
    brokers: String,
    /// The mock cluster's own lock is not held over "look and create".
    creation: Mutex<()>,
}

impl EmbeddedBroker {
    /// Starts a broker on a free loopback port.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Broker`] where no thread or socket is to be had.
    pub fn start() -> Result<Self, Error> {
        let failed = |error| Error::kafka(ErrorKind::Broker, "the embedded broker could not be started", error);
        let mut config = ClientConfig::new();
        config.set("client.id", "embedded-broker").set("test.mock.num.brokers", "1");
        // At the level of information it says that settings were replaced which nobody gave.
        set_log_level(&mut config, RDKafkaLogLevel::Warning);
        let client: ThreadedProducer<Logs> = config.create_with_context(Logs::default()).map_err(failed)?;
        join_without_delay(&client);
        let cluster = client.client().mock_cluster();
        let Some(brokers) = cluster.map(|cluster| cluster.bootstrap_servers()) else {
            return Err(failed(KafkaError::MockCluster(RDKafkaErrorCode::Fail)));
        };
        Ok(Self(Arc::new(Inner { client, brokers, creation: Mutex::new(()) })))
    }

    /// Where the broker listens, as `host:port`: the `bootstrap.servers` of other clients.
    pub fn brokers(&self) -> &str {
        &self.0.brokers
    }

    /// Creates a topic. One that exists already stays as it is.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Topic`] for a name that is no topic name, or no partitions.
    pub fn create_topic(&self, name: &str, partitions: u16) -> Result<(), Error> {
        let failed = |error| Error::kafka(ErrorKind::Topic, format!("topic `{name}` could not be created"), error);
        // The mock cluster takes any name and any number, and fails later.
        if !is_topic_name(name) {
            let rule = "1 to 249 of the characters `a-z A-Z 0-9 . _ -`, and not `.` or `..`";
            return Err(Error::new(ErrorKind::Topic, format!("`{name}` is not a topic name: it must be {rule}")));
        }
        if partitions == 0 {
            return Err(Error::new(ErrorKind::Topic, format!("topic `{name}` needs at least one partition")));
        }
        let _creation = self.0.creation.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(cluster) = self.0.client.client().mock_cluster() else {
            return Err(failed(KafkaError::MockCluster(RDKafkaErrorCode::Fail)));
        };
        match cluster.create_topic(name, i32::from(partitions), 1) {
            Ok(()) | Err(KafkaError::MockCluster(RDKafkaErrorCode::TopicAlreadyExists)) => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }
}

impl fmt::Debug for EmbeddedBroker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmbeddedBroker").field("brokers", &self.0.brokers).finish()
    }
}

/// The rule of Kafka's `Topic.validate`.
fn is_topic_name(name: &str) -> bool {
    (1..=249).contains(&name.len())
        && name != "."
        && name != ".."
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

/// Lets the first member of a group have its partitions at once, where brokers wait 3 s for others to join.
fn join_without_delay(client: &ThreadedProducer<Logs>) {
    let client = client.client().native_ptr();
    // SAFETY: the pointer is of the client that is borrowed, and so alive.
    let cluster = unsafe { bindings::rd_kafka_handle_mock_cluster(client) };
    if !cluster.is_null() {
        // SAFETY: the cluster is alive as its client is. The call sets one integer, before any group exists.
        unsafe { bindings::rd_kafka_mock_group_initial_rebalance_delay_ms(cluster, 0) };
    }
}
