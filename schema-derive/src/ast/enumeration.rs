//! An enum whose variants hold nothing.

use schema_model::private::diagnostics;
use syn::{Data, DeriveInput, Fields, ext::IdentExt};

use super::Named;
use crate::{attr, errors::Errors, items::Spanned, serde};

/// An enum whose variants hold nothing.
pub(crate) struct Enumeration<'i> {
    pub(crate) named: Named<'i>,
    pub(crate) symbols: Vec<Symbol<'i>>,
}

/// A variant, as a symbol.
pub(crate) struct Symbol<'i> {
    pub(crate) ident: &'i syn::Ident,
    pub(crate) name: Spanned,
    /// Where it says that it is the default.
    pub(crate) default: Option<syn::Ident>,
}

impl<'i> Enumeration<'i> {
    /// The model of an enum whose variants hold nothing; for anything else, an error.
    pub(crate) fn new(input: &'i DeriveInput, attributes: attr::Container, errors: &Errors) -> Option<Self> {
        let variants = match &input.data {
            Data::Enum(data) => &data.variants,
            Data::Struct(data) => {
                errors.at(
                    data.struct_token,
                    diagnostics::ENUM_SHAPE,
                    "an Avro enum is an enum whose variants hold nothing, and this is a struct\n  help: \
                     `#[derive(AvroRecord)]` makes a record of a struct",
                );
                return None;
            }
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    diagnostics::ENUM_SHAPE,
                    "an Avro enum is an enum whose variants hold nothing, and this is a union\n  help: take an enum",
                );
                return None;
            }
        };
        let rename_all = attributes.rename_all;
        let symbols = variants.iter().map(|variant| {
            if !matches!(variant.fields, Fields::Unit) {
                errors.at(
                    &variant.fields,
                    diagnostics::ENUM_SHAPE,
                    "a symbol of an Avro enum holds nothing\n  help: `#[derive(AvroUnion)]` makes a union of variants \
                     that hold one value each",
                );
            }
            let mut read = attr::Variant::read(&variant.attrs, "symbol", errors);
            if attributes.serde.is_some() {
                serde::symbol(&variant.attrs, &mut read, errors);
            }
            let name = read.rename.unwrap_or_else(|| {
                let plain = variant.ident.unraw().to_string();
                Spanned::new(
                    rename_all.map_or_else(|| plain.clone(), |case| case.apply_to_variant(&plain)),
                    &variant.ident,
                )
            });
            Symbol { ident: &variant.ident, name, default: read.default }
        });
        let symbols: Vec<_> = symbols.collect();
        if symbols.is_empty() {
            errors.at(&input.ident, diagnostics::NO_SYMBOLS, "an Avro enum has one symbol at least");
            return None;
        }
        Some(Self { symbols, named: Named::new(input, Vec::new(), attributes) })
    }
}
