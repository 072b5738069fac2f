//! The items of an attribute: `#[avro(key, key = value)]`, taken apart without stopping at the first mistake.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use schema_model::private::diagnostics;
use syn::{Attribute, LitInt, LitStr, Meta, Path, Type, parse::Parser};

use crate::{
    errors::Errors,
    json::{self, Member},
};

/// The one attribute that this crate reads, besides `doc`.
pub(crate) const AVRO: &str = "avro";

/// `key` or `key = value`.
pub(crate) struct Item {
    pub(crate) key: Ident,
    /// The tokens behind `=`.
    pub(crate) value: Option<TokenStream>,
}

/// All items of all `#[avro(…)]` attributes.
pub(crate) fn read(attributes: &[Attribute], errors: &Errors) -> Vec<Item> {
    let mut items = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(AVRO)) {
        match &attribute.meta {
            Meta::List(list) => items.extend(split(list.tokens.clone()).filter_map(|item| read_item(item, errors))),
            other => errors.at(other, diagnostics::NOT_A_LIST, "`avro` is a list of attributes"),
        }
    }
    items
}

/// The runs of tokens between commas. Commas inside brackets belong to a value, and so do those of a type's arguments.
fn split(tokens: TokenStream) -> impl Iterator<Item = Vec<TokenTree>> {
    let mut items = vec![Vec::new()];
    let mut angles = 0_usize;
    for token in tokens {
        if let TokenTree::Punct(punct) = &token {
            match punct.as_char() {
                '<' => angles += 1,
                '>' => angles = angles.saturating_sub(1),
                ',' if angles == 0 => {
                    items.push(Vec::new());
                    continue;
                }
                _ => {}
            }
        }
        if let Some(item) = items.last_mut() {
            item.push(token);
        }
    }
    items.into_iter().filter(|item| !item.is_empty())
}

fn read_item(tokens: Vec<TokenTree>, errors: &Errors) -> Option<Item> {
    let all: TokenStream = tokens.iter().cloned().collect();
    let mut tokens = tokens.into_iter();
    let key = match tokens.next() {
        Some(TokenTree::Ident(key)) => key,
        other => {
            errors.at(other, diagnostics::NOT_AN_ITEM, "expected the name of an attribute");
            return None;
        }
    };
    let value = match tokens.next() {
        None => None,
        Some(TokenTree::Punct(punct)) if punct.as_char() == '=' => Some(tokens.collect()),
        Some(_) => {
            errors.at(all, diagnostics::NOT_AN_ITEM, format!("expected `{key}` alone or `{key} = …`"));
            return None;
        }
    };
    Some(Item { key, value })
}

impl Item {
    /// The value, or an error that one is needed.
    pub(crate) fn value(&self, example: &str, errors: &Errors) -> Option<&TokenStream> {
        let value = self.value.as_ref().filter(|value| !value.is_empty());
        if value.is_none() {
            let message =
                format!("`{key}` needs a value\n  help: write one, as in `{key} = {example}`", key = self.key);
            errors.at(&self.key, diagnostics::VALUE_MISSING, message);
        }
        value
    }

    /// The value as a string literal.
    pub(crate) fn string(&self, example: &str, errors: &Errors) -> Option<LitStr> {
        let value = self.value(example, errors)?;
        match syn::parse2::<LitStr>(value.clone()) {
            Ok(literal) if literal.suffix().is_empty() => Some(literal),
            _ => {
                let message =
                    format!("`{key}` is a string\n  help: write it as in `{key} = {example}`", key = self.key);
                errors.at(value, diagnostics::VALUE_NOT_A_STRING, message);
                None
            }
        }
    }

    /// That there is no value.
    pub(crate) fn flag(&self, errors: &Errors) -> Option<Ident> {
        match &self.value {
            None => Some(self.key.clone()),
            Some(value) => {
                let at = if value.is_empty() { self.key.to_token_stream() } else { value.clone() };
                let message = format!("`{key}` has no value: it stands alone", key = self.key);
                errors.at(at, diagnostics::VALUE_OF_A_FLAG, message);
                None
            }
        }
    }

    /// The value as one of a few strings.
    pub(crate) fn one_of(&self, choices: &[&'static str], errors: &Errors) -> Option<&'static str> {
        let literal = self.string(&format!("{:?}", choices[0]), errors)?;
        let written = literal.value();
        let choice = choices.iter().find(|choice| **choice == written).copied();
        if choice.is_none() {
            let list: Vec<_> = choices.iter().map(|choice| format!("{choice:?}")).collect();
            let message = format!(
                "{written:?} is nothing that `{key}` can be\n  help: take {}",
                list.join(" or "),
                key = self.key
            );
            errors.at(literal, diagnostics::UNKNOWN_CHOICE, message);
        }
        choice
    }

    /// The key, if the value says that null is last.
    pub(crate) fn null(&self, errors: &Errors) -> Option<Ident> {
        let literal = self.string("\"last\"", errors)?;
        if literal.value() == "first" {
            let message =
                "an `Option` has null first by itself\n  help: leave it out: `null = \"last\"` is what it can be";
            errors.at(literal, diagnostics::UNKNOWN_CHOICE, message);
            return None;
        }
        self.one_of(&["last"], errors).map(|_| self.key.clone())
    }

    /// The value as a type.
    pub(crate) fn ty(&self, example: &str, errors: &Errors) -> Option<Type> {
        let value = self.value(example, errors)?;
        syn::parse2(value.clone())
            .inspect_err(|_| {
                let message = format!("`{key}` is a type\n  help: write it as in `{key} = {example}`", key = self.key);
                errors.at(value, diagnostics::VALUE_NOT_A_TYPE, message);
            })
            .ok()
    }

    /// The value as a whole number; without one where it is none, which is an error.
    pub(crate) fn whole(&self, example: &str, errors: &Errors) -> Option<Whole> {
        let value = self.value(example, errors)?;
        let number = syn::parse2::<LitInt>(value.clone()).ok().filter(|literal| literal.suffix().is_empty());
        let number = number.and_then(|literal| literal.base10_parse().ok());
        if number.is_none() {
            let message = format!(
                "`{key}` is a whole number of up to 32 bits\n  help: write it as in `{key} = {example}`",
                key = self.key
            );
            errors.at(value, diagnostics::VALUE_NOT_A_NUMBER, message);
        }
        Some(Whole { key: self.key.clone(), tokens: value.clone(), number })
    }

    /// The value as a JSON object.
    pub(crate) fn members(&self, errors: &Errors) -> Option<Vec<Member>> {
        let value = self.value("{\"key\": \"value\"}", errors)?;
        json::members(value, errors)
    }

    /// The value as a path, written plainly or in a string.
    pub(crate) fn path(&self, example: &str, errors: &Errors) -> Option<Path> {
        let value = self.value(example, errors)?;
        let path = match syn::parse2::<LitStr>(value.clone()) {
            Ok(literal) => literal.parse_with(Path::parse_mod_style),
            Err(_) => Path::parse_mod_style.parse2(value.clone()),
        };
        path.inspect_err(|_| {
            let message = format!("`{key}` is a path\n  help: write it as in `{key} = {example}`", key = self.key);
            errors.at(value, diagnostics::VALUE_NOT_A_PATH, message);
        })
        .ok()
    }
}

/// A whole number, with its attribute's key and its own tokens; none where it could not be read.
pub(crate) struct Whole {
    pub(crate) key: Ident,
    pub(crate) tokens: TokenStream,
    pub(crate) number: Option<u32>,
}

/// The value of an attribute that is given once, with the tokens to show it at.
pub(crate) struct Once<T> {
    key: &'static str,
    value: Option<T>,
}

impl<T> Once<T> {
    pub(crate) fn new(key: &'static str) -> Self {
        Self { key, value: None }
    }

    /// Takes a value; a second one is an error.
    pub(crate) fn set(&mut self, at: &Ident, value: Option<T>, errors: &Errors) {
        if self.value.is_some() {
            errors.at(at, diagnostics::GIVEN_TWICE, format!("`{}` is given twice", self.key));
        } else {
            self.value = value;
        }
    }

    pub(crate) fn get(self) -> Option<T> {
        self.value
    }
}

/// Says that an attribute is unknown, which are known, and which one may have been meant.
pub(crate) fn unknown(key: &Ident, place: &str, known: &[&str], hints: &[(&str, &str)], errors: &Errors) {
    let written = key.to_string();
    let article = if place.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    let mut message = format!("unknown attribute `{written}` of {article} {place}\n  help: ");
    let hint = hints.iter().find(|(wrong, _)| *wrong == written).map(|(_, hint)| *hint);
    match hint {
        Some(hint) => message += &format!("{hint}\n  "),
        None => {
            if let Some(near) = nearest(&written, known) {
                message += &format!("did you mean `{near}`?\n  ");
            }
        }
    }
    let list: Vec<_> = known.iter().map(|known| format!("`{known}`")).collect();
    let list = if list.is_empty() { "none".to_owned() } else { list.join(", ") };
    message += &format!("{article} {place} has {list}");
    errors.at(key, diagnostics::UNKNOWN_ATTRIBUTE, message);
}

/// The known name that a written one may have been meant to be.
pub(crate) fn nearest<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let distances = known.iter().map(|known| (strsim::damerau_levenshtein(known, written), *known));
    distances.filter(|(distance, known)| *distance <= 1 + known.len() / 4).min().map(|(_, known)| known)
}

/// A string, and the tokens that a message about it is shown at.
#[derive(Clone)]
pub(crate) struct Spanned {
    pub(crate) value: String,
    pub(crate) tokens: TokenStream,
}

impl Spanned {
    pub(crate) fn new(value: impl Into<String>, tokens: impl ToTokens) -> Self {
        Self { value: value.into(), tokens: tokens.into_token_stream() }
    }
}

impl From<LitStr> for Spanned {
    fn from(literal: LitStr) -> Self {
        Self::new(literal.value(), literal)
    }
}
