//! The model of a type that a derive is written for.

use syn::{Data, DeriveInput, Fields, ext::IdentExt};

use crate::{attr, errors::Errors, items::Spanned, json::Json};

/// A struct with named fields.
pub(crate) struct Record<'i> {
    pub(crate) input: &'i DeriveInput,
    /// The name without its namespace.
    pub(crate) name: Spanned,
    pub(crate) namespace: Option<Spanned>,
    pub(crate) doc: Option<String>,
    pub(crate) aliases: Vec<Spanned>,
    pub(crate) fields: Vec<Field<'i>>,
}

/// A field, with the syntax it was made from.
pub(crate) struct Field<'i> {
    pub(crate) original: &'i syn::Field,
    pub(crate) ident: &'i syn::Ident,
    pub(crate) name: Spanned,
    pub(crate) doc: Option<String>,
    pub(crate) aliases: Vec<Spanned>,
    pub(crate) default: Option<Json>,
}

impl<'i> Record<'i> {
    /// The model of a struct with named fields; for anything else, an error.
    pub(crate) fn new(input: &'i DeriveInput, attributes: attr::Container, errors: &Errors) -> Option<Self> {
        let fields = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(fields) => fields,
                Fields::Unnamed(_) => {
                    errors.at(&data.fields, "an Avro record has named fields, and a tuple struct has none");
                    return None;
                }
                Fields::Unit => {
                    errors.at(
                        &input.ident,
                        "an Avro record has named fields; one without any is written `struct Name {}`",
                    );
                    return None;
                }
            },
            Data::Enum(data) => {
                errors.at(data.enum_token, "an Avro record is a struct with named fields, and this is an enum\n  help: take a struct, with a `String` where \
                     the enum's symbol would be");
                return None;
            }
            Data::Union(data) => {
                errors.at(data.union_token, "an Avro record is a struct with named fields, and this is a union");
                return None;
            }
        };
        let fields = fields.named.iter().filter_map(|field| {
            let ident = field.ident.as_ref()?;
            let read = attr::Field::read(&field.attrs, errors);
            let name = read.rename.unwrap_or_else(|| {
                let plain = ident.unraw().to_string();
                Spanned::new(attributes.rename_all.map_or_else(|| plain.clone(), |case| case.apply(&plain)), ident)
            });
            let (doc, aliases, default) = (read.doc, read.aliases, read.default);
            Some(Field { original: field, ident, name, doc, aliases, default })
        });
        Some(Self {
            input,
            fields: fields.collect(),
            name: attributes.name.unwrap_or_else(|| Spanned::new(input.ident.unraw().to_string(), &input.ident)),
            namespace: attributes.namespace,
            doc: attributes.doc,
            aliases: attributes.aliases,
        })
    }

    /// The namespace and the name, joined by a dot.
    pub(crate) fn full_name(&self) -> String {
        self.qualify(&self.name.value)
    }

    /// The aliases as full names: one without a dot is in the record's namespace.
    pub(crate) fn full_aliases(&self) -> impl Iterator<Item = String> {
        self.aliases.iter().map(|alias| match alias.value.contains('.') {
            true => alias.value.clone(),
            false => self.qualify(&alias.value),
        })
    }

    fn qualify(&self, name: &str) -> String {
        match &self.namespace {
            Some(namespace) => format!("{}.{name}", namespace.value),
            None => name.to_owned(),
        }
    }
}
