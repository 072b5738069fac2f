//! A broker and a registry of a test's own, and a look at what was committed.
//!
//! The broker is an embedded one, or a real Kafka, whose topics and groups of the tests' names are deleted:
//!
//!     KAFKA_TEST_BROKERS=localhost:9092 cargo test -p schema-stream -- --test-threads 1

#![allow(dead_code, clippy::unwrap_used, unreachable_pub)]

use std::time::Duration;

use rdkafka::{
    ClientConfig, Offset, TopicPartitionList,
    admin::{AdminClient, AdminOptions},
    client::DefaultClientContext,
    consumer::{BaseConsumer, Consumer},
    producer::{FutureProducer, FutureRecord},
};
use schema_registry::Server;
use schema_runtime::AvroRecord;
use schema_stream::{App, AppBuilder, Brokers, EmbeddedBroker, Error};
use tokio::time::timeout;

/// Far longer than anything here takes: a test that waits for it has failed.
pub const PATIENCE: Duration = Duration::from_secs(60);

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example")]
pub struct User {
    pub name: String,
}

pub fn user(name: &str) -> User {
    User { name: name.to_owned() }
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example")]
pub struct Order {
    pub number: i64,
}

pub struct Cluster {
    pub registry: Server,
    pub brokers: Brokers,
    embedded: bool,
}

impl Cluster {
    pub async fn start() -> Self {
        let registry = schema_registry::serve("127.0.0.1:0").await.unwrap();
        match std::env::var("KAFKA_TEST_BROKERS") {
            Ok(addresses) => {
                wipe(&addresses).await;
                Self { registry, brokers: addresses.into(), embedded: false }
            }
            Err(_) => Self { registry, brokers: EmbeddedBroker::start().unwrap().into(), embedded: true },
        }
    }

    pub fn builder(&self, name: &str) -> AppBuilder {
        let builder = App::builder(name).brokers(self.brokers.clone()).registry_url(self.registry.url().to_string());
        match self.embedded {
            // The mock cluster waits about this long at a rebalance, even for members that have left.
            true => builder.kafka_consumer("session.timeout.ms", "3000").kafka_consumer("heartbeat.interval.ms", "200"),
            false => builder,
        }
        .handle_signals(false)
    }

    pub fn app(&self, name: &str) -> App {
        self.builder(name).build().unwrap()
    }

    /// Sends values by an app of their own, which reads nothing.
    pub async fn publish(&self, topic: &str, names: &[&str]) {
        let app = self.app("publisher");
        let topic = app.topic::<User>(topic).partitions(1);
        for name in names {
            topic.send(&user(name)).await.unwrap();
        }
    }

    /// Sends bytes as they are.
    pub async fn publish_bytes(&self, topic: &str, payload: &[u8]) {
        let producer: FutureProducer =
            ClientConfig::new().set("bootstrap.servers", self.brokers.addresses()).create().unwrap();
        let record = FutureRecord::<(), _>::to(topic).payload(payload);
        producer.send(record, PATIENCE).await.unwrap();
    }

    /// The committed offset of a group, which is that of the next event it gets.
    pub async fn committed(&self, group: &str, topic: &str, partition: i32) -> Option<i64> {
        let (brokers, group, topic) = (self.brokers.addresses().to_owned(), group.to_owned(), topic.to_owned());
        let look = move || {
            let consumer: BaseConsumer =
                ClientConfig::new().set("bootstrap.servers", brokers).set("group.id", group).create().unwrap();
            let mut partitions = TopicPartitionList::new();
            partitions.add_partition(&topic, partition);
            let committed = consumer.committed_offsets(partitions, PATIENCE).unwrap();
            match committed.find_partition(&topic, partition).unwrap().offset() {
                Offset::Offset(offset) => Some(offset),
                Offset::Invalid => None,
                other => panic!("an offset of {other:?}"),
            }
        };
        tokio::task::spawn_blocking(look).await.unwrap()
    }
}

/// Deletes what earlier tests have left on a real Kafka.
async fn wipe(addresses: &str) {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", addresses);
    let admin: AdminClient<DefaultClientContext> = config.create().unwrap();
    let (topics, groups) = (["users", "orders"], ["readers", "shop", "joined", "users", "senders", "writers"]);
    // What does not exist cannot be deleted.
    admin.delete_groups(&groups, &AdminOptions::new()).await.unwrap();
    admin.delete_topics(&topics, &AdminOptions::new()).await.unwrap();
    let gone = move || {
        let viewer: BaseConsumer = config.create().unwrap();
        while viewer.fetch_metadata(None, PATIENCE).unwrap().topics().iter().any(|topic| topics.contains(&topic.name()))
        {
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    within(tokio::task::spawn_blocking(gone)).await.unwrap();
}

/// Runs an app that is to end by itself.
pub async fn run(app: App) -> Result<(), Error> {
    within(app.run()).await
}

/// What a test waits for comes, or the test fails.
pub async fn within<T>(work: impl Future<Output = T>) -> T {
    timeout(PATIENCE, work).await.expect("it takes too long")
}
