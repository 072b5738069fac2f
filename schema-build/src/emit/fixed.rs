//! Structs for fixed types.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use schema_model::{Fixed, Node};

use super::{
    attribute::{self, rust},
    header::Header,
};
use crate::plan::{Plan, items::ItemId, logical::Logical};

pub(super) fn tokens(plan: &Plan<'_>, id: ItemId, fixed: &Fixed) -> Result<TokenStream, String> {
    let item = &plan.items[id];
    let (doc, mut arguments) = attribute::definition(&item.ident, fixed.name(), fixed.doc(), fixed.aliases());
    arguments.extend(item.node.into_iter().flat_map(properties));
    let is_documented = !doc.is_empty();
    let header = Header { doc, is_documented, derive: "AvroFixed", is_copy: true, derives_default: false, arguments };
    let (header, ident) = (header.tokens(plan, id)?, rust(&item.ident)?);
    let size = Literal::usize_unsuffixed(fixed.size());
    Ok(quote!(#header pub struct #ident(pub [u8; #size]);))
}

/// The arguments for the logical type and the other properties.
fn properties(node: &Node) -> Vec<TokenStream> {
    let all = node.properties();
    let Some(logical) = Logical::of(node) else { return attribute::properties(all).into_iter().collect() };
    let implied = logical.properties();
    let is_implied = implied.len() <= all.len()
        && implied.iter().zip(all).all(|((key, value), property)| property.key() == key && property.value() == value);
    // In another order, or without a scale of 0, all of them are written.
    let rest = if is_implied { &all[implied.len()..] } else { all };
    attribute::logical(&logical).into_iter().chain(attribute::properties(rest)).collect()
}
