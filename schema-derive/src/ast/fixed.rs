//! A newtype of an array of bytes.

use schema_model::private::diagnostics;
use syn::{Data, DeriveInput, Fields, Type};

use super::Named;
use crate::{attr, errors::Errors, json::Member, logical::Logical, serde};

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
            logical_properties(logical, &mut attributes.properties, errors);
        }
        Some(Self { named: Named::new(input, Vec::new(), attributes), bytes, logical })
    }
}

/// Puts the properties of a logical type before others; or leaves them as they are written among these, for another order, or a
/// scale of 0 that is left out.
fn logical_properties(logical: &Logical, properties: &mut Vec<Member>, errors: &Errors) {
    let own = logical.properties();
    let of_own = |key: &str| own.iter().find(|own| own.key.value() == key);
    let written: Vec<_> = properties.iter().filter(|property| of_own(&property.key.value()).is_some()).collect();
    let Some(first) = written.first() else {
        properties.splice(0..0, own);
        return;
    };
    for property in &written {
        let key = property.key.value();
        if let Some(own) = of_own(&key).filter(|own| own.value != property.value) {
            let message = format!(
                "`logical` gives the type its logical type: of {key:?}, it has {}, and `properties` has {}\n  help: leave it out \
                 of `properties`, where it may stand for another order in the schema",
                own.value, property.value
            );
            errors.at(&property.key, diagnostics::GIVEN_TWICE, message);
        }
    }
    let is_left_out = |own: &&Member| !written.iter().any(|property| property.key.value() == own.key.value());
    let missing = own.iter().filter(is_left_out).find(|own| own.key.value() != "scale" || own.value != "0");
    if let Some(missing) = missing {
        let message = format!(
            "`properties` has a part of the logical type, and not {:?}\n  help: leave all of it out of `properties`: `logical` \
             gives it; or write all of it there, for another order in the schema",
            missing.key.value()
        );
        errors.at(&first.key, diagnostics::GIVEN_TWICE, message);
    }
}
