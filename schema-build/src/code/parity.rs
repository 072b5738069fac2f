//! Tests that the types are the files' schemas, and their defaults those of the schemas.

use std::str::FromStr;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    ir::{Item, ItemKind},
    items::Printer,
};
use crate::names::{Case, Scope};

pub(crate) fn tests(printer: &Printer<'_, '_>) -> TokenStream {
    let mut names = Scope::default();
    let tests = printer.items.iter().enumerate().filter_map(|(id, item)| {
        let schema = item.node?.to_json();
        let path = item.module.iter().map(String::as_str).chain([item.ident.as_str()]).collect::<Vec<_>>().join("::");
        let lifetime = if printer.shapes.borrows(id) { "<'_>" } else { "" };
        let path = TokenStream::from_str(&format!("super::{path}{lifetime}")).ok()?;
        let name = format_ident!("{}", names.take(&item.path.replace('.', "_"), Case::Snake));
        let what = &item.path;
        let runtime = TokenStream::from_str(printer.runtime()).ok()?;
        let derived = match &item.kind {
            // A newtype has no text of its own.
            ItemKind::Newtype { .. } => quote!(<#path as #runtime::AvroType>::SCHEMA.get().to_json()),
            ItemKind::Record { .. } => quote!(<#path as #runtime::AvroRecord>::SCHEMA_JSON),
            ItemKind::Enum { .. } => quote!(<#path as #runtime::AvroEnum>::SCHEMA_JSON),
            ItemKind::Fixed { .. } => quote!(<#path as #runtime::AvroFixed>::SCHEMA_JSON),
            ItemKind::Union { .. } => quote!(<#path as #runtime::AvroUnion>::SCHEMA_JSON),
        };
        let default = printer.default_impl(id).map(|_| default_test(&name, item, &path, &runtime));
        Some(quote! {
            #[test]
            fn #name() {
                assert_eq!(#derived, #schema, #what);
            }

            #default
        })
    });
    let mut name = "schemas_are_those_of_the_files".to_owned();
    // A namespace may be called anything.
    while printer.items.iter().any(|item| item.module.first() == Some(&name)) {
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

/// A reader that has none of the fields takes the same values.
fn default_test(ty: &Ident, item: &Item<'_>, path: &TokenStream, runtime: &TokenStream) -> TokenStream {
    // Names have no two underscores by themselves.
    let name = format_ident!("{ty}__default");
    let what = &item.path;
    let writer = serde_json::json!({"type": "record", "name": item.path, "fields": []}).to_string();
    quote! {
        #[test]
        fn #name() {
            let writer = #runtime::Schema::parse(#writer).expect("a record");
            let defaults = #runtime::Resolver::<#path>::new(&writer).expect("a plan").decode(&[]).expect("the defaults");
            assert_eq!(<#path as ::core::default::Default>::default(), defaults, #what);
        }
    }
}
