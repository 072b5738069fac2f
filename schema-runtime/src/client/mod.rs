//! The schema registry's client: what a program asks of it, and the serializer and deserializer that rest on it.

mod answer;
mod builder;
mod cache;
mod credentials;
mod deserializer;
mod endpoint;
mod failure;
mod flight;
mod operation;
mod quote;
mod raw_bytes;
mod registry_client;
mod retry;
mod serializer;
mod subject;
mod transport;

pub use answer::{Registered, RegisteredSchema};
pub use builder::RegistryClientBuilder;
pub use deserializer::Deserializer;
#[cfg(feature = "generic")]
pub(crate) use deserializer::{in_message, possible};
pub use operation::Version;
#[cfg(feature = "generic")]
pub(crate) use raw_bytes::is_raw;
pub use registry_client::RegistryClient;
pub use retry::RetryPolicy;
pub use serializer::{SchemaSource, Serializer};
pub use subject::Subject;
