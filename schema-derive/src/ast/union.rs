//! An enum whose variants hold one value each.

use schema_model::private::diagnostics;
use syn::{Data, DeriveInput, Fields, Ident, Type, Variant};

use crate::{attr, errors::Errors, null::Nulls, serde, type_properties::TypeProperties};

/// An enum whose variants hold one value each, but for one that may stand for null.
pub(crate) struct Union<'i> {
    pub(crate) input: &'i DeriveInput,
    pub(crate) branches: Vec<Branch<'i>>,
}

/// A variant, as a branch.
pub(crate) struct Branch<'i> {
    pub(crate) ident: &'i Ident,
    /// The type that it holds; none for null.
    pub(crate) ty: Option<&'i Type>,
    pub(crate) type_properties: TypeProperties,
    /// Where in the type null is last.
    pub(crate) nulls: Option<Nulls>,
}

impl<'i> Union<'i> {
    /// The model of an enum whose variants hold one value each; for anything else, an error.
    pub(crate) fn new(input: &'i DeriveInput, attributes: &attr::Container, errors: &Errors) -> Option<Self> {
        let variants = match &input.data {
            Data::Enum(data) => &data.variants,
            Data::Struct(data) => {
                errors.at(
                    data.struct_token,
                    diagnostics::UNION_SHAPE,
                    "an Avro union is an enum whose variants hold one value each, and this is a struct\n  help: \
                     `#[derive(AvroRecord)]` makes a record of a struct",
                );
                return None;
            }
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    diagnostics::UNION_SHAPE,
                    "an Avro union is an enum whose variants hold one value each, and this is a union of Rust's\n  help: take an enum",
                );
                return None;
            }
        };
        let branches = variants.iter().filter_map(|variant| {
            let attr::Variant { type_properties, nulls, .. } = attr::Variant::read(&variant.attrs, "branch", errors);
            if attributes.serde.is_some() {
                serde::branch(&variant.attrs, errors);
                variant.fields.iter().for_each(|field| serde::value(&field.attrs, errors));
            }
            let field = match &variant.fields {
                Fields::Unit => None,
                fields if fields.len() == 1 => {
                    let field = fields.iter().next();
                    let _ = field.map(|field| attr::Variant::read(&field.attrs, "value of a branch", errors));
                    if let Some(name) = field.and_then(|field| field.ident.as_ref()) {
                        has_no_name(variant, name, errors);
                    }
                    field
                }
                fields => {
                    errors.at(fields, diagnostics::UNION_SHAPE, "a branch of an Avro union holds one value");
                    return None;
                }
            };
            let ty = field.map(|field| &field.ty);
            if let Some(nulls) = &nulls {
                null_is_inside(nulls, variant, ty, errors);
            }
            Some(Branch { ident: &variant.ident, ty, type_properties, nulls })
        });
        let branches: Vec<_> = branches.collect();
        if variants.is_empty() {
            errors.at(&input.ident, diagnostics::NO_BRANCHES, "an Avro union has one branch at least");
            return None;
        }
        Some(Self { input, branches })
    }
}

/// A branch is no union, and so no `Option`; inside of it, there may be some.
fn null_is_inside(nulls: &Nulls, variant: &Variant, ty: Option<&Type>, errors: &Errors) {
    match ty {
        Some(ty) if !nulls.is_last() => nulls.check(ty, errors),
        _ => errors.at(
            nulls.tokens(),
            diagnostics::NULL_PLACE,
            format!(
                "`null` says where an `Option` has null, and the branch `{}` is none\n  help: a union's null is a variant that \
                 holds nothing, in its place among the others; of what is inside a branch, it is said as in \
                 `null = {{\"/items\": \"last\"}}`",
                variant.ident
            ),
        ),
    }
}

/// A branch is a schema, which has no place for the name that a variant gives its value.
fn has_no_name(variant: &Variant, name: &Ident, errors: &Errors) {
    let message = format!(
        "the value of a branch has no name in Avro, and `{name}` would be lost\n  help: write `{}(…)`, or hold a struct \
         with `#[derive(AvroRecord)]` and the field `{name}`",
        variant.ident
    );
    errors.at(name, diagnostics::NAME_IN_A_BRANCH, message);
}
