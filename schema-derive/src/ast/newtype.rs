//! A struct of one field, with the schema of what it holds.

use schema_model::private::diagnostics;
use syn::{Data, DeriveInput, Member, Type};

use crate::{attr, errors::Errors, null::Nulls, serde, type_properties::TypeProperties};

/// A struct of one field, with the schema of what it holds.
pub(crate) struct Newtype<'i> {
    pub(crate) input: &'i DeriveInput,
    pub(crate) ty: &'i Type,
    pub(crate) member: Member,
    pub(crate) type_properties: TypeProperties,
    /// Where in the type null is last.
    pub(crate) nulls: Option<Nulls>,
}

impl<'i> Newtype<'i> {
    /// The model of a struct of one field; for anything else, an error.
    pub(crate) fn new(input: &'i DeriveInput, attributes: &attr::Container, errors: &Errors) -> Option<Self> {
        let key = attributes.transparent.as_ref()?;
        let names = attributes.name.iter().chain(&attributes.namespace).chain(&attributes.aliases);
        for name in names {
            errors.at(
                &name.tokens,
                diagnostics::NEWTYPE_OF_ITS_OWN,
                "a transparent type has the schema of what it holds, and no name of its own",
            );
        }
        for key in &attributes.doc_and_case {
            let message = format!("a transparent type has the schema of what it holds, and no `{key}` of its own");
            errors.at(key, diagnostics::NEWTYPE_OF_ITS_OWN, message);
        }
        for property in &attributes.properties {
            errors.at(
                &property.key,
                diagnostics::NEWTYPE_OF_ITS_OWN,
                "a transparent type has the schema of what it holds, and no properties of its own",
            );
        }
        if let Some(key) = &attributes.error {
            errors.at(
                key,
                diagnostics::NEWTYPE_OF_ITS_OWN,
                "a transparent type has the schema of what it holds, and is no record",
            );
        }
        for path in attributes.schema.iter().chain(&attributes.history) {
            errors.at(
                path,
                diagnostics::NEWTYPE_OF_ITS_OWN,
                "a transparent type has the schema of what it holds: that type is compared with a file\n  help: give the \
                 attribute to the type inside",
            );
        }
        let Data::Struct(data) = &input.data else {
            errors.at(key, diagnostics::NEWTYPE_SHAPE, "a transparent type is a struct of one field");
            return None;
        };
        let mut fields = data.fields.iter();
        let (Some(field), None) = (fields.next(), fields.next()) else {
            errors.at(key, diagnostics::NEWTYPE_SHAPE, "a transparent type is a struct of one field");
            return None;
        };
        let attr::Variant { type_properties, nulls, .. } =
            attr::Variant::read(&field.attrs, "field of a transparent type", errors);
        if let Some(nulls) = &nulls {
            nulls.check(&field.ty, errors);
        }
        if attributes.serde.is_some() {
            serde::value(&field.attrs, errors);
        }
        let member = match &field.ident {
            Some(ident) => Member::Named(ident.clone()),
            None => Member::Unnamed(0.into()),
        };
        Some(Self { input, ty: &field.ty, member, type_properties, nulls })
    }
}
