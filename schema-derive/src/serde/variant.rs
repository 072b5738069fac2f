//! What serde's attributes say of a variant, and of what it holds.

use schema_model::private::diagnostics;
use syn::Attribute;

use super::{ALIAS, OTHER, RENAME, SKIP, SKIP_DESERIALIZING, SKIP_SERIALIZING, item};
use crate::{attr, errors::Errors};

/// Takes over what Avro's attributes leave open of a symbol of an enum.
pub(crate) fn symbol(attributes: &[Attribute], avro: &mut attr::Variant, errors: &Errors) {
    cannot_be_skipped(attributes, "a symbol", errors);
    for item in item::read(attributes) {
        match item.key.to_string().as_str() {
            RENAME if avro.rename.is_none() => avro.rename = item.one_name(RENAME, errors),
            OTHER if avro.default.is_none() => avro.default = Some(item.key),
            ALIAS => {
                let message = "serde reads the variant by an alias as well, and Avro has none for symbols";
                errors.at(&item.key, diagnostics::SERDE_WITHOUT_A_COUNTERPART, message);
            }
            _ => {}
        }
    }
}

/// The names of branches are of JSON alone; but one that is left out there would be in the schema.
pub(crate) fn branch(attributes: &[Attribute], errors: &Errors) {
    cannot_be_skipped(attributes, "a branch", errors);
}

/// The same for the value of a branch, of a newtype or of a fixed.
pub(crate) fn value(attributes: &[Attribute], errors: &Errors) {
    cannot_be_skipped(attributes, "what the type holds", errors);
}

/// What a schema has is written and read.
fn cannot_be_skipped(attributes: &[Attribute], what: &str, errors: &Errors) {
    for item in item::read(attributes) {
        if [SKIP, SKIP_SERIALIZING, SKIP_DESERIALIZING].iter().any(|key| item.is(key)) {
            let message = format!("by `{}`, serde leaves {what} out, and the schema has it", item.key);
            errors.at(&item.key, diagnostics::SERDE_WITHOUT_A_COUNTERPART, message);
        }
    }
}
