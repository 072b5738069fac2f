//! Enums for enums.

use proc_macro2::TokenStream;
use quote::quote;
use schema_model::Enum;

use super::{
    attribute::{self, rust},
    header::Header,
};
use crate::plan::{Plan, items::ItemId};

pub(super) fn tokens(plan: &Plan<'_>, id: ItemId, symbols: &Enum, variants: &[String]) -> Result<TokenStream, String> {
    let item = &plan.items[id];
    let (doc, mut arguments) = attribute::definition(&item.ident, symbols.name(), symbols.doc(), symbols.aliases());
    arguments.extend(item.node.and_then(|node| attribute::properties(node.properties())));
    let header =
        Header { doc, is_documented: false, derive: "AvroEnum", is_copy: true, derives_default: false, arguments };
    let mut tokens = TokenStream::new();
    let settings = attribute::of_variants(plan, item)?;
    for ((symbol, variant), settings) in symbols.symbols().iter().zip(variants).zip(settings) {
        let symbol = symbol.as_str();
        let rename = (variant.trim_start_matches("r#") != symbol).then(|| quote!(rename = #symbol));
        let default = (symbols.default() == Some(symbol)).then(|| quote!(default));
        let attribute = attribute::avro(&rename.into_iter().chain(default).collect::<Vec<_>>());
        let variant = rust(variant)?;
        tokens.extend(quote!(#attribute #settings #variant,));
    }
    let (header, ident) = (header.tokens(plan, id)?, rust(&item.ident)?);
    Ok(quote!(#header pub enum #ident { #tokens }))
}
