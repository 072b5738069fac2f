//! Items in a tree of modules.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{ir::ItemId, items::Printer};

#[derive(Default)]
struct Module {
    /// The namespaces that the module is of.
    namespaces: BTreeSet<String>,
    items: Vec<ItemId>,
    modules: BTreeMap<String, Module>,
}

/// All items, each in its module.
pub(crate) fn tokens(printer: &Printer<'_, '_>) -> Result<TokenStream, String> {
    let mut root = Module::default();
    for (id, item) in printer.items.iter().enumerate() {
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
    for id in sorted(&root, printer) {
        let item = printer.tokens(id)?;
        let allow = allow();
        tokens.extend(quote!(#allow #item));
    }
    for (name, module) in &root.modules {
        let (allow, module) = (allow(), module.tokens(name, printer)?);
        tokens.extend(quote!(#allow #module));
    }
    Ok(tokens)
}

impl Module {
    fn tokens(&self, name: &str, printer: &Printer<'_, '_>) -> Result<TokenStream, String> {
        let items: TokenStream = sorted(self, printer).map(|id| printer.tokens(id)).collect::<Result<_, _>>()?;
        let modules: TokenStream =
            self.modules.iter().map(|(name, module)| module.tokens(name, printer)).collect::<Result<_, _>>()?;
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

/// Types in the order of their names, so that a union is beside the record it is of.
fn sorted(module: &Module, printer: &Printer<'_, '_>) -> impl Iterator<Item = ItemId> {
    let mut items = module.items.clone();
    items.sort_by_key(|id| &printer.items[*id].ident);
    items.into_iter()
}

/// Names, sizes and texts are the schema's, and so is what there is, used or not.
pub(crate) fn allow() -> TokenStream {
    quote!(#[allow(dead_code, missing_copy_implementations, unreachable_pub, unused_qualifications, clippy::all, clippy::pedantic, clippy::nursery, rustdoc::all)])
}
