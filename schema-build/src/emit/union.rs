//! Enums for unions.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attribute::{self, rust},
    header::Header,
    rust_type::{self, lifetime},
};
use crate::plan::{
    Plan,
    items::{ItemId, Member},
};

pub(super) fn tokens(
    plan: &Plan<'_>,
    id: ItemId,
    branches: &[(String, Option<Member>)],
) -> Result<TokenStream, String> {
    let item = &plan.items[id];
    let doc = match item.node {
        Some(_) => attribute::file_doc(item),
        None => {
            let doc = format!(" A value of `{}`.", item.path);
            quote!(#[doc = #doc])
        }
    };
    let header = Header {
        doc,
        is_documented: false,
        derive: "AvroUnion",
        is_copy: false,
        derives_default: false,
        arguments: attribute::compared_schema(plan, id).into_iter().collect(),
    };
    let mut tokens = TokenStream::new();
    let mut index = 0;
    for ((variant, member), settings) in branches.iter().zip(attribute::of_variants(plan, item)?) {
        let variant = rust(variant)?;
        let Some(member) = member else {
            tokens.extend(quote!(#settings #variant,));
            continue;
        };
        let attribute = attribute::member(member);
        let ty = rust(&rust_type::of(plan, id, index, member))?;
        tokens.extend(quote!(#attribute #settings #variant(#ty),));
        index += 1;
    }
    let (header, ident, lifetime) = (header.tokens(plan, id)?, rust(&item.ident)?, lifetime(plan, id));
    Ok(quote!(#header pub enum #ident #lifetime { #tokens }))
}
