//! Properties of the types without a name that a field's type is made of.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use schema_model::private::diagnostics;
use syn::LitStr;

use crate::{
    errors::Errors,
    items::Item,
    json::{self, Member},
};

/// Properties of a type, and of what is inside it.
#[derive(Default)]
pub(crate) struct TypeProperties {
    own: Vec<Member>,
    /// By the last step of a JSON pointer: `/items`, `/values` or the number of a branch.
    inside: Vec<(LitStr, TypeProperties)>,
}

impl TypeProperties {
    /// Reads `type_properties = {…}`.
    pub(crate) fn read(item: &Item, errors: &Errors) -> Option<Self> {
        Some(Self::of(item.members(errors)?, errors))
    }

    fn of(members: Vec<Member>, errors: &Errors) -> Self {
        let mut all = Self::default();
        for member in members {
            let key = member.key.value();
            let Some(step) = key.strip_prefix('/') else {
                all.own.push(member);
                continue;
            };
            if !matches!(step, "items" | "values") && (step.is_empty() || step.bytes().any(|c| !c.is_ascii_digit())) {
                let message = format!(
                    "{key:?} is no part of a type\n  help: name `/items` of an array, `/values` of a map, or the number of a \
                     union's branch, as in `/1`"
                );
                errors.at(&member.key, diagnostics::TYPE_PROPERTIES_PLACE, message);
                continue;
            }
            if let Some(members) = json::members(&member.tokens, errors) {
                all.inside.push((member.key, Self::of(members, errors)));
            }
        }
        all
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.own.is_empty() && self.inside.is_empty()
    }

    /// The key of what is given first.
    pub(crate) fn first_key(&self) -> Option<&LitStr> {
        self.own.first().map(|member| &member.key).or_else(|| self.inside.first().map(|(key, _)| key))
    }

    /// The properties, without where they belong.
    pub(crate) fn all_own(&self) -> Vec<&Member> {
        let inside = self.inside.iter().flat_map(|(_, properties)| properties.all_own());
        self.own.iter().chain(inside).collect()
    }

    /// A type's schema with the properties: a constant where there are any, so that each mistake is one error.
    pub(crate) fn constant(&self, index: usize, schema: TokenStream) -> (TokenStream, TokenStream) {
        if self.is_empty() {
            return (TokenStream::new(), schema);
        }
        let name = format_ident!("__TYPE_{index}");
        let schema = self.tokens(&schema);
        (quote!(const #name: __avro::StaticSchema = #schema;), quote!(#name))
    }

    /// A type's schema with the properties.
    pub(crate) fn tokens(&self, schema: &TokenStream) -> TokenStream {
        let Some(first) = self.first_key() else { return schema.clone() };
        let (keys, values) = (self.own.iter().map(|member| &member.key), self.own.iter().map(|member| &member.value));
        let inside = self.inside.iter().map(|(key, properties)| {
            let part = quote_spanned!(key.span()=> __avro::part(#schema, #key));
            let part_schema = properties.tokens(&part);
            quote!((#key, #part_schema))
        });
        let properties = quote!(const { &[#(__avro::Property::new(#keys, #values)),*] });
        let parts = quote! {
            const { &__avro::parts::<{ __avro::part_count(#schema) }>(#schema, const { &[#(#inside),*] }) }
        };
        quote_spanned! {first.span()=>
            __avro::StaticSchema::new(const { &__avro::with_type_properties(#schema, #parts, #properties) })
        }
    }
}
