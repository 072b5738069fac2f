//! What a record must be, as far as the tokens of one struct tell. One function per rule.
//!
//! What they do not tell, such as what a type alias stands for, is checked by constants in the code that is derived.

use std::collections::{HashMap, HashSet};

use schema_model::{is_full_name, is_name};
use syn::GenericParam;

use crate::{ast::Record, errors::Errors, items::Spanned, types};

pub(crate) fn record(record: &Record<'_>, errors: &Errors) {
    has_no_type_parameters(record, errors);
    is_not_packed(record, errors);
    name_is_a_name(record, errors);
    namespace_is_names_joined_by_dots(record, errors);
    aliases_are_names(record, errors);
    field_names_are_names(record, errors);
    field_names_differ(record, errors);
    field_types_are_avro_types(record, errors);
}

/// A generic type has a name for each of its arguments, which the derive does not form.
fn has_no_type_parameters(record: &Record<'_>, errors: &Errors) {
    for parameter in &record.input.generics.params {
        let what = match parameter {
            GenericParam::Lifetime(_) => continue,
            GenericParam::Type(_) => "type",
            GenericParam::Const(_) => "const",
        };
        let message = format!(
            "a record with {what} parameters would need a name for each of its arguments\n  help: derive a struct for \
             each type that is sent"
        );
        errors.at(parameter, message);
    }
}

/// Encoding takes references to fields, which a packed struct does not allow.
fn is_not_packed(record: &Record<'_>, errors: &Errors) {
    for attribute in record.input.attrs.iter().filter(|attribute| attribute.path().is_ident("repr")) {
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("packed") {
                errors.at(&meta.path, "the fields of a packed struct cannot be borrowed, and encoding borrows them");
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
fn name_is_a_name(record: &Record<'_>, errors: &Errors) {
    let Spanned { value: name, tokens } = &record.name;
    if PRIMITIVES.contains(&name.as_str()) {
        errors.at(tokens, format!("`{name}` is a primitive type of Avro, and cannot name a record"));
    } else if name.contains('.') && is_full_name(name) {
        let message = format!(
            "{name:?} is a full name; write its parts apart: `namespace = {:?}, name = {:?}`",
            name.rsplit_once('.').map_or("", |(namespace, _)| namespace),
            name.rsplit_once('.').map_or("", |(_, name)| name),
        );
        errors.at(tokens, message);
    } else if !is_name(name) {
        errors.at(tokens, format!("{name:?} is not a name in Avro: {GRAMMAR}"));
    }
}

/// A namespace is names joined by dots.
fn namespace_is_names_joined_by_dots(record: &Record<'_>, errors: &Errors) {
    if let Some(Spanned { value: namespace, tokens }) = &record.namespace
        && !is_full_name(namespace)
    {
        let message = if namespace.is_empty() {
            "the null namespace is what a record has without this attribute".to_owned()
        } else {
            format!("{namespace:?} is not a namespace: it is names joined by dots, and {GRAMMAR}")
        };
        errors.at(tokens, message);
    }
}

/// A record's aliases are full names or names, each once; a field's are names.
fn aliases_are_names(record: &Record<'_>, errors: &Errors) {
    for Spanned { value: alias, tokens } in &record.aliases {
        if !is_full_name(alias) {
            errors.at(tokens, format!("{alias:?} is not a name in Avro: it is names joined by dots, and {GRAMMAR}"));
        }
    }
    let mut known = HashSet::new();
    for (alias, Spanned { tokens, .. }) in record.full_aliases().zip(&record.aliases) {
        if !known.insert(alias) {
            errors.at(tokens, "this alias is given twice");
        }
    }
    for Spanned { value: alias, tokens } in record.fields.iter().flat_map(|field| &field.aliases) {
        if !is_name(alias) {
            errors.at(tokens, format!("{alias:?} is not a name in Avro: {GRAMMAR}"));
        }
    }
}

/// Field names follow the grammar of names, after renaming.
fn field_names_are_names(record: &Record<'_>, errors: &Errors) {
    for field in &record.fields {
        let Spanned { value: name, tokens } = &field.name;
        if !is_name(name) {
            let help = if name == &field.ident.to_string() {
                "\n  help: `#[avro(rename = \"…\")]` gives it one"
            } else {
                ""
            };
            errors.at(tokens, format!("{name:?} is not a name in Avro: {GRAMMAR}{help}"));
        }
    }
}

/// No two fields have one name, after renaming, nor does an alias stand for two fields.
fn field_names_differ(record: &Record<'_>, errors: &Errors) {
    let mut names = HashMap::new();
    for field in &record.fields {
        if let Some(first) = names.insert(field.name.value.as_str(), field.ident) {
            let message =
                format!("the fields `{first}` and `{}` are both called {:?} in Avro", field.ident, field.name.value);
            errors.at(&field.name.tokens, message);
        }
    }
    for field in &record.fields {
        for alias in &field.aliases {
            if let Some(first) = names.insert(alias.value.as_str(), field.ident) {
                let message =
                    format!("the alias {:?} of `{}` is the name or an alias of `{first}`", alias.value, field.ident);
                errors.at(&alias.tokens, message);
            }
        }
    }
}

/// Types of the language and the standard library that Avro does not have are refused at their token.
fn field_types_are_avro_types(record: &Record<'_>, errors: &Errors) {
    for field in &record.fields {
        types::check(&field.original.ty, errors);
    }
}
