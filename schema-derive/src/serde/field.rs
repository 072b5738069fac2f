//! What serde's attributes say of a field.

use proc_macro2::Ident;
use quote::ToTokens;
use schema_model::{is_name, private::diagnostics};
use syn::{ExprPath, LitStr};

use super::{
    ALIAS, DEFAULT, FLATTEN, RENAME, SKIP, SKIP_DESERIALIZING, SKIP_SERIALIZING,
    item::{self, Item, Value},
    zero,
};
use crate::{adapter::Adapter, attr, errors::Errors, items::Spanned, json::Json, types};

/// What serde's attributes say of a field, beside what is taken over at once.
#[derive(Default)]
pub(crate) struct Extra {
    aliases: Vec<Spanned>,
    /// The function that makes a skipped field.
    pub(crate) make: Option<ExprPath>,
    /// Whether serde has a default, which Avro may be told to have none for.
    pub(crate) has_default: bool,
}

impl attr::Serde {
    /// Takes over what Avro's attributes leave open.
    pub(crate) fn field(&self, field: &syn::Field, avro: &mut attr::Field, errors: &Errors) -> Extra {
        let items = item::read(&field.attrs);
        let mut extra = Extra::default();
        skip(&items, avro, errors);
        if avro.skip.is_some() {
            extra.make = items.iter().filter(|item| item.is(DEFAULT)).find_map(Item::path);
            return extra;
        }
        if avro.adapter.is_none() {
            avro.adapter = items.iter().any(|item| item.is(FLATTEN)).then_some(Adapter::Flatten);
        }
        let is_flattened = matches!(avro.adapter, Some(Adapter::Flatten));
        for item in &items {
            match item.key.to_string().as_str() {
                DEFAULT => {
                    extra.has_default = true;
                    default(item, field, avro, errors);
                }
                RENAME if !is_flattened && avro.rename.is_none() => {
                    avro.rename = item.one_name(RENAME, errors);
                }
                // A name that no schema can have is none that a writer knew.
                ALIAS if !is_flattened && avro.aliases.is_empty() => {
                    let name = item.text().filter(|text| is_name(&text.value()));
                    extra.aliases.extend(name.map(Spanned::from));
                }
                _ => {}
            }
        }
        extra.has_default |= self.default.is_some();
        extra
    }

    /// Where serde takes what is absent from the struct's `Default`, Avro has a default for each field, or says that it has
    /// none.
    pub(crate) fn defaults_are_known(&self, without: &[&Ident], errors: &Errors) {
        if let (Some(key), false) = (&self.default, without.is_empty()) {
            let list: Vec<_> = without.iter().map(|field| format!("`{field}`")).collect();
            let message = format!(
                "serde takes absent fields from the struct's `Default`, whose values no token tells, and {} {} no default \
                 in Avro\n  help: write each, `#[avro(default = …)]`; or `#[avro(no_default)]`, for none in Avro",
                list.join(", "),
                if list.len() == 1 { "has" } else { "have" },
            );
            errors.at(key, diagnostics::SERDE_DEFAULT_UNKNOWN, message);
        }
    }
}

impl Extra {
    /// The aliases of a field of this name in Avro, if Avro's attributes have none: what serde calls otherwise may be it.
    pub(crate) fn aliases_of(&mut self, name: &str, avro: Vec<Spanned>) -> Vec<Spanned> {
        if !avro.is_empty() {
            return avro;
        }
        let mut aliases: Vec<Spanned> = Vec::new();
        for alias in self.aliases.drain(..) {
            if alias.value != name && aliases.iter().all(|known| known.value != alias.value) {
                aliases.push(alias);
            }
        }
        aliases
    }
}

/// A field is skipped both ways, or not.
fn skip(items: &[Item], avro: &mut attr::Field, errors: &Errors) {
    if avro.skip.is_some() {
        return;
    }
    let find = |key| items.iter().find(|item| item.is(key)).map(|item| &item.key);
    let (written, read) = (find(SKIP_SERIALIZING), find(SKIP_DESERIALIZING));
    let one_way = match (find(SKIP), written, read) {
        (Some(key), ..) | (None, Some(key), Some(_)) => {
            avro.skip = Some(key.clone());
            return;
        }
        (None, Some(key), None) => (key, "reads the field and does not write it"),
        (None, None, Some(key)) => (key, "writes the field and does not read it"),
        (None, None, None) => return,
    };
    let (key, what) = one_way;
    let message = format!("by `{key}`, serde {what}; a field of a schema is written and read");
    errors.at(key, diagnostics::SERDE_ONE_WAY, message);
}

/// The default in Avro, as far as the tokens tell the value of serde's.
fn default(item: &Item, field: &syn::Field, avro: &mut attr::Field, errors: &Errors) {
    if avro.default.is_some() || avro.no_default.is_some() {
        return;
    }
    let unknown = |message: String| errors.at(&item.key, diagnostics::SERDE_DEFAULT_UNKNOWN, message);
    if matches!(avro.adapter, Some(Adapter::Flatten)) {
        unknown(
            "a flattened record has no default in Avro: its fields have\n  help: give them to its fields, and leave \
             `default` out here"
                .to_owned(),
        );
    } else if let Value::Text(path) = &item.value {
        unknown(format!("serde's default is made by `{}`, and its value is not known here", path.value()));
    } else if types::is_option(&field.ty)
        && !matches!(&avro.adapter, Some(Adapter::As(other)) if !types::is_option(other))
    {
        // Null: by itself, or none where null is last.
    } else {
        let is_as_its_type = matches!(avro.adapter, None | Some(Adapter::Null(_, None)));
        let value = if is_as_its_type { zero::of(&field.ty) } else { None };
        match value {
            Some(json) => avro.default = Some(Json { text: json.to_owned(), tokens: item.key.to_token_stream() }),
            None => unknown("serde's default is the type's `Default`, and its value is not known here".to_owned()),
        }
    }
}

impl Item {
    fn text(&self) -> Option<LitStr> {
        match &self.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    fn path(&self) -> Option<ExprPath> {
        self.text()?.parse().ok()
    }
}
