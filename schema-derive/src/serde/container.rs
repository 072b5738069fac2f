//! What serde's attributes say of a type.

use schema_model::private::diagnostics;
use syn::Attribute;

use super::{
    DEFAULT, FROM, INTO, REMOTE, RENAME, RENAME_ALL, TAG, TRANSPARENT, TRY_FROM,
    item::{self, Item, Value},
};
use crate::{
    attr::{self, Kind},
    case::Case,
    errors::Errors,
};

impl attr::Container {
    /// Reads serde's attributes where `#[avro(serde)]` opts in, and adds what Avro's leave open.
    pub(crate) fn read_serde(&mut self, attributes: &[Attribute], kind: Kind, errors: &Errors) {
        let avro = self;
        if avro.serde.is_none() {
            return;
        }
        let items = item::read(attributes);
        let mut default = None;
        if avro.transparent.is_none() && kind == Kind::Record {
            avro.transparent = items.iter().find(|item| item.is(TRANSPARENT)).map(|item| item.key.clone());
        }
        // A transparent type has no names, nor has a union: what serde says of them is of JSON alone.
        let has_names = avro.transparent.is_none() && kind != Kind::Union;
        for item in &items {
            match item.key.to_string().as_str() {
                RENAME if has_names && avro.name.is_none() => {
                    avro.name = item.one_name("name", errors);
                }
                RENAME_ALL if has_names && kind != Kind::Fixed && avro.rename_all.is_none() => {
                    avro.rename_all = case(item, errors);
                }
                REMOTE | FROM | INTO | TRY_FROM => other_shape(item, errors),
                TAG if kind == Kind::Record => {
                    let message = "serde's `tag` gives a struct a field more, which the schema does not have";
                    errors.at(&item.key, diagnostics::SERDE_OTHER_SHAPE, message);
                }
                DEFAULT => default = Some(item.key.clone()),
                _ => {}
            }
        }
        avro.serde = Some(attr::Serde { default });
    }
}

/// The case of names, if Avro has such names.
fn case(item: &Item, errors: &Errors) -> Option<Case> {
    let rule = item.one_text(RENAME_ALL, errors)?;
    let case = Case::named(&rule.value());
    // An unknown one is for serde's derive to refuse.
    if case.is_none() && rule.value().to_ascii_lowercase().ends_with("kebab-case") {
        let message = format!("serde's case {:?} makes names with dashes, which are none in Avro", rule.value());
        errors.at(rule, diagnostics::SERDE_CASE, message);
    }
    case
}

fn other_shape(item: &Item, errors: &Errors) {
    let of = match &item.value {
        Value::Text(ty) => format!("`{}`", ty.value()),
        _ => "another type".to_owned(),
    };
    let message = match item.key.to_string().as_str() {
        REMOTE => format!("serde's `remote` stands for {of}, and Avro's codec is of this type"),
        key => format!("serde's `{key}` puts {of} in place of this type, and Avro's schema is of this one"),
    };
    errors.at(&item.key, diagnostics::SERDE_OTHER_SHAPE, message);
}
