//! Tests that compare the types with the files' schemas, and their `Default` with the schemas' defaults.

use std::str::FromStr;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::default;
use crate::plan::{
    Plan,
    items::{Item, ItemKind},
    names::{Case, Scope},
};

pub(super) fn tokens(plan: &Plan<'_>) -> TokenStream {
    let mut names = Scope::default();
    let tests = plan.items.iter().enumerate().filter_map(|(id, item)| {
        let schema = item.node?.to_json();
        let path = item.module.iter().map(String::as_str).chain([item.ident.as_str()]).collect::<Vec<_>>().join("::");
        let lifetime = if plan.layout.borrows(id) { "<'_>" } else { "" };
        let path = TokenStream::from_str(&format!("super::{path}{lifetime}")).ok()?;
        let name = format_ident!("{}", names.insert(&item.path.replace('.', "_"), Case::Snake));
        let message = &item.path;
        let runtime = TokenStream::from_str(plan.runtime()).ok()?;
        let derived = match &item.kind {
            // A newtype has no constant with its text.
            ItemKind::Newtype { .. } => quote!(<#path as #runtime::AvroType>::SCHEMA.get().to_json()),
            ItemKind::Record { .. } => quote!(<#path as #runtime::AvroRecord>::SCHEMA_JSON),
            ItemKind::Enum { .. } => quote!(<#path as #runtime::AvroEnum>::SCHEMA_JSON),
            ItemKind::Fixed { .. } => quote!(<#path as #runtime::AvroFixed>::SCHEMA_JSON),
            ItemKind::Union { .. } => quote!(<#path as #runtime::AvroUnion>::SCHEMA_JSON),
        };
        let default = default::of(plan, id).map(|_| default_test(&name, item, &path, &runtime));
        Some(quote! {
            #[test]
            fn #name() {
                assert_eq!(#derived, #schema, #message);
            }

            #default
        })
    });
    let mut name = "schemas_are_those_of_the_files".to_owned();
    // A namespace may be called anything.
    while plan.items.iter().any(|item| item.module.first() == Some(&name)) {
        name.push('_');
    }
    let name = format_ident!("{name}");
    quote! {
        #[cfg(test)]
        #[allow(long_running_const_eval, non_snake_case)]
        mod #name {
            #(#tests)*
        }
    }
}

/// A test that a reader of data without any field gets the values of `Default`.
fn default_test(ty: &Ident, item: &Item<'_>, path: &TokenStream, runtime: &TokenStream) -> TokenStream {
    // Other names have no two underscores.
    let name = format_ident!("{ty}__default");
    let message = &item.path;
    let writer = format!(r#"{{"type":"record","name":"{}","fields":[]}}"#, item.path);
    quote! {
        #[test]
        fn #name() {
            let writer = #runtime::Schema::parse(#writer).expect("a record");
            let defaults = #runtime::Resolver::<#path>::new(&writer).expect("a plan").decode(&[]).expect("the defaults");
            assert_eq!(<#path as ::core::default::Default>::default(), defaults, #message);
        }
    }
}
