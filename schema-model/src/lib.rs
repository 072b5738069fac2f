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

mod arena;
mod buffer;
mod canonical;
mod check;
mod compare;
mod crc64;
mod default;
mod definitions;
#[doc(hidden)]
pub mod diagnostics;
mod evolve;
mod flatten;
mod generic;
mod history;
mod holds;
mod json;
mod logical;
mod message;
mod name;
mod names;
mod namespaces;
mod node;
mod pairs;
mod parse;
mod raw;
mod record;
mod reference;
mod resolve;
mod run;
mod same;
mod schema;
mod shape;
mod text;
mod to_json;
mod type_properties;
mod writer;

#[doc(hidden)]
pub use check::is_decimal;
pub use check::{
    assert_any_branch_is_needed, assert_branch, assert_default, assert_default_of_any_branch, assert_has_default,
    assert_no_decimal, assert_unions,
};
pub use compare::{Difference, difference};
#[doc(hidden)]
pub use crc64::Crc64Piece;
pub use crc64::crc64;
pub use default::{Misfit, default_misfit, default_misfit_of_first_branches};
pub use definitions::Conflict;
#[doc(hidden)]
pub use evolve::{Recorded, assert_evolves, assert_field_evolves, evolves};
#[doc(hidden)]
pub use flatten::{FieldPart, FieldSource, assert_fields_differ, field_count, flattened_record};
pub use generic::{NamePiece, NameSource, name_of};
pub use history::{Breach, History, RecordedVersion};
#[doc(hidden)]
pub use holds::Holds;
pub use logical::LogicalType;
#[doc(hidden)]
pub use logical::{assert_decimal, assert_logical_type, assert_scale};
pub use name::{Name, is_full_name, is_name};
pub use names::assert_names;
pub use node::{Branches, Enum, Fixed, Node, Property, View};
pub use parse::{Definition, FieldPlace, Limits, ParseError, Parser, Recovered, SchemaSet, Source, SourceError};
pub use raw::Text;
pub use record::{Field, Order, Record};
#[doc(hidden)]
pub use reference::Reference;
pub use resolve::{
    CompatibilityLevel, Incompatibility, IncompatibilityKind, Plan, PlanRefused, UnknownLevel, java_incompatibilities,
};
#[doc(hidden)]
pub use resolve::{
    Conversion, Entries, Fields, Items, NodeId, PlanNode, Promotion, Step, Whole, least_length, push_long,
};
#[doc(hidden)]
pub use run::Run;
pub use same::{assert_same_field, assert_same_type, is_same};
pub use schema::{Schema, StaticSchema};
#[doc(hidden)]
pub use shape::{Primitive, Shape};
pub use text::{TextSource, canonical_form_of, fingerprint_of, json_of};
#[doc(hidden)]
pub use type_properties::{part, part_count, parts, with_type_properties};
pub use writer::{push_json_number, push_json_string};
