//! Typed topics, agents and timers on Kafka.
//!
//! An [`App`] has [topics](Topic) whose values are structs with `#[derive(AvroRecord)]`, agents that handle what is
//! published there, and timers. Values are Avro on the wire, under schemas in a Confluent-compatible registry.
//!
//! - An event is committed only after its handler succeeded. A handler's error, a panic or bytes that cannot be decoded
//!   stop the app with an error that says where; nothing is acknowledged and dropped.
//! - A send resolves when all in-sync replicas have the record. A full queue makes it wait.
//! - Stopping finishes what is in progress, commits, and leaves the group, within a deadline.
//!
//! [`EmbeddedBroker`] is a Kafka for a first run and for tests. The Kafka client is librdkafka, built from source; its
//! features `ssl`, `ssl-vendored`, `gssapi`, `gssapi-vendored` and `zstd` are features of this crate. Its log lines are
//! `tracing` events of the target `librdkafka`.

#![deny(unsafe_code)]

mod agent;
mod app;
mod blocking;
mod brokers;
mod context;
#[allow(unsafe_code, reason = "one call of librdkafka's that rdkafka does not have")]
mod embedded;
mod error;
mod group;
mod log;
mod message;
mod producer;
mod record;
mod redact;
mod run;
mod settings;
mod shutdown;
mod signals;
mod timer;
mod topic;
mod worker;

pub use agent::Outcome;
pub use app::{App, AppBuilder, TimerBuilder};
pub use brokers::Brokers;
pub use embedded::EmbeddedBroker;
pub use error::{Error, ErrorKind};
pub use message::{Event, Headers, Message};
pub use producer::{Delivery, Sent};
pub use record::Record;
pub use shutdown::ShutdownHandle;
pub use topic::Topic;
