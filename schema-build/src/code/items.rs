//! The tokens of items.

use std::str::FromStr;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use schema_model::{Node, Order, Property, Text, default_misfit_of_first_branches, private::is_decimal};

use super::{
    defaults::DefaultImpl,
    docs,
    ir::{Item, ItemId, ItemKind, Logical, Null, Slot, Type, TypeProperties},
    json, modules, settings,
    shape::Shapes,
};
use crate::{Config, config::is_inside};

pub(crate) struct Printer<'p, 's> {
    pub(crate) config: &'p Config,
    pub(crate) items: &'p [Item<'s>],
    pub(crate) shapes: &'p Shapes,
}

/// A definition's own attributes.
struct Named<'n> {
    ident: &'n str,
    full_name: &'n schema_model::Name,
    doc: Option<&'n str>,
    aliases: &'n [Text],
    node: Option<&'n Node>,
}

impl Printer<'_, '_> {
    /// An item, and its `impl Default` where it has one that is written.
    ///
    /// # Errors
    ///
    /// A message, where a setting is not Rust.
    pub(crate) fn tokens(&self, id: ItemId) -> Result<TokenStream, String> {
        let item = &self.items[id];
        let (ident, lifetime) = (rust(&item.ident)?, self.lifetime(id));
        let settings = attributes(&self.config.type_attributes, |setting| settings::is_of_type(item, setting))?;
        match &item.kind {
            ItemKind::Record { record, fields } => {
                let named = Named {
                    ident: &item.ident,
                    full_name: record.name(),
                    doc: record.doc(),
                    aliases: record.aliases(),
                    node: item.node,
                };
                let default = self.default_impl(id);
                let derived_default = matches!(default, Some(DefaultImpl::Derived));
                let (doc, mut arguments) = named.attribute();
                if record.is_error() {
                    arguments.push(quote!(error));
                }
                arguments.extend(self.compared(id));
                let derives = self.derives(id, false, derived_default, "AvroRecord")?;
                let attribute = self.attribute(&arguments);
                let (slots, schema_fields) = (fields, record.fields());
                let mut fields = TokenStream::new();
                let mut has_all_docs = !doc.is_empty();
                for (index, (slot, field)) in slots.iter().zip(schema_fields).enumerate() {
                    let (doc, attribute) = self.field_attribute(id, slot, field)?;
                    has_all_docs &= !doc.is_empty();
                    let attribute = if attribute.is_empty() { attribute } else { quote!(#[avro(#attribute)]) };
                    let settings = attributes(&self.config.field_attributes, |setting| is_inside(&slot.path, setting))?;
                    let (ident, ty) = (rust(&slot.ident)?, rust(&self.slot_type(id, index, slot))?);
                    fields.extend(quote!(#doc #attribute #settings pub #ident: #ty,));
                }
                let allow = allow_missing_docs(has_all_docs);
                let written = match default {
                    Some(DefaultImpl::Written(values)) => {
                        let values: Vec<_> = values.iter().map(|(field, value)| format!("{field}: {value}")).collect();
                        let values = rust(&values.join(", "))?;
                        let lifetime = if lifetime.is_empty() { TokenStream::new() } else { quote!(<'_>) };
                        // In a module, that says it for all.
                        let allow = item.module.is_empty().then(modules::allow);
                        quote! {
                            #allow
                            impl ::core::default::Default for #ident #lifetime {
                                fn default() -> Self {
                                    Self { #values }
                                }
                            }
                        }
                    }
                    _ => TokenStream::new(),
                };
                Ok(quote!(#doc #allow #derives #attribute #settings pub struct #ident #lifetime { #fields } #written))
            }
            ItemKind::Enum { symbols, variants } => {
                let named = Named {
                    ident: &item.ident,
                    full_name: symbols.name(),
                    doc: symbols.doc(),
                    aliases: symbols.aliases(),
                    node: item.node,
                };
                let (doc, arguments) = named.attribute();
                let derives = self.derives(id, true, false, "AvroEnum")?;
                let attribute = self.attribute(&arguments);
                let allow = allow_missing_docs(false);
                let mut tokens = TokenStream::new();
                let settings_inside = self.variant_attributes(item)?;
                for ((symbol, variant), settings) in symbols.symbols().iter().zip(variants).zip(settings_inside) {
                    let symbol = symbol.as_str();
                    let rename = (variant.trim_start_matches("r#") != symbol).then(|| quote!(rename = #symbol));
                    let default = (symbols.default() == Some(symbol)).then(|| quote!(default));
                    let arguments: Vec<_> = rename.into_iter().chain(default).collect();
                    let attribute =
                        if arguments.is_empty() { TokenStream::new() } else { quote!(#[avro(#(#arguments),*)]) };
                    let variant = rust(variant)?;
                    tokens.extend(quote!(#attribute #settings #variant,));
                }
                Ok(quote!(#doc #allow #derives #attribute #settings pub enum #ident { #tokens }))
            }
            ItemKind::Fixed { fixed } => {
                let named = Named {
                    ident: &item.ident,
                    full_name: fixed.name(),
                    doc: fixed.doc(),
                    aliases: fixed.aliases(),
                    node: item.node,
                };
                let (doc, mut arguments) = named.attribute_without_properties();
                arguments.extend(fixed_properties(item.node));
                let derives = self.derives(id, true, false, "AvroFixed")?;
                let attribute = self.attribute(&arguments);
                let allow = allow_missing_docs(!doc.is_empty());
                let size = Literal::usize_unsuffixed(fixed.size());
                Ok(quote!(#doc #allow #derives #attribute #settings pub struct #ident(pub [u8; #size]);))
            }
            ItemKind::Union { branches, .. } => {
                let derives = self.derives(id, false, false, "AvroUnion")?;
                let attribute = self.attribute(&self.compared(id).into_iter().collect::<Vec<_>>());
                let doc = format!(" {}", union_doc(item));
                let allow = allow_missing_docs(false);
                let mut tokens = TokenStream::new();
                let mut index = 0;
                for ((variant, slot), settings) in branches.iter().zip(self.variant_attributes(item)?) {
                    let variant = rust(variant)?;
                    let Some(slot) = slot else {
                        tokens.extend(quote!(#settings #variant,));
                        continue;
                    };
                    let attribute = variant_attribute(slot);
                    let ty = rust(&self.slot_type(id, index, slot))?;
                    tokens.extend(quote!(#attribute #settings #variant(#ty),));
                    index += 1;
                }
                Ok(quote!(#[doc = #doc] #allow #derives #attribute #settings pub enum #ident #lifetime { #tokens }))
            }
            ItemKind::Newtype { slot } => {
                let derives = self.derives(id, false, false, "AvroRecord")?;
                let attribute = self.attribute(&[quote!(transparent)]);
                let doc = format!(" The schema of the file `{}`.", item.path);
                let properties = variant_attribute(slot);
                let ty = rust(&self.slot_type(id, 0, slot))?;
                Ok(
                    quote!(#[doc = #doc] #derives #attribute #settings pub struct #ident #lifetime(#properties pub #ty);),
                )
            }
        }
    }

    fn lifetime(&self, id: ItemId) -> TokenStream {
        if self.shapes.borrows(id) { quote!(<'a>) } else { TokenStream::new() }
    }

    fn derives(&self, id: ItemId, is_plain: bool, has_default: bool, avro: &str) -> Result<TokenStream, String> {
        let runtime = self.runtime();
        let mut derives = vec!["Clone".to_owned()];
        let mut add = |name: &str, is_derived: bool| {
            if is_derived {
                derives.push(name.to_owned());
            }
        };
        add("Copy", is_plain);
        add("Debug", true);
        add("Default", has_default);
        add("PartialEq", true);
        add("Eq", self.shapes.is_eq(id));
        add("Hash", self.shapes.is_hash(id));
        add(&format!("{runtime}::{avro}"), true);
        let item = &self.items[id];
        let more = self.config.derives.iter().filter(|(setting, _)| settings::is_of_type(item, setting));
        for (_, derive) in more {
            // Given for all types, one that is there already is nothing to say.
            let plain = |derive: &str| derive.trim_start_matches("::").to_owned();
            if !derives.iter().any(|known| plain(known) == plain(derive)) {
                derives.push(derive.clone());
            }
        }
        let derives = rust(&derives.join(", "))?;
        Ok(quote!(#[derive(#derives)]))
    }

    /// What makes the compiler compare a type with its schema: one that holds a type of the program's, whose schema is not known
    /// here.
    fn compared(&self, id: ItemId) -> Option<TokenStream> {
        let schema = self.items[id].node.filter(|_| self.holds_types_of_the_program(id))?.to_json();
        Some(quote!(schema = #schema))
    }

    fn holds_types_of_the_program(&self, id: ItemId) -> bool {
        self.items[id].slots().iter().any(|slot| match slot.ty.innermost() {
            Type::Extern(_) | Type::Other(_) => true,
            // A union has no name, and so is compared with the record that holds it.
            Type::Item(inner) => {
                matches!(self.items[*inner].kind, ItemKind::Union { .. }) && self.holds_types_of_the_program(*inner)
            }
            _ => false,
        })
    }

    /// The attribute of the derive, with the path of the runtime where it has another.
    fn attribute(&self, arguments: &[TokenStream]) -> TokenStream {
        let mut arguments = arguments.to_vec();
        if let Some(Ok(path)) = self.config.runtime.as_deref().map(TokenStream::from_str) {
            arguments.push(quote!(crate = #path));
        }
        if arguments.is_empty() { TokenStream::new() } else { quote!(#[avro(#(#arguments),*)]) }
    }

    /// What the settings give to the variants of an item, in order.
    fn variant_attributes(&self, item: &Item<'_>) -> Result<Vec<TokenStream>, String> {
        let paths = item.variant_paths();
        let of = |path: &String| attributes(&self.config.variant_attributes, |setting| is_inside(path, setting));
        paths.iter().map(of).collect()
    }
}

/// The attributes of the settings that fit.
fn attributes(settings: &[(String, String)], fits: impl Fn(&str) -> bool) -> Result<TokenStream, String> {
    settings.iter().filter(|(setting, _)| fits(setting)).map(|(_, attribute)| rust(attribute)).collect()
}

impl Named<'_> {
    /// The documentation, and what the derive's attribute has.
    fn attribute(&self) -> (TokenStream, Vec<TokenStream>) {
        let (comment, mut arguments) = self.attribute_without_properties();
        arguments.extend(self.node.and_then(|node| properties(node.properties())));
        (comment, arguments)
    }

    fn attribute_without_properties(&self) -> (TokenStream, Vec<TokenStream>) {
        let mut arguments = Vec::new();
        let name = self.full_name.simple();
        if self.ident.trim_start_matches("r#") != name {
            arguments.push(quote!(name = #name));
        }
        arguments.extend(self.full_name.namespace().map(|namespace| quote!(namespace = #namespace)));
        let (comment, doc) = docs::of(self.doc);
        arguments.extend(doc.map(|doc| quote!(doc = #doc)));
        let relative = self.full_name.namespace().map(|namespace| format!("{namespace}."));
        for alias in self.aliases {
            let alias = alias.as_str();
            // In the type's own namespace, the name alone is enough.
            let short = relative.as_ref().and_then(|namespace| alias.strip_prefix(namespace.as_str()));
            let alias = short.filter(|short| !short.contains('.')).unwrap_or(alias);
            arguments.push(quote!(alias = #alias));
        }
        (comment, arguments)
    }
}

/// Readers up to Avro 1.11 do not know such defaults: the derive wants that said.
fn has_default_of_a_later_branch(field: &schema_model::Field) -> bool {
    field.default().is_some_and(|default| default_misfit_of_first_branches(field.schema(), default).is_some())
}

impl Printer<'_, '_> {
    /// The documentation of a field, and what the derive's attribute has.
    fn field_attribute(
        &self,
        item: ItemId,
        slot: &Slot,
        field: &schema_model::Field,
    ) -> Result<(TokenStream, TokenStream), String> {
        let mut arguments = Vec::new();
        let name = field.name();
        if slot.ident.trim_start_matches("r#") != name {
            arguments.push(quote!(rename = #name));
        }
        let (comment, doc) = docs::of(field.doc());
        arguments.extend(doc.map(|doc| quote!(doc = #doc)));
        for alias in field.aliases() {
            let alias = alias.as_str();
            arguments.push(quote!(alias = #alias));
        }
        arguments.extend(nulls_last(&slot.ty));
        // An `Option` with null first has the default null by itself.
        let own_default = match &slot.ty {
            Type::Option(_, Null::First) => Some("null"),
            _ => None,
        };
        match (field.default(), own_default) {
            (default, own) if default == own => {}
            (Some(default), _) => {
                let default = match is_decimal(field.schema()) {
                    true => json::bytes_tokens(default),
                    false => json::tokens(default),
                };
                arguments.push(quote!(default = #default));
                if has_default_of_a_later_branch(field) {
                    arguments.push(quote!(any_branch));
                }
            }
            (None, _) => arguments.push(quote!(no_default)),
        }
        match field.order() {
            Order::Ascending => {}
            Order::Descending => arguments.push(quote!(order = "descending")),
            Order::Ignore => arguments.push(quote!(order = "ignore")),
        }
        let written_as = match &slot.ty {
            Type::Other(ty) => ty.written_as.clone(),
            _ => self.written_as(item, slot),
        };
        if let Some(written_as) = written_as {
            let written_as = rust(&written_as)?;
            arguments.push(quote!(as = #written_as));
        }
        if let Type::Logical(logical) = slot.ty.innermost()
            && logical.library.is_some()
        {
            arguments.extend(logical_attribute(logical));
        }
        arguments.extend(properties(field.properties()));
        if !slot.properties.is_empty() {
            let properties = type_properties(&slot.properties);
            arguments.push(quote!(type_properties = { #properties }));
        }
        Ok((comment, quote!(#(#arguments),*)))
    }
}

/// What says where an `Option` has null last.
fn nulls_last(ty: &Type) -> Option<TokenStream> {
    let places = ty.nulls_last();
    match places.as_slice() {
        [] => None,
        [own] if own.is_empty() => Some(quote!(null = "last")),
        places => Some(quote!(null = { #(#places: "last"),* })),
    }
}

/// What says of which logical type a field or a fixed is.
fn logical_attribute(logical: &Logical) -> Vec<TokenStream> {
    let name = &logical.name;
    let mut arguments = vec![quote!(logical = #name)];
    if let Some((precision, scale)) = logical.decimal() {
        let (precision, scale) = (Literal::u32_unsuffixed(precision), Literal::u32_unsuffixed(scale));
        arguments.extend([quote!(precision = #precision), quote!(scale = #scale)]);
    }
    arguments
}

/// The logical type of a fixed, and its properties.
fn fixed_properties(node: Option<&Node>) -> Vec<TokenStream> {
    let Some(node) = node else { return Vec::new() };
    let all = node.properties();
    let Some(logical) = Logical::of(node) else { return properties(all).into_iter().collect() };
    let own = logical.properties();
    let is_own = own.len() <= all.len()
        && own.iter().zip(all).all(|((key, value), property)| property.key() == key && property.value() == value);
    // In another order, or without a scale of 0, they are all written.
    let rest = if is_own { &all[own.len()..] } else { all };
    logical_attribute(&logical).into_iter().chain(properties(rest)).collect()
}

/// The attribute of a variant, or of what a newtype holds.
fn variant_attribute(slot: &Slot) -> TokenStream {
    let properties = (!slot.properties.is_empty()).then(|| type_properties(&slot.properties));
    let properties = properties.map(|properties| quote!(type_properties = { #properties }));
    let arguments: Vec<_> = nulls_last(&slot.ty).into_iter().chain(properties).collect();
    if arguments.is_empty() { TokenStream::new() } else { quote!(#[avro(#(#arguments),*)]) }
}

/// What gives a type or a field properties, if there are any.
fn properties(properties: &[Property]) -> Option<TokenStream> {
    let members = properties.iter().map(|property| {
        let (key, value) = (property.key(), json::tokens(property.value()));
        quote!(#key: #value)
    });
    (!properties.is_empty()).then(|| quote!(properties = { #(#members),* }))
}

fn type_properties(properties: &TypeProperties) -> TokenStream {
    let own = properties.own.iter().map(|(key, value)| {
        let value = json::tokens(value);
        quote!(#key: #value)
    });
    let inside = properties.inside.iter().map(|(step, inside)| {
        let inside = type_properties(inside);
        quote!(#step: { #inside })
    });
    let members = own.chain(inside);
    quote!(#(#members),*)
}

fn union_doc(item: &Item<'_>) -> String {
    match item.node {
        Some(_) => format!("The schema of the file `{}`.", item.path),
        None => format!("A value of `{}`.", item.path),
    }
}

fn allow_missing_docs(has_all: bool) -> TokenStream {
    if has_all { TokenStream::new() } else { quote!(#[allow(missing_docs)]) }
}

/// Tokens of what was put together as text.
fn rust(text: &str) -> Result<TokenStream, String> {
    TokenStream::from_str(text).map_err(|error| format!("`{text}` is not Rust: {error}"))
}
