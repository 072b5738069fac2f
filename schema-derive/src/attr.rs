//! The attributes of a type and of its fields.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, Path};

use crate::{
    case::Case,
    errors::Errors,
    items::{self, Once, Spanned, unknown},
    json::Json,
};

const ALIAS: &str = "alias";
const CRATE: &str = "crate";
const DEFAULT: &str = "default";
const DOC: &str = "doc";
const NAME: &str = "name";
const NAMESPACE: &str = "namespace";
const RENAME: &str = "rename";
const RENAME_ALL: &str = "rename_all";

/// The attributes of a struct.
pub(crate) struct Container {
    pub(crate) name: Option<Spanned>,
    pub(crate) namespace: Option<Spanned>,
    pub(crate) doc: Option<String>,
    pub(crate) aliases: Vec<Spanned>,
    pub(crate) rename_all: Option<Case>,
    runtime: Option<Path>,
}

impl Container {
    const KNOWN: [&str; 6] = [NAME, NAMESPACE, DOC, ALIAS, RENAME_ALL, CRATE];
    const HINTS: [(&str, &str); 5] = [
        (RENAME, "a struct's name is set by `name = \"…\"`"),
        (DEFAULT, "a default belongs to a field"),
        ("aliases", "each alias is an attribute of its own: `alias = \"…\"`"),
        ("schema_runtime", "the path of the crate is set by `crate = …`"),
        ("renameAll", "did you mean `rename_all`?"),
    ];

    pub(crate) fn read(attributes: &[Attribute], errors: &Errors) -> Self {
        let mut name = Once::new(NAME);
        let mut namespace = Once::new(NAMESPACE);
        let mut doc = Once::new(DOC);
        let mut rename_all = Once::new(RENAME_ALL);
        let mut runtime = Once::new(CRATE);
        let mut aliases = Vec::new();
        for item in items::read(attributes, errors) {
            match item.key.to_string().as_str() {
                NAME => name.set(&item.key, item.string("\"User\"", errors), errors),
                NAMESPACE => namespace.set(&item.key, item.string("\"com.example\"", errors), errors),
                DOC => doc.set(&item.key, item.string("\"what it is\"", errors), errors),
                ALIAS => aliases.extend(item.string("\"com.example.Person\"", errors).map(Spanned::from)),
                RENAME_ALL => {
                    let rule = item.string("\"camelCase\"", errors).and_then(|rule| Case::read(&rule, errors));
                    rename_all.set(&item.key, rule, errors);
                }
                CRATE => runtime.set(&item.key, item.path("::schema_runtime", errors), errors),
                _ => unknown(&item.key, "struct", &Self::KNOWN, &Self::HINTS, errors),
            }
        }
        Self {
            name: name.get().map(Spanned::from),
            namespace: namespace.get().map(Spanned::from),
            doc: doc.get().map(|doc: LitStr| doc.value()).or_else(|| doc_comment(attributes)),
            aliases,
            rename_all: rename_all.get(),
            runtime: runtime.get(),
        }
    }

    /// The path under which derived code finds `schema-runtime`.
    pub(crate) fn runtime(&self) -> TokenStream {
        match &self.runtime {
            Some(path) => quote!(#path),
            None => quote!(::schema_runtime),
        }
    }
}

/// The attributes of a field.
pub(crate) struct Field {
    pub(crate) rename: Option<Spanned>,
    pub(crate) doc: Option<String>,
    pub(crate) aliases: Vec<Spanned>,
    pub(crate) default: Option<Json>,
}

impl Field {
    const KNOWN: [&str; 4] = [RENAME, DOC, ALIAS, DEFAULT];
    const HINTS: [(&str, &str); 4] = [
        (NAME, "a field's name is set by `rename = \"…\"`"),
        (RENAME_ALL, "it belongs to the struct"),
        ("aliases", "each alias is an attribute of its own: `alias = \"…\"`"),
        ("skip", "a field that is not in the schema cannot be read back; keep it in a struct around this one"),
    ];

    pub(crate) fn read(attributes: &[Attribute], errors: &Errors) -> Self {
        let mut rename = Once::new(RENAME);
        let mut doc = Once::new(DOC);
        let mut default = Once::new(DEFAULT);
        let mut aliases = Vec::new();
        for item in items::read(attributes, errors) {
            match item.key.to_string().as_str() {
                RENAME => rename.set(&item.key, item.string("\"firstName\"", errors), errors),
                DOC => doc.set(&item.key, item.string("\"what it is\"", errors), errors),
                ALIAS => aliases.extend(item.string("\"first_name\"", errors).map(Spanned::from)),
                DEFAULT => {
                    let json = item.value("null", errors).and_then(|value| Json::read(value, errors));
                    default.set(&item.key, json, errors);
                }
                _ => unknown(&item.key, "field", &Self::KNOWN, &Self::HINTS, errors),
            }
        }
        Self {
            rename: rename.get().map(Spanned::from),
            doc: doc.get().map(|doc: LitStr| doc.value()).or_else(|| doc_comment(attributes)),
            aliases,
            default: default.get(),
        }
    }
}

/// A documentation comment's lines, without the space that stands before each.
fn doc_comment(attributes: &[Attribute]) -> Option<String> {
    let mut lines = Vec::new();
    for attribute in attributes {
        if let Meta::NameValue(pair) = &attribute.meta
            && pair.path.is_ident(DOC)
            && let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value
        {
            let text = text.value();
            lines.extend(text.split('\n').map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()));
        }
    }
    let text = lines.join("\n");
    let text = text.trim_matches('\n');
    if text.is_empty() { None } else { Some(text.to_owned()) }
}
