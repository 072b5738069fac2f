//! The attributes of the settings, and `#[avro(…)]` with its arguments.

use std::str::FromStr;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use schema_model::{Name, Property, Text};

use super::{doc, json};
use crate::plan::{
    Plan,
    items::{Item, ItemId, Member},
    logical::Logical,
    settings::covers,
    types::{Type, TypeProperties},
};

/// The comment of a definition, and the arguments for its name, documentation and aliases.
pub(super) fn definition(
    ident: &str,
    name: &Name,
    doc: Option<&str>,
    aliases: &[Text],
) -> (TokenStream, Vec<TokenStream>) {
    let mut arguments = Vec::new();
    let simple = name.simple();
    if ident.trim_start_matches("r#") != simple {
        arguments.push(quote!(name = #simple));
    }
    arguments.extend(name.namespace().map(|namespace| quote!(namespace = #namespace)));
    let (comment, doc) = doc::of(doc);
    arguments.extend(doc.map(|doc| quote!(doc = #doc)));
    let prefix = name.namespace().map(|namespace| format!("{namespace}."));
    for alias in aliases {
        let alias = alias.as_str();
        // In the type's namespace, the simple name is enough.
        let simple = prefix.as_ref().and_then(|prefix| alias.strip_prefix(prefix.as_str()));
        let alias = simple.filter(|simple| !simple.contains('.')).unwrap_or(alias);
        arguments.push(quote!(alias = #alias));
    }
    (comment, arguments)
}

/// Makes the compiler compare a type that contains a type of the program, whose schema is not known here, with the file.
pub(super) fn compared_schema(plan: &Plan<'_>, id: ItemId) -> Option<TokenStream> {
    let schema = plan.items[id].node.filter(|_| plan.contains_types_of_the_program(id))?.to_json();
    Some(quote!(schema = #schema))
}

/// The argument that says which `Option`s have null last.
pub(super) fn null_last(ty: &Type) -> Option<TokenStream> {
    let pointers = ty.nulls_last();
    match pointers.as_slice() {
        [] => None,
        [pointer] if pointer.is_empty() => Some(quote!(null = "last")),
        pointers => Some(quote!(null = { #(#pointers: "last"),* })),
    }
}

/// The arguments that name the logical type of a field or of a fixed.
pub(super) fn logical(logical: &Logical) -> Vec<TokenStream> {
    let name = &logical.name;
    let mut arguments = vec![quote!(logical = #name)];
    if let Some((precision, scale)) = logical.decimal() {
        let (precision, scale) = (Literal::u32_unsuffixed(precision), Literal::u32_unsuffixed(scale));
        arguments.extend([quote!(precision = #precision), quote!(scale = #scale)]);
    }
    arguments
}

/// The attribute of a union's variant, or of the field of a newtype.
pub(super) fn member(member: &Member) -> Option<TokenStream> {
    let arguments = null_last(&member.ty).into_iter().chain(type_properties(&member.properties));
    avro(&arguments.collect::<Vec<_>>())
}

/// The documentation of the type for a file whose schema has no name.
pub(super) fn file_doc(item: &Item<'_>) -> TokenStream {
    let doc = format!(" The schema of the file `{}`.", item.path);
    quote!(#[doc = #doc])
}

/// The argument with the properties of a definition or a field, if there are any.
pub(super) fn properties(properties: &[Property]) -> Option<TokenStream> {
    let members = properties.iter().map(|property| entry(property.key(), property.value()));
    (!properties.is_empty()).then(|| quote!(properties = { #(#members),* }))
}

/// The argument with the properties of types without a name, if there are any.
pub(super) fn type_properties(properties: &TypeProperties) -> Option<TokenStream> {
    fn members(properties: &TypeProperties) -> TokenStream {
        let entries = properties.properties.iter().map(|(key, value)| entry(key, value));
        let nested = properties.nested.iter().map(|(step, nested)| {
            let nested = members(nested);
            quote!(#step: { #nested })
        });
        let members = entries.chain(nested);
        quote!(#(#members),*)
    }
    let members = members(properties);
    (!properties.is_empty()).then(|| quote!(type_properties = { #members }))
}

fn entry(key: &str, json: &str) -> TokenStream {
    let value = json::tokens(json);
    quote!(#key: #value)
}

/// `#[avro(…)]`, if it has any arguments.
pub(super) fn avro(arguments: &[TokenStream]) -> Option<TokenStream> {
    (!arguments.is_empty()).then(|| quote!(#[avro(#(#arguments),*)]))
}

/// Turns off lints that users could only satisfy in the schemas: about names, sizes, texts, and items that are not used.
pub(super) fn allow() -> TokenStream {
    quote!(#[allow(dead_code, missing_copy_implementations, unreachable_pub, unused_qualifications, clippy::all, clippy::pedantic, clippy::nursery, rustdoc::all)])
}

/// The attributes of the settings for the variants of an item, in order.
pub(super) fn of_variants(plan: &Plan<'_>, item: &Item<'_>) -> Result<Vec<TokenStream>, String> {
    let of = |path: String| of_settings(&plan.config.variant_attributes, |setting| covers(setting, &path));
    item.variant_paths().into_iter().map(of).collect()
}

/// The attributes of the settings that apply.
pub(super) fn of_settings(
    settings: &[(String, String)],
    applies: impl Fn(&str) -> bool,
) -> Result<TokenStream, String> {
    settings.iter().filter(|(setting, _)| applies(setting)).map(|(_, attribute)| rust(attribute)).collect()
}

/// The tokens of code that was put together as text.
pub(super) fn rust(text: &str) -> Result<TokenStream, String> {
    TokenStream::from_str(text).map_err(|error| format!("`{text}` is not Rust: {error}"))
}
