//! Items in a tree of modules.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{attribute, enumeration, fixed, record, union};
use crate::plan::{
    Plan,
    items::{ItemId, ItemKind},
};

#[derive(Default)]
struct Module {
    /// The namespaces of the items.
    namespaces: BTreeSet<String>,
    items: Vec<ItemId>,
    modules: BTreeMap<String, Module>,
}

/// All items, each in its module.
pub(super) fn tokens(plan: &Plan<'_>) -> Result<TokenStream, String> {
    let mut root = Module::default();
    for (id, item) in plan.items.iter().enumerate() {
        let mut module = &mut root;
        for part in &item.module {
            module = module.modules.entry(part.clone()).or_default();
        }
        if let Some(namespace) = item.node.and_then(|node| node.name()?.namespace()) {
            module.namespaces.insert(namespace.to_owned());
        }
        module.items.push(id);
    }
    let mut tokens = TokenStream::new();
    for id in sorted(&root, plan) {
        let (allow, item) = (attribute::allow(), item(plan, id)?);
        tokens.extend(quote!(#allow #item));
    }
    for (name, module) in &root.modules {
        let (allow, module) = (attribute::allow(), module.tokens(name, plan)?);
        tokens.extend(quote!(#allow #module));
    }
    Ok(tokens)
}

impl Module {
    fn tokens(&self, name: &str, plan: &Plan<'_>) -> Result<TokenStream, String> {
        let items: TokenStream = sorted(self, plan).map(|id| item(plan, id)).collect::<Result<_, _>>()?;
        let modules: TokenStream =
            self.modules.iter().map(|(name, module)| module.tokens(name, plan)).collect::<Result<_, _>>()?;
        let names: Vec<_> = self.namespaces.iter().map(|namespace| format!("`{namespace}`")).collect();
        let doc = match names.as_slice() {
            [] => " Namespaces.".to_owned(),
            [name] => format!(" The namespace {name}."),
            names => format!(" The namespaces {}.", names.join(", ")),
        };
        let ident = match name.strip_prefix("r#") {
            Some(name) => Ident::new_raw(name, Span::call_site()),
            None => Ident::new(name, Span::call_site()),
        };
        Ok(quote!(#[doc = #doc] pub mod #ident { #items #modules }))
    }
}

/// Items in the order of their names, so that a union follows its record.
fn sorted(module: &Module, plan: &Plan<'_>) -> impl Iterator<Item = ItemId> {
    let mut items = module.items.clone();
    items.sort_by_key(|id| &plan.items[*id].ident);
    items.into_iter()
}

fn item(plan: &Plan<'_>, id: ItemId) -> Result<TokenStream, String> {
    match &plan.items[id].kind {
        ItemKind::Record { record, fields } => record::tokens(plan, id, record, fields),
        ItemKind::Enum { symbols, variants } => enumeration::tokens(plan, id, symbols, variants),
        ItemKind::Fixed { fixed } => fixed::tokens(plan, id, fixed),
        ItemKind::Union { branches, .. } => union::tokens(plan, id, branches),
        ItemKind::Newtype { member } => record::newtype(plan, id, member),
    }
}
