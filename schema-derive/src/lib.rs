//! The derive macros of `schema-runtime`, which re-exports them: depend on that crate, not on this one.
//!
//! What a macro reads, checks and writes goes one way: attributes (`attr`) → a model of the type (`ast`) → rules
//! (`check`) → code (`expand`). Errors are collected on the way (`errors`), so that a user sees all of them at once; beside
//! them stands a stub of each impl (`fallback`), so that one mistake does not bring others.

mod ast;
mod attr;
mod case;
mod check;
mod errors;
mod expand;
mod fallback;
mod items;
mod json;
mod paths;
mod texts;
mod types;

use errors::Errors;
use proc_macro2::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Derives the schema and the codec of a struct with named fields: an Avro record.
///
/// The struct gets `AvroType`, `AvroRecord`, `AvroEncode` and `AvroDecode`. Documentation comments become the schema's
/// `doc`. Attributes are written as `#[avro(…)]`.
///
/// On the struct:
///
/// | attribute | meaning |
/// |---|---|
/// | `name = "…"` | the record's name; without it, the struct's |
/// | `namespace = "…"` | the namespace: names joined by dots |
/// | `doc = "…"` | the documentation, in place of the doc comment |
/// | `alias = "…"` | a name under which writers knew the record; may be given several times |
/// | `rename_all = "…"` | the case of field names, such as `"camelCase"` |
/// | `crate = path` | where `schema_runtime` is found, if not under its own name |
///
/// On a field:
///
/// | attribute | meaning |
/// |---|---|
/// | `rename = "…"` | the field's name in the schema |
/// | `doc = "…"` | the documentation, in place of the doc comment |
/// | `alias = "…"` | a name under which writers knew the field; may be given several times |
/// | `default = …` | the default, as JSON: `null`, `"eu"`, `-1`, `[1, 2]`, `{"a": 1}` |
#[proc_macro_derive(AvroRecord, attributes(avro))]
pub fn avro_record(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive_record(&input).into()
}

fn derive_record(input: &DeriveInput) -> TokenStream {
    let errors = Errors::default();
    let attributes = attr::Container::read(&input.attrs, &errors);
    let runtime = attributes.runtime();
    let record = ast::Record::new(input, attributes, &errors);
    if let Some(record) = &record {
        check::record(record, &errors);
    }
    match (record, errors.into_result()) {
        (Some(record), Ok(())) => expand::record(&record, &runtime),
        (_, errors) => fallback::record(input, &runtime, errors),
    }
}
