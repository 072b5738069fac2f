//! Avro schemas as data: parsed from JSON or compiled into a program, printed, compared and fingerprinted.
//!
//! A schema is a graph of [`Node`]s. There is one node type for both of its origins: a derive puts nodes into
//! statics of the user's program and hands them out as [`StaticSchema`]; [`Schema::parse`] builds them from Avro JSON
//! in an arena of their own. Whatever works on a schema works on both, and what a compiler needs is a `const fn`, so
//! that canonical form, fingerprint and the check of a default run in constant evaluation as they do in a server.
//!
//! This crate is *not* a codec, a client or a code generator: it does no input or output, knows no tokens, and has no
//! dependencies, so that macros and build scripts can afford it.
//!
//! ```
//! use schema_model::{Schema, View};
//!
//! let schema = Schema::parse(r#"{
//!     "type": "record", "name": "User", "namespace": "com.example",
//!     "fields": [{"name": "first_name", "type": "string", "doc": "given name"}]
//! }"#)?;
//!
//! let View::Record(record) = schema.root().view() else { unreachable!() };
//! assert_eq!(record.name().full(), "com.example.User");
//! assert_eq!(
//!     schema.root().canonical_form(),
//!     r#"{"name":"com.example.User","type":"record","fields":[{"name":"first_name","type":"string"}]}"#,
//! );
//! # Ok::<(), schema_model::ParseError>(())
//! ```

mod const_check;
mod crc64;
mod diagnostics;
mod diff;
mod parse;
#[doc(hidden)]
pub mod private;
mod render;
mod resolve;
mod schema;

pub use const_check::{
    assert_any_branch_is_needed, assert_branch, assert_default, assert_default_of_any_branch, assert_has_default,
    assert_names, assert_no_decimal, assert_same_field, assert_same_type, assert_unions, is_same,
};
pub use crc64::crc64;
pub use diff::Conflict;
pub use parse::{
    Definition, FieldPlace, Limits, ParseError, ParseErrorKind, Parser, Recovered, SchemaSet, Source, SourceError, json,
};
pub use render::{
    NamePiece, NameSource, TextSource, canonical_form_of, fingerprint_of, json_of, name_of, push_json_number,
    push_json_string,
};
pub use resolve::{
    Breach, CompatibilityLevel, Difference, History, Incompatibility, IncompatibilityKind, Plan, PlanRefused,
    RecordedVersion, UnknownLevel, difference, java_incompatibilities,
};
pub use schema::{
    Branches, Enum, Field, Fixed, LogicalType, Misfit, Name, Node, Order, Property, Record, Schema, StaticSchema, Text,
    View, default_misfit, default_misfit_of_first_branches, is_full_name, is_name,
};
