//! Avro's single-object encoding: one datum behind the fingerprint of its schema, for where there is no registry.
//!
//! A message is the two bytes `C3 01`, the CRC-64-AVRO fingerprint of the writer's schema as 8 bytes little-endian, and the
//! datum (Avro specification, "Single-object encoding"). Readers have the schemas of all writers in a [`SchemaStore`].
//!
//! ```
//! use schema_runtime::{
//!     AvroRecord, Schema,
//!     single_object::{self, Decoder, Message, SchemaStore},
//! };
//!
//! #[derive(AvroRecord, Debug, PartialEq)]
//! struct User {
//!     name: String,
//!     #[avro(default = "unknown")]
//!     city: String,
//! }
//!
//! let mut schemas = SchemaStore::new();
//! let older = r#"{"type": "record", "name": "User", "fields": [{"name": "name", "type": "string"}]}"#;
//! let older = schemas.add(Schema::parse(older)?)?;
//! let users = Decoder::<User>::new(&schemas)?;
//!
//! let user = User { name: "foo".into(), city: "Bonn".into() };
//! assert_eq!(users.decode(&single_object::encode(&user)?)?, user);
//!
//! let message = [&Message::header(older)[..], b"\x06bar"].concat();
//! assert_eq!(users.decode(&message)?, User { name: "bar".into(), city: "unknown".into() });
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod decoder;
mod message;
mod store;

pub use decoder::Decoder;
pub use message::{Fingerprint, Message, encode, encode_into};
pub use store::SchemaStore;
