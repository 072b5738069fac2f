//! A struct with named fields.

use schema_model::diagnostics;
use syn::{Data, DeriveInput, Fields, Ident, Type, ext::IdentExt};

use super::Named;
use crate::{
    attr,
    errors::Errors,
    items::Spanned,
    json::{Json, Member},
    type_properties::TypeProperties,
};

/// A struct with named fields.
pub(crate) struct Record<'i> {
    pub(crate) named: Named<'i>,
    pub(crate) fields: Vec<Field<'i>>,
    /// Whether the schema calls it an `error`.
    pub(crate) is_error: bool,
}

/// A field, with the syntax it was made from.
pub(crate) struct Field<'i> {
    pub(crate) original: &'i syn::Field,
    pub(crate) ident: &'i syn::Ident,
    pub(crate) name: Spanned,
    pub(crate) doc: Option<String>,
    pub(crate) aliases: Vec<Spanned>,
    pub(crate) default: Option<Json>,
    pub(crate) no_default: Option<Ident>,
    pub(crate) order: Option<&'static str>,
    pub(crate) properties: Vec<Member>,
    pub(crate) type_properties: TypeProperties,
    pub(crate) adapter: Option<Adapter>,
}

/// What a field is written by, where that is not its type.
pub(crate) enum Adapter {
    /// `null = "last"`, with the key
    NullLast(Ident),
    /// `as = Type`
    As(Box<Type>),
}

impl Field<'_> {
    /// The type whose schema the field has.
    pub(crate) fn written_as(&self) -> &Type {
        match &self.adapter {
            Some(Adapter::As(ty)) => ty,
            _ => &self.original.ty,
        }
    }
}

impl<'i> Record<'i> {
    /// The model of a struct with named fields; for anything else, an error.
    pub(crate) fn new(input: &'i DeriveInput, attributes: attr::Container, errors: &Errors) -> Option<Self> {
        let fields = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(fields) => fields,
                Fields::Unnamed(fields) => {
                    let help = match fields.unnamed.len() {
                        1 => {
                            "\n  help: `#[avro(transparent)]` gives a newtype the schema of what it holds; of \
                              `[u8; N]`, `#[derive(AvroFixed)]` makes a fixed"
                        }
                        _ => "",
                    };
                    errors.at(
                        fields,
                        diagnostics::RECORD_SHAPE,
                        format!("an Avro record has named fields, and a tuple struct has none{help}"),
                    );
                    return None;
                }
                Fields::Unit => {
                    errors.at(
                        &input.ident,
                        diagnostics::RECORD_SHAPE,
                        "an Avro record has named fields, and a unit struct has none\n  help: a record without any is \
                         written `struct Name {}`",
                    );
                    return None;
                }
            },
            Data::Enum(data) => {
                errors.at(
                    data.enum_token,
                    diagnostics::RECORD_SHAPE,
                    "an Avro record is a struct with named fields, and this is an enum\n  help: `#[derive(AvroEnum)]` \
                     makes an Avro enum of variants that hold nothing, `#[derive(AvroUnion)]` a union of variants that \
                     hold one value each",
                );
                return None;
            }
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    diagnostics::RECORD_SHAPE,
                    "an Avro record is a struct with named fields, and this is a union",
                );
                return None;
            }
        };
        let (rename_all, is_error) = (attributes.rename_all, attributes.error.is_some());
        let fields = fields.named.iter().filter_map(|field| {
            let ident = field.ident.as_ref()?;
            let read = attr::Field::read(&field.attrs, errors);
            let name = read.rename.unwrap_or_else(|| {
                let plain = ident.unraw().to_string();
                Spanned::new(rename_all.map_or_else(|| plain.clone(), |case| case.apply(&plain)), ident)
            });
            let (doc, aliases, default, no_default) = (read.doc, read.aliases, read.default, read.no_default);
            let (order, properties, adapter) = (read.order, read.properties, read.adapter);
            let type_properties = read.type_properties;
            Some(Field {
                original: field,
                ident,
                name,
                doc,
                aliases,
                default,
                no_default,
                order,
                properties,
                type_properties,
                adapter,
            })
        });
        Some(Self { fields: fields.collect(), is_error, named: Named::new(input, attributes) })
    }
}
