//! The items of `#[serde(…)]`.

use proc_macro2::Ident;
use schema_model::{is_name, private::diagnostics};
use syn::{Attribute, Lit, LitStr, ext::IdentExt, meta::ParseNestedMeta, token::Paren};

use crate::{errors::Errors, items::Spanned};

/// `key`, `key = "value"` or `key(serialize = "value", deserialize = "value")`.
pub(super) struct Item {
    pub(super) key: Ident,
    pub(super) value: Value,
}

/// What stands behind a key.
pub(super) enum Value {
    Nothing,
    Text(LitStr),
    /// What holds for writing, and what for reading.
    Sides {
        serialize: Option<LitStr>,
        deserialize: Option<LitStr>,
    },
}

/// All items of all `#[serde(…)]` attributes, as far as they follow serde's grammar.
pub(super) fn read(attributes: &[Attribute]) -> Vec<Item> {
    let mut items = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        // Its derive tells what is wrong.
        let _ = attribute.parse_nested_meta(|meta| {
            let key = meta.path.require_ident()?.clone();
            let value = value(&meta)?;
            items.push(Item { key, value });
            Ok(())
        });
    }
    items
}

fn value(meta: &ParseNestedMeta<'_>) -> syn::Result<Value> {
    if meta.input.peek(Paren) {
        let (mut serialize, mut deserialize) = (None, None);
        meta.parse_nested_meta(|side| {
            let text = text(&side)?;
            match side.path.get_ident().map(|ident| ident.unraw().to_string()).as_deref() {
                Some("serialize") => serialize = text,
                Some("deserialize") => deserialize = text,
                _ => {}
            }
            Ok(())
        })?;
        return Ok(Value::Sides { serialize, deserialize });
    }
    if !meta.input.peek(syn::Token![=]) {
        return Ok(Value::Nothing);
    }
    Ok(text(meta)?.map_or(Value::Nothing, Value::Text))
}

fn text(meta: &ParseNestedMeta<'_>) -> syn::Result<Option<LitStr>> {
    match meta.value()?.parse::<Lit>()? {
        Lit::Str(text) => Ok(Some(text)),
        _ => Ok(None),
    }
}

impl Item {
    pub(super) fn is(&self, key: &str) -> bool {
        self.key == key
    }

    /// The name behind the key, where it is one for both ways, and one in Avro; else an error that names the attribute of
    /// Avro's.
    pub(super) fn one_name(&self, avro: &str, errors: &Errors) -> Option<Spanned> {
        let text = self.one_text(avro, errors)?;
        if !is_name(&text.value()) {
            let message = format!(
                "serde's name {:?} is not a name in Avro: names are of the form [A-Za-z_][A-Za-z0-9_]*\n  help: give Avro \
                 another one: `#[avro({avro} = \"…\")]`",
                text.value()
            );
            errors.at(text, diagnostics::NOT_A_NAME, message);
            return None;
        }
        Some(text.into())
    }

    /// The text behind the key, where it is one for both ways; else an error that names the attribute of Avro's.
    pub(super) fn one_text(&self, avro: &str, errors: &Errors) -> Option<LitStr> {
        match &self.value {
            Value::Text(text) => Some(text.clone()),
            Value::Sides { serialize: Some(written), deserialize: Some(read) } if written.value() == read.value() => {
                Some(written.clone())
            }
            Value::Sides { serialize, deserialize } => {
                let side = |text: &Option<LitStr>| {
                    text.as_ref().map_or("its own".to_owned(), |text| format!("{:?}", text.value()))
                };
                let message = format!(
                    "serde's `{}` is {} for writing and {} for reading, and Avro has one for both\n  help: say which: \
                     `#[avro({avro} = \"…\")]`",
                    self.key,
                    side(serialize),
                    side(deserialize),
                );
                errors.at(&self.key, diagnostics::SERDE_TWO_NAMES, message);
                None
            }
            Value::Nothing => None,
        }
    }
}
