//! The derive macros of `schema-runtime`, which re-exports them: depend on that crate, not on this one.
//!
//! What a macro reads, checks and writes goes one way: attributes (`attr`) → a model of the type (`ast`) → rules
//! (`check`) → code (`expand`). Errors are collected on the way (`errors`), so that a user sees all of them at once; beside
//! them stands a stub of each impl (`fallback`), so that one mistake does not bring others.

#![forbid(unsafe_code)]

mod adapter;
mod ast;
mod attr;
mod case;
mod check;
mod doc_comment;
mod errors;
mod expand;
mod fallback;
mod field_range;
#[cfg(test)]
mod golden;
mod history;
mod items;
mod json;
mod logical;
mod null;
mod paths;
mod prerendered;
mod schema_file;
mod serde;
mod spans;
mod type_properties;
mod types;

use attr::Kind;
use errors::Errors;
use field_range::FieldRange;
use proc_macro2::TokenStream;
use quote::quote;
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
/// | `properties = {…}` | attributes that Avro gives no meaning, as JSON: `{"connect.name": "com.example.User"}` |
/// | `schema = "…"` | the record must be the schema of this file, whose path starts at the directory of Cargo.toml; see below |
/// | `history = "…"` | the record must be compatible with the versions of a subject in this file, by the level in it |
/// | `transparent` | a newtype has the schema of what it holds, and is no record |
/// | `error` | the schema calls the record an `error`, as protocols do |
/// | `serde` | what serde's attributes say of names, defaults, `skip` and `flatten` is said of the schema as well; see below |
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
/// | `no_default` | an `Option` has no default, not even `null`: consumers that gain the field cannot read older data |
/// | `any_branch` | the `default` may be of any branch of a union, which Avro allows since 1.12: older readers know those of the first alone |
/// | `null = "last"` | an `Option` is the union of its type and null, in this order, and without a default; see below for one inside of a type |
/// | `as = Type` | the field is written as this type, which implements `AvroAs` for the field's; inside of what holds it, as in `Vec<Option<Money>>` |
/// | `logical = "…"` | what the field holds, inside options, sequences and maps, is of this logical type: `"timestamp-millis"`, `"uuid"`, … |
/// | `precision = …` | of `logical = "decimal"`: how many digits it has |
/// | `scale = …` | of `logical = "decimal"`: how many of the digits are behind the point; without it, none |
/// | `json` | the field is written as one string, its text in JSON by serde, with the feature `json`; an `Option` is null or a text |
/// | `flatten` | the fields of a record stand in place of the field |
/// | `skip` | the field is not in the schema; it is made by its type's `Default` when the struct is read |
/// | `order = "…"` | how the field sorts: `"ascending"`, `"descending"` or `"ignore"` |
/// | `properties = {…}` | attributes that Avro gives no meaning, as JSON |
/// | `type_properties = {…}` | as `properties`, of the field's type where that has no name; see below |
///
/// # Properties of types without a name
///
/// A field's `properties` stand beside its name, and those of a record, enum or fixed at its definition. Properties of the
/// other types, such as `string` and arrays, are given where the type is used, by `type_properties`: on a field, on a
/// variant of a union, and on what a transparent type holds. They take the place of what the type has by itself. Parts of the
/// type are named as in a JSON pointer: `/items` of an array, `/values` of a map, and the number of a union's branch, so
/// that `Option<Vec<String>>` may have
/// `type_properties = {"/1": {"connect.version": 2, "/items": {"avro.java.string": "String"}}}`.
///
/// # Null last
///
/// An `Option` is a union with null first. `null = "last"` says otherwise of a field's own type. For an `Option` inside of it, write
/// `NullLast` in `as`, and `_` for what is written as its type is:
/// `#[avro(as = HashMap<String, Option<Vec<NullLast<_>>>>)]` has null first at the values, and last at their items.
///
/// Where there is no `as`, on variants of a union and on what a transparent type holds, and beside `logical`, name the `Option` by its
/// steps, as a part of the schema: `/items` of an array, `/values` of a map, and what an `Option` holds by the number of its
/// branch, `/1`, or `/0` where its null is last. The outermost `Option` is `""`. So
/// `values: HashMap<String, Option<Vec<Option<i64>>>>` with `null = {"/values/1/items": "last"}` has null first at the values,
/// and last at their items.
///
/// # Fields of other records
///
/// `#[avro(flatten)] head: Head` puts the fields of `Head`, which is a struct with this derive, where the field stands. Schema
/// and bytes are those of the struct with all fields written out. `Head` may borrow, be generic, be a type parameter's argument,
/// flatten others, and stand in a `Box`, an `Arc` or an `Rc`. Its fields keep their names, so that `rename_all` here does not
/// touch them; two of one name do not compile.
///
/// # Serde
///
/// Serde's derives may stand on the same type. Its attributes do not touch the schema, since another name in JSON must not
/// change what the consumers of a topic read. With `#[avro(serde)]` they do: on the type `rename`, `rename_all` and
/// `transparent`, on a field `rename`, `alias`, `default`, `skip` and `flatten`, on a variant of an enum `rename` and `other`.
/// What `#[avro(…)]` says comes first. Where Avro cannot do as serde does, the compiler says so at serde's attribute; what says
/// nothing of names and values, such as `skip_serializing_if`, `with` or `deny_unknown_fields`, is passed over.
///
/// # Schema files
///
/// With `schema = "…"`, a type that is not the schema of the file does not compile. In place of a path, it may be the schema
/// itself, `schema = r#"{"type": "record", …}"#`, as in generated code. Compared are the names with their
/// namespaces, the types and logical types, the fields and their order, defaults, aliases, the attribute `order`, an enum's
/// symbols, their order and its default, and a fixed's size, through all that the type holds.
///
/// Not compared are `doc`, and properties without a meaning in Avro. They are part of the text that is published, which is the
/// type's, not the file's: a registry that has the file as a version takes another `doc` for another version.
///
/// # Recorded versions
///
/// The file of `history` is one JSON object with a `subject`, its `compatibility` level and its `versions`, as
/// `RegistryClient::history` writes it. By the level, the record must read what the last version wrote, be read by it, or both;
/// transitive levels compare all versions. What breaks one is shown at its field.
///
/// # Generic structs
///
/// A struct with type parameters is a record for each of its arguments, and has a name for each: its own and the arguments',
/// joined by `_`, as in `Page_User` and `Page_int`. `name = "{T}Page"` makes it `UserPage`. An argument's name is that of its
/// record, enum or fixed without the namespace, that of the Rust enum for a union, and Avro's for a primitive type, with
/// `array_`, `map_` or `optional_` before it. Two types of one name in one schema do not compile.
///
/// What needs the finished schema is checked for the arguments that a program uses: where a struct without parameters holds
/// the type or a text is named, such as `SCHEMA_JSON`, and where a value is written or read; the last by `cargo build` alone.
/// A generic struct may hold itself; two that hold each other need a struct without parameters in between.
#[proc_macro_derive(AvroRecord, attributes(avro))]
pub fn avro_record(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(input, Kind::Record)
}

/// Derives the schema and the codec of an enum whose variants hold nothing: an Avro enum.
///
/// Variants are symbols in their order. On the enum: `name`, `namespace`, `doc`, `alias`, `properties`, `schema`, `history`,
/// `serde` and `crate` as for a [record](macro@AvroRecord), and `rename_all` for the case of symbols. On a variant:
///
/// | attribute | meaning |
/// |---|---|
/// | `rename = "…"` | the symbol's name |
/// | `default` | readers take this symbol for one that they do not know |
#[proc_macro_derive(AvroEnum, attributes(avro))]
pub fn avro_enum(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(input, Kind::Enum)
}

/// Derives the schema and the codec of an enum whose variants hold one value each: an Avro union.
///
/// Variants are branches in their order, as in `Text(String)`; one that holds nothing is null. An `Option` of it is one union, with null first.
/// On the enum: `schema`, `history`, `serde` and `crate` as for a [record](macro@AvroRecord); on a variant, `type_properties`
/// and `null` as on a field.
#[proc_macro_derive(AvroUnion, attributes(avro))]
pub fn avro_union(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(input, Kind::Union)
}

/// Derives the schema and the codec of a newtype of an array of bytes: an Avro fixed.
///
/// On the struct: `name`, `namespace`, `doc`, `alias`, `properties`, `schema`, `history`, `serde` and `crate` as for a
/// [record](macro@AvroRecord), and `logical` with `precision` and `scale` as for a field: `"decimal"`, `"uuid"` of 16 bytes, or
/// `"duration"` of 12. The type then implements `AvroAs` for the types whose values these are, so that a field of one of them is
/// written `as` the fixed.
#[proc_macro_derive(AvroFixed, attributes(avro))]
pub fn avro_fixed(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(input, Kind::Fixed)
}

fn derive(input: proc_macro::TokenStream, kind: Kind) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derived(&input, kind).into()
}

/// The impls, or the errors and stubs of the impls.
fn derived(input: &DeriveInput, kind: Kind) -> TokenStream {
    let errors = Errors::default();
    let mut attributes = attr::Container::read(&input.attrs, kind, &errors);
    attributes.read_serde(&input.attrs, kind, &errors);
    let runtime = attributes.runtime();
    let is_transparent = attributes.transparent.is_some();
    let body = body(input, kind, attributes, &errors);
    match (body, errors.into_result()) {
        (Some(body), Ok(())) => expand::wrap(&runtime, &body),
        (_, errors) => fallback::stubs(input, (!is_transparent).then_some(kind), &runtime, errors),
    }
}

/// What is derived, with the checks against a file's schema, unless there are errors.
fn body(input: &DeriveInput, kind: Kind, attributes: attr::Container, errors: &Errors) -> Option<TokenStream> {
    let file = attributes.schema.as_ref().and_then(|path| {
        check::is_one_schema(input, path, errors);
        schema_file::expected(path, errors)
    });
    let recorded = attributes.history.as_ref().and_then(|path| {
        check::is_one_schema(input, path, errors);
        history::recorded(path, errors)
    });
    let name = input.ident.span();
    let checks = |fields: &[FieldRange]| {
        let evolution = recorded.map(|recorded| recorded.checks(name, fields));
        let sameness = file.map(|file| file.checks(name, fields));
        quote!(#sameness #evolution)
    };
    match kind {
        Kind::Record if attributes.transparent.is_some() => {
            let newtype = ast::Newtype::new(input, &attributes, errors)?;
            check::transparent(&newtype, errors);
            errors.is_empty().then(|| expand::transparent(&newtype))
        }
        Kind::Record => {
            let record = ast::Record::new(input, attributes, errors)?;
            check::record(&record, errors);
            errors.is_empty().then(|| with(expand::record(&record), checks(&expand::ranges(&record))))
        }
        Kind::Enum => {
            let enumeration = ast::Enumeration::new(input, attributes, errors)?;
            check::enumeration(&enumeration, errors);
            errors.is_empty().then(|| with(expand::enumeration(&enumeration), checks(&[])))
        }
        Kind::Union => {
            let union = ast::Union::new(input, &attributes, errors)?;
            check::union(&union, errors);
            errors.is_empty().then(|| with(expand::union(&union), checks(&[])))
        }
        Kind::Fixed => {
            let fixed = ast::Fixed::new(input, attributes, errors)?;
            check::fixed(&fixed, errors);
            errors.is_empty().then(|| with(expand::fixed(&fixed), checks(&[])))
        }
    }
}

/// Derived code, and checks of it behind it.
fn with(mut code: TokenStream, checks: TokenStream) -> TokenStream {
    code.extend(checks);
    code
}
