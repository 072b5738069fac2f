//! Generates Rust structs from Avro schemas in a build script: from `.avsc`, `.avpr`, and with the feature `avdl`, Avro IDL.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), schema_build::Error> {
//!     schema_build::compile(&["schemas/"])
//! }
//! ```
//!
//! ```ignore
//! // src/main.rs
//! include!(concat!(env!("OUT_DIR"), "/schemas.rs"));
//! ```
//!
//! The code is plain structs and enums with the derives of `schema-runtime`, in a module for each namespace. A type's
//! `SCHEMA_JSON` is the schema in the file, with its documentation, aliases, defaults, orders and properties, so registries
//! see the same schema.
//!
//! | in Avro | in Rust |
//! |---|---|
//! | a record, a `fixed` | a struct |
//! | an enum | an enum; its default is marked |
//! | a union of null and one other type | an `Option` |
//! | any other union | an enum, named for the field, with a variant for each branch; in an `Option` where null is first or last |
//! | an array, a map | `Vec`, `HashMap` |
//! | null, boolean, int, long, float, double, bytes, string | `()`, `bool`, `i32`, `i64`, `f32`, `f64`, `Vec<u8>`, `String` |
//! | a file whose schema has no name | a newtype, or an enum for a union, named for the file |
//!
//! Files may refer to each other's types in any order. Several files may define a type, if their definitions are the same.
//!
//! The program that contains the code does *not* depend on this crate. The crate does not check schemas against recorded
//! versions: the derive does, with `history`, which [`Config::type_attribute`] adds to a type.

#![forbid(unsafe_code)]

mod compile;
mod config;
mod emit;
mod error;
mod input;
mod large_stack;
mod library;
mod location;
mod plan;
mod problem;
mod string_literal;

use std::path::Path;

pub use compile::Output;
pub use config::{Bytes, Config, Map, Text};
pub use error::{Error, Problem};
pub use library::Library;

/// Generates the code for schema files, and for those in folders, in a build script: writes it into `OUT_DIR/schemas.rs`.
///
/// # Errors
///
/// Every mistake in the schemas, schemas that no code can be generated for, and a file that cannot be written.
pub fn compile(paths: &[impl AsRef<Path>]) -> Result<(), Error> {
    Config::new().compile(paths)
}
