//! Data whose schema is known at run time only, as values of [`apache_avro`] or of [`serde_json`]: feature `generic`.
//!
//! What has a type in Rust needs none of this: [`decode`](crate::decode), [`Resolver`](crate::Resolver) and
//! `Deserializer` read into it, without a tree of values. Here is the rest: a tool that shows messages, a bridge to a program
//! that works on `apache_avro`'s values, a test that looks at what was written.
//!
//! ```
//! use apache_avro::types::Value;
//! use schema_runtime::{Schema, generic};
//!
//! let schema = Schema::parse(
//!     r#"{"type": "record", "name": "User", "fields": [
//!         {"name": "name", "type": "string"},
//!         {"name": "since", "type": ["null", {"type": "int", "logicalType": "date"}]}
//!     ]}"#,
//! )?;
//! let datum = b"\x06foo\x02\x02";
//!
//! let since = Value::Union(1, Box::new(Value::Date(1)));
//! assert_eq!(
//!     generic::decode::<Value>(&schema, datum)?,
//!     Value::Record(vec![("name".into(), Value::String("foo".into())), ("since".into(), since)]),
//! );
//! assert_eq!(
//!     generic::decode::<serde_json::Value>(&schema, datum)?,
//!     serde_json::json!({"name": "foo", "since": 1}),
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The decoder is this crate's own, with the [`Limits`](crate::Limits) of the typed one and its errors. Of memory,
//! `max_memory` counts what values take beside their text: items and entries, the branches of unions, and the fields of
//! records with their names and the symbols of enums, which take no byte of the datum, or one. Values are large, and 64 MiB, the
//! default, hold fewer of them than of a type's.
//!
//! # Values of apache-avro
//!
//! [`apache_avro::types::Value`] is what apache-avro's own reader gives, with the logical types that it knows: `Date`,
//! `Decimal`, `Uuid`, …, [`Union`](apache_avro::types::Value::Union) with the branch's index, and records in the order of
//! their fields. What differs:
//!
//! - A datum that ends early is an error, and so is one that is followed by other bytes; apache-avro reads a missing boolean,
//!   string or union as null.
//! - A logical type is one where the specification has it. On `bytes`, `uuid` is none, nor is a `decimal` whose precision its
//!   `fixed` cannot hold; apache-avro takes both.
//!
//! # JSON
//!
//! [`serde_json::Value`] is plain JSON, for those who read it; it does not tell all that the datum did.
//!
//! | in Avro | in JSON | what is lost |
//! |---|---|---|
//! | `null`, `boolean` | the same | |
//! | `int`, `long` | a number | a reader whose numbers are doubles rounds beyond 2<sup>53</sup> |
//! | `float`, `double` | a number, a `float` as the `double` of its value; `"NaN"`, `"Infinity"`, `"-Infinity"` as in Java | which of the two it was, and the bits of a NaN |
//! | `string` | a string | |
//! | `bytes`, `fixed` | a string whose characters are the bytes: U+0000 to U+00FF | that it was no `string` |
//! | an enum | its symbol as a string | that it was no `string` |
//! | an array | an array | |
//! | a map | an object | the order; of a key that stands twice, all but the last value |
//! | a record | an object | its name; the order of fields, unless the program has the feature `preserve_order` of `serde_json`: without it, objects are in the order of their keys |
//! | a union | the value of its branch, without a tag | which branch it was |
//! | a logical type | as the type below it: a date is the number of its days | what the value means |
//!
//! Avro's own JSON encoding is another where a union is not null: there, a branch is an object with its name.

mod apache;
mod decode;
#[cfg(feature = "client")]
mod deserializer;
mod json;
mod resolver;
mod schema;
mod value;

pub use decode::{decode, decode_with};
#[cfg(feature = "client")]
pub use deserializer::Deserializer;
pub use resolver::Resolver;
pub use schema::{apache_schema, to_apache_schema};
pub use value::GenericValue;
