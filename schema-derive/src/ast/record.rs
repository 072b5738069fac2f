//! A struct with named fields.

use schema_model::private::diagnostics;
use syn::{Data, DeriveInput, ExprPath, Fields, Generics, Ident, Type, ext::IdentExt, parse_quote};

use super::Named;
use crate::{
    adapter::Adapter,
    attr,
    errors::Errors,
    items::Spanned,
    json::{Json, Member},
    serde,
    type_properties::TypeProperties,
    types,
};

/// A struct with named fields.
pub(crate) struct Record<'i> {
    pub(crate) named: Named<'i>,
    /// With the bounds that its fields ask of type parameters.
    pub(crate) generics: Generics,
    pub(crate) fields: Vec<Field<'i>>,
    /// Whether the schema calls it an `error`.
    pub(crate) is_error: bool,
    pub(crate) skipped: Vec<Skipped<'i>>,
}

/// A field that is not in the schema.
pub(crate) struct Skipped<'i> {
    pub(crate) original: &'i syn::Field,
    pub(crate) ident: &'i Ident,
    /// The function that makes it; by itself, it is made by its type's `Default`.
    pub(crate) make: Option<ExprPath>,
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
    /// Whether `no_default` is said of a default of serde's, and not of its type's.
    pub(crate) serde_has_default: bool,
    /// Whether the default may be of any branch of a union.
    pub(crate) any_branch: Option<Ident>,
    pub(crate) order: Option<&'static str>,
    pub(crate) properties: Vec<Member>,
    pub(crate) type_properties: TypeProperties,
    pub(crate) adapter: Option<Adapter>,
}

impl Field<'_> {
    /// The type whose schema the field has.
    pub(crate) fn written_as(&self) -> &Type {
        self.stands().unwrap_or(&self.original.ty)
    }

    /// The type that stands for the field's.
    pub(crate) fn stands(&self) -> Option<&Type> {
        match &self.adapter {
            Some(Adapter::As(ty) | Adapter::Null(_, Some(ty))) => Some(ty),
            _ => None,
        }
    }

    /// Whether it stands for the fields of its type.
    pub(crate) fn is_flattened(&self) -> bool {
        matches!(self.adapter, Some(Adapter::Flatten))
    }

    /// Whether it stands for the fields of this type parameter's argument.
    pub(crate) fn flattens(&self, parameter: &Ident) -> bool {
        self.is_flattened() && matches!(self.record_type(), Type::Path(path) if path.path.is_ident(parameter))
    }

    /// Whether its schema depends on a type parameter: that of text in JSON does not.
    fn depends_on(&self, parameter: &Ident) -> bool {
        let is_named = |ty| types::naming(ty, parameter).is_some();
        !matches!(self.adapter, Some(Adapter::Json(_))) && (is_named(&self.original.ty) || is_named(self.written_as()))
    }

    /// The type inside of what holds one value: of a flattened field, the record.
    pub(crate) fn record_type(&self) -> &Type {
        types::inside_holders(&self.original.ty)
    }
}

/// The type's generics, with the bounds that flattened fields and text in JSON ask of type parameters.
fn with_bounds(generics: &Generics, fields: &[Field<'_>]) -> Generics {
    let mut generics = generics.clone();
    for parameter in generics.type_params_mut() {
        if fields.iter().any(|field| field.flattens(&parameter.ident)) {
            parameter.bounds.push(parse_quote!(__avro::Flatten));
        }
        let is_text = |field: &Field<'_>| matches!(field.adapter, Some(Adapter::Json(_)));
        if fields.iter().any(|field| is_text(field) && types::naming(&field.original.ty, &parameter.ident).is_some()) {
            parameter.bounds.push(parse_quote!(__avro::JsonValue));
        }
    }
    generics
}

/// Whether a field has a default in Avro that it does not name, as far as tokens tell; a flattened one needs none.
fn has_a_default(ty: &Type, adapter: Option<&Adapter>) -> bool {
    match adapter {
        None | Some(Adapter::Json(_)) => types::is_option(ty),
        Some(Adapter::Flatten) => true,
        Some(Adapter::As(other)) => types::is_option(other),
        Some(Adapter::Null(nulls, stands)) => !nulls.is_last() && types::is_option(stands.as_deref().unwrap_or(ty)),
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
        let (mut members, mut skipped, mut without) = (Vec::new(), Vec::new(), Vec::new());
        for field in &fields.named {
            let Some(ident) = field.ident.as_ref() else { continue };
            let mut read = attr::Field::read(&field.attrs, &field.ty, errors);
            let mut extra = match &attributes.serde {
                Some(serde) => serde.field(field, &mut read, errors),
                None => serde::Extra::default(),
            };
            if read.skip.is_some() {
                skipped.push(Skipped { original: field, ident, make: extra.make });
                continue;
            }
            let name = read.rename.unwrap_or_else(|| {
                let plain = ident.unraw().to_string();
                Spanned::new(attributes.rename_all.map_or_else(|| plain.clone(), |case| case.apply(&plain)), ident)
            });
            let aliases = extra.aliases_of(&name.value, read.aliases);
            let (doc, default, adapter) = (read.doc, read.default, read.adapter);
            let (order, properties, type_properties) = (read.order, read.properties, read.type_properties);
            if default.is_none() && read.no_default.is_none() && !has_a_default(&field.ty, adapter.as_ref()) {
                without.push(ident);
            }
            let (no_default, serde_has_default) = (read.no_default, extra.has_default);
            members.push(Field {
                original: field,
                ident,
                name,
                doc,
                aliases,
                default,
                no_default,
                serde_has_default,
                any_branch: read.any_branch,
                order,
                properties,
                type_properties,
                adapter,
            });
        }
        if let Some(serde) = &attributes.serde {
            serde.defaults_are_known(&without, errors);
        }
        let parameters = input.generics.type_params().map(|parameter| &parameter.ident);
        let parameters = parameters.filter(|parameter| members.iter().any(|field| field.depends_on(parameter)));
        let parameters = parameters.cloned().collect();
        let generics = with_bounds(&input.generics, &members);
        let is_error = attributes.error.is_some();
        Some(Self { is_error, named: Named::new(input, parameters, attributes), generics, fields: members, skipped })
    }
}
