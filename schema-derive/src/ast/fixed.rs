//! A newtype of an array of bytes.

use schema_model::diagnostics;
use syn::{Data, DeriveInput, Fields, Type};

use super::Named;
use crate::{attr, errors::Errors, logical::Logical, serde};

/// A newtype of an array of bytes.
pub(crate) struct Fixed<'i> {
    pub(crate) named: Named<'i>,
    /// The array's type.
    pub(crate) bytes: &'i Type,
    pub(crate) logical: Option<Logical>,
}

impl<'i> Fixed<'i> {
    /// The model of a newtype; for anything else, an error. That it holds an array of bytes, the compiler checks.
    pub(crate) fn new(input: &'i DeriveInput, mut attributes: attr::Container, errors: &Errors) -> Option<Self> {
        let message = "an Avro fixed is a newtype of an array of bytes";
        let fields = match &input.data {
            Data::Struct(data) => &data.fields,
            Data::Enum(data) => {
                errors.at(data.enum_token, diagnostics::FIXED_SHAPE, message);
                return None;
            }
            Data::Union(data) => {
                errors.at(data.union_token, diagnostics::FIXED_SHAPE, message);
                return None;
            }
        };
        let bytes = match fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                let field = &fields.unnamed[0];
                let _ = attr::Variant::read(&field.attrs, "field of a fixed", errors);
                if attributes.serde.is_some() {
                    serde::value(&field.attrs, errors);
                }
                &field.ty
            }
            Fields::Unit => {
                errors.at(&input.ident, diagnostics::FIXED_SHAPE, message);
                return None;
            }
            other => {
                errors.at(other, diagnostics::FIXED_SHAPE, message);
                return None;
            }
        };
        let logical = attributes.logical.take();
        if let Some(logical) = &logical {
            let keys = ["logicalType", "precision", "scale"];
            for property in attributes.properties.iter().filter(|property| keys.contains(&&*property.key.value())) {
                let message =
                    format!("`logical` gives the type its logical type, and so does {:?}", property.key.value());
                errors.at(&property.key, diagnostics::GIVEN_TWICE, message);
            }
            attributes.properties.splice(0..0, logical.properties());
        }
        Some(Self { named: Named::new(input, Vec::new(), attributes), bytes, logical })
    }
}
