//! Rust structs as Avro messages: a schema that is a constant of the program, a codec that is straight-line code, and
//! the schema registry that tells others how to read them.
//!
//! ```
//! use schema_runtime::{AvroRecord, decode, encode};
//!
//! #[derive(AvroRecord, Debug, PartialEq)]
//! #[avro(namespace = "com.example")]
//! struct User<'a> {
//!     name: &'a str,
//!     #[avro(default = 1)]
//!     visits: i64,
//!     email: Option<String>,
//! }
//!
//! let user = User { name: "foo", visits: 3, email: None };
//! let datum = encode(&user)?;
//! assert_eq!(datum, b"\x06foo\x06\x00");
//! assert_eq!(decode::<User<'_>>(&datum)?, user);
//!
//! // Computed by the compiler.
//! const SCHEMA: &str = User::SCHEMA_JSON;
//! assert!(SCHEMA.contains(r#"{"name":"visits","type":"long","default":1}"#));
//! # Ok::<(), schema_runtime::Error>(())
//! ```
//!
//! With the feature `client`, which is on by default, [`RegistryClient`] speaks to a Confluent-compatible schema registry,
//! and [`Serializer`] and [`Deserializer`] write and read messages that carry the id of their schema.
//!
//! # Types
//!
//! | in Rust | in Avro |
//! |---|---|
//! | `bool` | `boolean` |
//! | `i32`, `u8` | `int` |
//! | `i64` | `long` |
//! | `f32`, `f64` | `float`, `double` |
//! | `String`, `&str`, `Cow<str>` | `string` |
//! | `Vec<u8>`, `&[u8]`, `Cow<[u8]>` | `bytes` |
//! | `Option<T>` | `["null", T]`, with the default `null` |
//! | `Vec<T>` | `array` |
//! | `HashMap<String, T>`, `BTreeMap<String, T>` | `map` |
//! | `Box<T>` | as `T` |
//! | a struct with `#[derive(AvroRecord)]` | `record` |
//!
//! `&str`, `&[u8]` and `Cow` borrow from the datum they are read from. Attributes are described at the
//! [derive macro](macro@AvroRecord).
//!
//! # Input that cannot be trusted
//!
//! Whatever a datum claims, reading it costs no more than its length and the [`Limits`] allow; what is wrong with it is an
//! [`Error`] with the byte and the field. Nothing here panics on data.

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
    AvroAs, AvroDecode, AvroDecodeOwned, AvroEncode, AvroEnum, AvroFixed, AvroRecord, AvroType, AvroUnion, Limits,
    decode, decode_with, encode, encode_into, encode_into_with,
};
pub use error::{Error, ErrorKind};
pub use framing::{Frame, SchemaId};
pub use schema_derive::{AvroEnum, AvroFixed, AvroRecord, AvroUnion};
