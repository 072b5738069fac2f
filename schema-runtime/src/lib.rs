//! Rust structs as Avro messages.

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
#[cfg(feature = "client")]
mod client;
mod codec;
mod error;
mod framing;
mod need;

#[cfg(feature = "client")]
pub use client::{
    Deserializer, Registered, RegisteredSchema, RegistryClient, RegistryClientBuilder, RetryPolicy, Serializer,
    Subject, Version,
};
pub use codec::{
    AvroDecode, AvroDecodeOwned, AvroEncode, AvroRecord, AvroType, Limits, decode, decode_with, encode, encode_into,
    encode_into_with,
};
pub use error::{Error, ErrorKind};
pub use framing::{Frame, SchemaId};
/// Derives the schema and the codec of a struct with named fields: an Avro record.
pub use schema_derive::AvroRecord;
