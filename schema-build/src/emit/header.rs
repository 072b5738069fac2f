//! What precedes the keyword of an item: documentation, lints, derives and attributes.

use proc_macro2::TokenStream;
use quote::quote;

use super::attribute::{self, rust};
use crate::plan::{Plan, items::ItemId, settings::covers_item};

pub(super) struct Header<'h> {
    pub(super) doc: TokenStream,
    /// Whether the item and everything in it have documentation.
    pub(super) is_documented: bool,
    /// The derive of the runtime.
    pub(super) derive: &'h str,
    pub(super) is_copy: bool,
    pub(super) derives_default: bool,
    /// The arguments of `#[avro(…)]`.
    pub(super) arguments: Vec<TokenStream>,
}

impl Header<'_> {
    pub(super) fn tokens(mut self, plan: &Plan<'_>, id: ItemId) -> Result<TokenStream, String> {
        let derives = self.derives(plan, id)?;
        if let Some(path) = &plan.config.runtime {
            let path = rust(path)?;
            self.arguments.push(quote!(crate = #path));
        }
        let (doc, attribute) = (self.doc, attribute::avro(&self.arguments));
        let allow = (!self.is_documented).then(|| quote!(#[allow(missing_docs)]));
        let item = &plan.items[id];
        let settings = attribute::of_settings(&plan.config.type_attributes, |setting| covers_item(setting, item))?;
        Ok(quote!(#doc #allow #[derive(#derives)] #attribute #settings))
    }

    fn derives(&self, plan: &Plan<'_>, id: ItemId) -> Result<TokenStream, String> {
        let derives = [
            ("Clone", true),
            ("Copy", self.is_copy),
            ("Debug", true),
            ("Default", self.derives_default),
            ("PartialEq", true),
            ("Eq", plan.layout.is_eq(id)),
            ("Hash", plan.layout.is_hash(id)),
        ];
        let derives = derives.into_iter().filter(|(_, is_derived)| *is_derived);
        let mut derives: Vec<_> = derives.map(|(name, _)| name.to_owned()).collect();
        derives.push(format!("{}::{}", plan.runtime(), self.derive));
        for (setting, derive) in &plan.config.derives {
            // A derive for all types may be one that this type has already.
            let plain = derive.trim_start_matches("::");
            let is_known = || derives.iter().any(|known| known.trim_start_matches("::") == plain);
            if covers_item(setting, &plan.items[id]) && !is_known() {
                derives.push(derive.clone());
            }
        }
        rust(&derives.join(", "))
    }
}
