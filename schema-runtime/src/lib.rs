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
//! With the feature `generic`, the module `generic` reads data that no type of the program is for: by their writer's schema
//! alone, as values of apache-avro or as JSON.
//!
//! [`single_object`] writes and reads Avro's single-object encoding, for where there is no registry.
//!
//! With the feature `json`, the module `json` has Avro's JSON encoding: for people's eyes, tests and HTTP.
//!
//! # Types
//!
//! | in Rust | in Avro |
//! |---|---|
//! | `()` | `null` |
//! | `bool` | `boolean` |
//! | `i8`, `i16`, `i32`, `u8`, `u16` | `int` |
//! | `i64`, `u32` | `long` |
//! | `f32`, `f64` | `float`, `double` |
//! | `String`, `&str`, `Cow<str>`, `Box<str>`, `Arc<str>`, `Rc<str>` | `string` |
//! | `Vec<u8>`, `VecDeque<u8>`, `[u8; N]`, `&[u8]`, `Cow<[u8]>`, `Box<[u8]>`, `Arc<[u8]>`, `Rc<[u8]>` | `bytes` |
//! | `bytes::Bytes`, with the feature `bytes` | `bytes` |
//! | `SystemTime`; chrono's, time's and jiff's instants, dates and times, `uuid::Uuid` and `bigdecimal::BigDecimal`, each with the feature of the library's name | logical types: see [`logical`] |
//! | a field with `#[avro(logical = "…")]` | that logical type, of what the field holds |
//! | `Option<T>` | `["null", T]`, with the default `null`; `null = "last"` and `no_default` make it otherwise |
//! | `Vec<T>`, `VecDeque<T>`, `[T; N]`, `Box<[T]>`, `Arc<[T]>`, `Rc<[T]>` | `array` |
//! | `HashMap<String, T>`, `BTreeMap<String, T>` | `map` |
//! | `Box<T>`, `Arc<T>`, `Rc<T>` | as `T` |
//! | a struct with [`#[derive(AvroRecord)]`](macro@AvroRecord), with type parameters or without | `record` |
//! | an enum with [`#[derive(AvroEnum)]`](macro@AvroEnum) | `enum` |
//! | an enum with [`#[derive(AvroUnion)]`](macro@AvroUnion) | a union |
//! | a newtype of `[u8; N]` with [`#[derive(AvroFixed)]`](macro@AvroFixed) | `fixed` |
//! | a newtype with `#[avro(transparent)]` | as what it holds |
//! | a field of any type with `#[avro(as = Type)]` | as that type, by [`AvroAs`] |
//! | a field of any type that serde knows, with `#[avro(json)]` and the feature `json` | `string`, with `"logicalType":"json"` |
//! | a record in a field with `#[avro(flatten)]` | its fields, in place |
//!
//! `&str`, `&[u8]` and `Cow` borrow from the datum they are read from. Attributes are described at the
//! [derive macro](macro@AvroRecord). What a derive refuses, it refuses with a code, such as `AVRO0304`, at the tokens that it
//! is about.
//!
//! # Other versions of a schema
//!
//! A [`Resolver`] reads what another schema wrote, by the rules of the Avro specification; it is made once for a writer's schema,
//! and a `Deserializer` makes one for each schema id it meets. With `#[avro(history = "…")]` the compiler refuses a type
//! that would break the recorded versions of a subject, by their level of compatibility.
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
#[cfg(feature = "generic")]
pub mod generic;
#[cfg(feature = "json")]
pub mod json;
pub mod single_object;

#[cfg(feature = "client")]
pub use client::{
    Deserializer, Registered, RegisteredSchema, RegistryClient, RegistryClientBuilder, RetryPolicy, SchemaSource,
    Serializer, Subject, Version,
};
pub use codec::logical;
pub use codec::{
    AvroAs, AvroDecode, AvroDecodeOwned, AvroEncode, AvroEnum, AvroFixed, AvroRecord, AvroType, AvroUnion, Json,
    Limits, NullLast, Resolver, Transcoder, decode, decode_next, decode_with, encode, encode_into, encode_into_with,
};
pub use error::{Error, ErrorKind};
pub use framing::{Frame, SchemaId};
pub use schema_derive::{AvroEnum, AvroFixed, AvroRecord, AvroUnion};
pub use schema_model::{
    Breach, CompatibilityLevel, History, Incompatibility, IncompatibilityKind, ParseError, ParseErrorKind,
    RecordedVersion, Schema,
};
