//! The schema registry's client: what a program asks of it, and the serializer and deserializer that rest on it.

mod auth;
mod body;
mod builder;
mod cache;
mod deserializer;
mod endpoint;
mod error;
mod raw_bytes;
mod registry_client;
mod request;
mod resolutions;
mod response;
mod retry;
mod sanitize;
mod serializer;
mod single_flight;
mod subject;
mod sync;
mod transport;
mod transport_error;

pub use body::{Registered, RegisteredSchema};
pub use builder::RegistryClientBuilder;
pub use deserializer::Deserializer;
#[cfg(feature = "generic")]
pub(crate) use deserializer::{check_id, in_message};
#[cfg(feature = "generic")]
pub(crate) use raw_bytes::is_raw;
pub use registry_client::RegistryClient;
pub use request::Version;
pub use retry::RetryPolicy;
pub use serializer::{SchemaSource, Serializer};
pub use subject::Subject;
