//! What a type must be, as far as the tokens of one type tell. One function per rule.
//!
//! What they do not tell, such as what a type alias stands for, is checked by constants in the code that is derived.

use std::collections::{HashMap, HashSet};

use quote::quote;
use schema_model::{is_full_name, is_name, private::diagnostics};
use syn::{DeriveInput, LitStr, Type};

use crate::{
    adapter::Adapter,
    ast::{Enumeration, Field, Fixed, Named, Newtype, Record, Symbol, Union},
    errors::Errors,
    items::Spanned,
    json::Member,
    paths,
    type_properties::TypeProperties,
    types,
};

pub(crate) fn record(record: &Record<'_>, errors: &Errors) {
    named(&record.named, "record", errors);
    holds_itself_by_its_parameters(record, errors);
    field_names_are_names(record, errors);
    field_names_differ(record, errors);
    no_record_flattens_itself(record, errors);
    field_types_are_avro_types(record, errors);
    properties_are_no_attributes(record.fields.iter().flat_map(|field| &field.properties), &FIELD_WORDS, errors);
    for field in &record.fields {
        type_properties(&field.type_properties, record.named.input, errors);
    }
}

pub(crate) fn enumeration(enumeration: &Enumeration<'_>, errors: &Errors) {
    named(&enumeration.named, "enum", errors);
    symbols_are_names(enumeration, errors);
    symbols_differ(enumeration, errors);
    one_symbol_is_the_default(enumeration, errors);
}

pub(crate) fn fixed(fixed: &Fixed<'_>, errors: &Errors) {
    named(&fixed.named, "fixed", errors);
}

pub(crate) fn union(union: &Union<'_>, errors: &Errors) {
    has_no_type_parameters(union.input, "an Avro union", errors);
    one_branch_is_null(union, errors);
    for branch in &union.branches {
        type_properties(&branch.type_properties, union.input, errors);
        if let Some(ty) = branch.ty {
            types::check(ty, errors);
        }
    }
}

pub(crate) fn transparent(newtype: &Newtype<'_>, errors: &Errors) {
    let (input, ty) = (newtype.input, newtype.ty);
    type_properties(&newtype.type_properties, input, errors);
    has_no_const_parameters(input, errors);
    is_not_packed(input, errors);
    types::check(ty, errors);
}

/// A type that a file has the schema of has one schema.
pub(crate) fn is_one_schema(input: &DeriveInput, path: &LitStr, errors: &Errors) {
    if input.generics.type_params().next().is_some() {
        errors.at(
            path,
            diagnostics::GENERIC_WITH_A_FILE,
            "a generic type has a schema for each of its arguments, and a file has one",
        );
    }
}

/// The rules of all types that have a name.
fn named(named: &Named<'_>, kind: &str, errors: &Errors) {
    if kind != "record" {
        has_no_type_parameters(named.input, &format!("an Avro {kind}"), errors);
    }
    has_no_const_parameters(named.input, errors);
    places_are_parameters(named, errors);
    is_not_packed(named.input, errors);
    name_is_a_name(named, kind, errors);
    namespace_is_names_joined_by_dots(named, errors);
    aliases_are_names(named, errors);
    // Of all types, enums have a default.
    let words = if kind == "enum" { &TYPE_WORDS[..] } else { &TYPE_WORDS[..TYPE_WORDS.len() - 1] };
    properties_are_no_attributes(&named.properties, words, errors);
}

/// Of generic types, records and transparent ones are derived.
fn has_no_type_parameters(input: &DeriveInput, kind: &str, errors: &Errors) {
    for parameter in input.generics.type_params() {
        errors.at(parameter, diagnostics::TYPE_PARAMETERS, format!("{kind} with type parameters is not derived"));
    }
    has_no_const_parameters(input, errors);
}

/// A name cannot be made of a constant's value.
fn has_no_const_parameters(input: &DeriveInput, errors: &Errors) {
    for parameter in input.generics.const_params() {
        errors.at(
            parameter,
            diagnostics::CONST_PARAMETERS,
            "a type with const parameters would need a name for each of their values",
        );
    }
}

/// A generic type that holds itself does so with its own parameters: with others it would be types without end.
fn holds_itself_by_its_parameters(record: &Record<'_>, errors: &Errors) {
    let input = record.named.input;
    if input.generics.type_params().next().is_none() {
        return;
    }
    for field in &record.fields {
        let ty = paths::with_marker(field.written_as(), &input.ident, &input.generics);
        if types::naming(&ty, &input.ident).is_some()
            && let Some(place) = types::naming(field.written_as(), &input.ident)
        {
            let (_, arguments, _) = input.generics.split_for_impl();
            let own = quote!(#arguments).to_string().replace(' ', "").replace(',', ", ");
            errors.at(
                place,
                diagnostics::GENERIC_HOLDS_ITSELF,
                format!(
                    "a generic type holds itself with its own parameters: with others, it would be types without end\n  \
                     help: write `{}{own}`",
                    input.ident
                ),
            );
        }
    }
}

/// The places for arguments in a generic type's name are its type parameters.
fn places_are_parameters(named: &Named<'_>, errors: &Errors) {
    let Spanned { value: name, tokens } = &named.name;
    let parameters: Vec<_> = named.parameters.iter().map(ToString::to_string).collect();
    for place in name.split('{').skip(1) {
        let Some((parameter, _)) = place.split_once('}') else { continue };
        if !parameters.iter().any(|known| known == parameter) {
            let message = format!("{name:?} has a place for `{parameter}`, which is no type parameter");
            errors.at(tokens, diagnostics::PLACE_WITHOUT_A_PARAMETER, message);
        }
    }
}

/// Encoding takes references to fields, which a packed struct does not allow.
fn is_not_packed(input: &DeriveInput, errors: &Errors) {
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("repr")) {
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("packed") {
                let message = "the fields of a packed struct cannot be borrowed, and encoding borrows them";
                errors.at(&meta.path, diagnostics::PACKED, message);
            }
            // What the arguments are does not matter here; rustc checks them.
            if meta.input.peek(syn::token::Paren) {
                let content;
                syn::parenthesized!(content in meta.input);
                content.parse::<proc_macro2::TokenStream>()?;
            }
            Ok(())
        });
    }
}

const GRAMMAR: &str = "names are of the form [A-Za-z_][A-Za-z0-9_]*";
const PRIMITIVES: [&str; 8] = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];

/// The name follows the grammar of names, and is no primitive type's.
fn name_is_a_name(named: &Named<'_>, kind: &str, errors: &Errors) {
    let Spanned { value: name, tokens } = &named.name;
    // An argument's name is one or more of the letters of a name.
    let name = &named
        .input
        .generics
        .type_params()
        .fold(name.clone(), |name, parameter| name.replace(&format!("{{{}}}", parameter.ident), "X"));
    if PRIMITIVES.contains(&name.as_str()) {
        let message = format!("`{name}` is a primitive type of Avro, and cannot name a {kind}");
        errors.at(tokens, diagnostics::NAME_OF_A_PRIMITIVE, message);
    } else if name.contains('.') && is_full_name(name) {
        let message = format!(
            "{name:?} is a full name\n  help: write its parts apart: `namespace = {:?}, name = {:?}`",
            name.rsplit_once('.').map_or("", |(namespace, _)| namespace),
            name.rsplit_once('.').map_or("", |(_, name)| name),
        );
        errors.at(tokens, diagnostics::NAME_WITH_A_NAMESPACE, message);
    } else if !is_name(name) {
        errors.at(tokens, diagnostics::NOT_A_NAME, format!("{name:?} is not a name in Avro: {GRAMMAR}"));
    }
}

/// A namespace is names joined by dots.
fn namespace_is_names_joined_by_dots(named: &Named<'_>, errors: &Errors) {
    if let Some(Spanned { value: namespace, tokens }) = &named.namespace
        && !is_full_name(namespace)
    {
        let message = if namespace.is_empty() {
            "the namespace is empty\n  help: leave it out: a type without it is in no namespace".to_owned()
        } else {
            format!("{namespace:?} is not a namespace: it is names joined by dots, and {GRAMMAR}")
        };
        errors.at(tokens, diagnostics::NOT_A_NAMESPACE, message);
    }
}

/// A type's aliases are full names or names, each once.
fn aliases_are_names(named: &Named<'_>, errors: &Errors) {
    for Spanned { value: alias, tokens } in &named.aliases {
        if !is_full_name(alias) {
            let message = format!("{alias:?} is not a name in Avro: it is names joined by dots, and {GRAMMAR}");
            errors.at(tokens, diagnostics::NOT_A_NAME, message);
        }
    }
    let mut known = HashSet::new();
    for (alias, Spanned { tokens, .. }) in named.full_aliases().zip(&named.aliases) {
        if !known.insert(alias.clone()) {
            errors.at(tokens, diagnostics::ALIAS_TWICE, format!("the alias `{alias}` is given twice"));
        }
    }
}

/// Attributes that the specification gives a meaning have a way of their own to be written.
const TYPE_WORDS: [&str; 11] =
    ["type", "name", "namespace", "doc", "aliases", "fields", "symbols", "size", "items", "values", "default"];
const FIELD_WORDS: [&str; 6] = ["name", "type", "doc", "default", "order", "aliases"];

/// Properties are what the specification gives no meaning to.
fn properties_are_no_attributes<'m>(properties: impl IntoIterator<Item = &'m Member>, words: &[&str], errors: &Errors) {
    for Member { key, .. } in properties {
        let word = key.value();
        if words.contains(&word.as_str()) {
            let message = format!("{word:?} is an attribute of Avro's own, and no property");
            errors.at(key, diagnostics::PROPERTY_OF_AVRO, message);
        }
    }
}

/// Properties of types without a name are none of Avro's attributes, and belong to a type that has one schema.
fn type_properties(properties: &TypeProperties, input: &DeriveInput, errors: &Errors) {
    if properties.is_empty() {
        return;
    }
    properties_are_no_attributes(properties.all_own(), &TYPE_WORDS[..TYPE_WORDS.len() - 1], errors);
    if let (Some(_), Some(key)) = (input.generics.type_params().next(), properties.first_key()) {
        errors.at(
            key,
            diagnostics::TYPE_PROPERTIES_PLACE,
            "a generic type has a schema for each of its arguments, and `type_properties` belongs to one\n  help: hold a \
             transparent type that has the properties",
        );
    }
}

/// Symbols follow the grammar of names.
fn symbols_are_names(enumeration: &Enumeration<'_>, errors: &Errors) {
    for Symbol { ident, name: Spanned { value: name, tokens }, .. } in &enumeration.symbols {
        if !is_name(name) {
            let help = if *ident == name.as_str() { "\n  help: `#[avro(rename = \"…\")]` gives it one" } else { "" };
            errors.at(tokens, diagnostics::NOT_A_NAME, format!("{name:?} is not a name in Avro: {GRAMMAR}{help}"));
        }
    }
}

/// No two variants are one symbol, after renaming.
fn symbols_differ(enumeration: &Enumeration<'_>, errors: &Errors) {
    let mut names = HashMap::new();
    for Symbol { ident, name, .. } in &enumeration.symbols {
        if let Some(first) = names.insert(name.value.as_str(), ident) {
            let message = format!("the variants `{first}` and `{ident}` are both called {:?} in Avro", name.value);
            errors.at(&name.tokens, diagnostics::TWO_SYMBOLS_OF_ONE_NAME, message);
        }
    }
}

/// One symbol at most is what a reader takes for one it does not know.
fn one_symbol_is_the_default(enumeration: &Enumeration<'_>, errors: &Errors) {
    let mut defaults = enumeration.symbols.iter().filter_map(|symbol| Some((symbol.ident, symbol.default.as_ref()?)));
    let Some((first, _)) = defaults.next() else { return };
    for (_, key) in defaults {
        errors.at(key, diagnostics::TWO_DEFAULTS, format!("an enum has one default, and `{first}` is it"));
    }
}

/// One variant at most holds nothing: it is null.
fn one_branch_is_null(union: &Union<'_>, errors: &Errors) {
    let mut nulls = union.branches.iter().filter(|branch| branch.ty.is_none());
    let Some(first) = nulls.next() else { return };
    for branch in nulls {
        let message = format!(
            "a variant that holds nothing is the union's null, and `{}` is it\n  help: `#[derive(AvroEnum)]` makes an \
             Avro enum of variants that all hold nothing",
            first.ident
        );
        errors.at(branch.ident, diagnostics::TWO_BRANCHES_OF_ONE_TYPE, message);
    }
}

/// The fields that stand for themselves: those of flattened ones, the compiler compares.
fn in_place<'r>(record: &'r Record<'_>) -> impl Iterator<Item = &'r Field<'r>> {
    record.fields.iter().filter(|field| !field.is_flattened())
}

/// A list of fields that holds itself has no end.
fn no_record_flattens_itself(record: &Record<'_>, errors: &Errors) {
    for field in record.fields.iter().filter(|field| field.is_flattened()) {
        if let Type::Path(path) = field.record_type()
            && path.qself.is_none()
            && let Some(last) = path.path.segments.last()
            && (last.ident == record.named.input.ident || path.path.is_ident("Self"))
        {
            let message = "a record cannot have its own fields in place of one of them: they would have no end";
            errors.at(last, diagnostics::FLATTENS_ITSELF, message);
        }
    }
}

/// Field names follow the grammar of names, after renaming.
fn field_names_are_names(record: &Record<'_>, errors: &Errors) {
    for Spanned { value: alias, tokens } in record.fields.iter().flat_map(|field| &field.aliases) {
        if !is_name(alias) {
            errors.at(tokens, diagnostics::NOT_A_NAME, format!("{alias:?} is not a name in Avro: {GRAMMAR}"));
        }
    }
    for field in in_place(record) {
        let Spanned { value: name, tokens } = &field.name;
        if !is_name(name) {
            let help = if name == &field.ident.to_string() {
                "\n  help: `#[avro(rename = \"…\")]` gives it one"
            } else {
                ""
            };
            errors.at(tokens, diagnostics::NOT_A_NAME, format!("{name:?} is not a name in Avro: {GRAMMAR}{help}"));
        }
    }
}

/// No two fields have one name, after renaming, nor does an alias stand for two fields.
fn field_names_differ(record: &Record<'_>, errors: &Errors) {
    let mut names = HashMap::new();
    for field in in_place(record) {
        if let Some(first) = names.insert(field.name.value.as_str(), field.ident) {
            let message =
                format!("the fields `{first}` and `{}` are both called {:?} in Avro", field.ident, field.name.value);
            errors.at(&field.name.tokens, diagnostics::TWO_FIELDS_OF_ONE_NAME, message);
        }
    }
    for field in &record.fields {
        for alias in &field.aliases {
            if let Some(first) = names.insert(alias.value.as_str(), field.ident) {
                let message =
                    format!("the alias {:?} of `{}` is the name or an alias of `{first}`", alias.value, field.ident);
                errors.at(&alias.tokens, diagnostics::ALIAS_OF_ANOTHER_FIELD, message);
            }
        }
    }
}

/// Types of the language and the standard library that Avro does not have are refused at their token.
fn field_types_are_avro_types(record: &Record<'_>, errors: &Errors) {
    for field in &record.fields {
        match &field.adapter {
            Some(Adapter::As(ty) | Adapter::Null(_, Some(ty))) => types::check(ty, errors),
            Some(Adapter::Flatten) => types::check_flattened(&field.original.ty, errors),
            // What serde writes needs no schema.
            Some(Adapter::Json(_)) => {}
            _ => types::check(&field.original.ty, errors),
        }
    }
}
