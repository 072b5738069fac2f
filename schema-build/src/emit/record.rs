//! Structs for records, and for schemas without a name.

use proc_macro2::TokenStream;
use quote::quote;
use schema_model::{Field, Order, Record, default_misfit_of_first_branches, private::is_decimal};

use super::{
    attribute::{self, rust},
    default::{self, DefaultImpl},
    doc,
    header::Header,
    json,
    rust_type::{self, lifetime},
};
use crate::plan::{
    Plan,
    items::{ItemId, Member},
    settings::covers,
    types::{NullPosition, Type},
};

/// The struct of a record, and its `impl Default` if that is not derived.
pub(super) fn tokens(plan: &Plan<'_>, id: ItemId, record: &Record, members: &[Member]) -> Result<TokenStream, String> {
    let item = &plan.items[id];
    let (doc, mut arguments) = attribute::definition(&item.ident, record.name(), record.doc(), record.aliases());
    arguments.extend(item.node.and_then(|node| attribute::properties(node.properties())));
    if record.is_error() {
        arguments.push(quote!(error));
    }
    arguments.extend(attribute::compared_schema(plan, id));
    let mut is_documented = !doc.is_empty();
    let mut fields = TokenStream::new();
    for (index, (member, field)) in members.iter().zip(record.fields()).enumerate() {
        let (doc, doc_argument) = doc::of(field.doc());
        is_documented &= !doc.is_empty();
        let attribute = attribute::avro(&field_arguments(plan, id, member, field, doc_argument)?);
        let settings = attribute::of_settings(&plan.config.field_attributes, |setting| covers(setting, &member.path))?;
        let (ident, ty) = (rust(&member.ident)?, rust(&rust_type::of(plan, id, index, member))?);
        fields.extend(quote!(#doc #attribute #settings pub #ident: #ty,));
    }
    let default = default::of(plan, id);
    let derives_default = matches!(default, Some(DefaultImpl::Derived));
    let header = Header { doc, is_documented, derive: "AvroRecord", is_copy: false, derives_default, arguments };
    let header = header.tokens(plan, id)?;
    let (ident, lifetime) = (rust(&item.ident)?, lifetime(plan, id));
    let default = match default {
        Some(DefaultImpl::Written(values)) => Some(default::tokens(plan, id, &values)?),
        _ => None,
    };
    Ok(quote!(#header pub struct #ident #lifetime { #fields } #default))
}

/// The arguments of a field's `#[avro(…)]`.
fn field_arguments(
    plan: &Plan<'_>,
    id: ItemId,
    member: &Member,
    field: &Field,
    doc: Option<String>,
) -> Result<Vec<TokenStream>, String> {
    let mut arguments = Vec::new();
    let name = field.name();
    if member.ident.trim_start_matches("r#") != name {
        arguments.push(quote!(rename = #name));
    }
    arguments.extend(doc.map(|doc| quote!(doc = #doc)));
    for alias in field.aliases() {
        let alias = alias.as_str();
        arguments.push(quote!(alias = #alias));
    }
    arguments.extend(attribute::null_last(&member.ty));
    // The derive gives an `Option` with null first the default null.
    let implied = matches!(member.ty, Type::Option(_, NullPosition::First)).then_some("null");
    match field.default() {
        default if default == implied => {}
        Some(default) => {
            let tokens = if is_decimal(field.schema()) { json::bytes_tokens(default) } else { json::tokens(default) };
            arguments.push(quote!(default = #tokens));
            // Readers up to Avro 1.11 know only defaults of the first branch: the derive accepts others when told to.
            if default_misfit_of_first_branches(field.schema(), default).is_some() {
                arguments.push(quote!(any_branch));
            }
        }
        None => arguments.push(quote!(no_default)),
    }
    match field.order() {
        Order::Ascending => {}
        Order::Descending => arguments.push(quote!(order = "descending")),
        Order::Ignore => arguments.push(quote!(order = "ignore")),
    }
    if let Some(written_as) = rust_type::written_as(plan, id, member) {
        let written_as = rust(&written_as)?;
        arguments.push(quote!(as = #written_as));
    }
    if let Type::Logical(logical) = member.ty.innermost()
        && logical.library.is_some()
    {
        arguments.extend(attribute::logical(logical));
    }
    arguments.extend(attribute::properties(field.properties()));
    arguments.extend(attribute::type_properties(&member.properties));
    Ok(arguments)
}

/// The newtype of a schema without a name.
pub(super) fn newtype(plan: &Plan<'_>, id: ItemId, member: &Member) -> Result<TokenStream, String> {
    let item = &plan.items[id];
    let doc = attribute::file_doc(item);
    let header = Header {
        doc,
        is_documented: true,
        derive: "AvroRecord",
        is_copy: false,
        derives_default: false,
        arguments: vec![quote!(transparent)],
    };
    let (header, attribute) = (header.tokens(plan, id)?, attribute::member(member));
    let (ident, lifetime) = (rust(&item.ident)?, lifetime(plan, id));
    let ty = rust(&rust_type::of(plan, id, 0, member))?;
    Ok(quote!(#header pub struct #ident #lifetime(#attribute pub #ty);))
}
