//! Rules of the specification that need the whole schema.

use std::collections::HashSet;

use super::{
    diagnostics::{
        Diagnostic,
        ParseErrorKind::{Default, Limit, Union},
        Spot,
    },
    json::{Kind, Value},
};
use crate::schema::{
    Node, View,
    default::{self, Misfit, default_misfit_within},
    record::Field,
};

/// A union holds no union, and of each type or name at most one branch (specification, "Unions").
pub(super) fn check_union<'v>(
    source: usize,
    values: &'v [Value<'_>],
    union: &'v Node,
) -> impl Iterator<Item = Diagnostic> + 'v {
    let branches = match union.view() {
        View::Union(branches) => Some(branches.iter()),
        _ => None,
    };
    let mut known = HashSet::new();
    branches.into_iter().flatten().zip(values).filter_map(move |(branch, value)| {
        let name = match branch.name() {
            // Definitions with mistakes have a name all the same.
            None if branch.is_broken() => return None,
            _ if matches!(branch.view(), View::Union(_)) => {
                let message = "a union cannot be a branch of a union";
                let help = "write the branches of both as one union";
                return Some(Diagnostic::new(Spot::value(source, value.at), Union, message, help));
            }
            Some(name) => name.full(),
            None => branch.type_name(),
        };
        (!known.insert(name)).then(|| {
            let help = "leave one out, or put a record around it: a reader could not tell them apart";
            Diagnostic::new(Spot::value(source, value.at), Union, format!("two branches are `{name}`"), help)
        })
    })
}

/// A default fits its field's type (specification, "Complex Types").
pub(super) fn check_default(
    source: usize,
    value: &Value<'_>,
    field: &Field,
    steps_left: &mut usize,
) -> Option<Diagnostic> {
    let misfit = default_misfit_within(field.schema(), field.default()?, steps_left)?;
    let inner = value.innermost(misfit.at());
    let message = format!(
        "the default of the field `{}` does not fit its type: expected {}, found `{}`",
        field.name(),
        misfit.expected(),
        match inner.kind {
            // As it was written: one that is too large is infinite otherwise.
            Kind::Number(text) => shortened(text),
            _ => shortened(&inner.to_compact()),
        }
    );
    let kind = if misfit.expected() == default::TOO_LONG { Limit } else { Default };
    Some(Diagnostic::new(Spot::value(source, inner.at), kind, message, fix_of_default(&misfit)))
}

fn fix_of_default(misfit: &Misfit) -> &'static str {
    match misfit.expected() {
        default::BRANCH => "write a default of one of the union's branches, or null where it has it",
        default::SYMBOL => "write one of the enum's symbols, or put the symbol into the enum",
        default::FIELDS_WITHOUT_A_DEFAULT => {
            "write a value for each field, or give the field that is left out a default of its own"
        }
        default::FIELD_NAME => "write the names of the record's fields alone",
        default::BYTES | default::BYTES_OF_FIXED => {
            "write each byte as a character from U+0000 to U+00FF: `\"\\u00ff\"` is the byte 255"
        }
        default::TOO_LONG => "write a shorter default",
        _ => "write a default of the field's type, or leave the default out",
    }
}

/// The beginning of what is too long for a message.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Definitions may stand anywhere, so that the depth of the text says nothing about the depth of the schema: as it is
/// printed, each definition where its name stands first, it is no deeper than a text may be.
pub(super) fn check_depth(root: &Node, spot: Spot, max_depth: usize) -> Option<Diagnostic> {
    let mut known = HashSet::new();
    let mut ahead = vec![(root, 1)];
    while let Some((node, depth)) = ahead.pop() {
        if depth > max_depth {
            let message = format!(
                "the schema is nested deeper than {max_depth} arrays and objects of JSON inside each other, with each \
                 definition where its name stands first"
            );
            return Some(Diagnostic::new(spot, Limit, message, "put fewer records into each other"));
        }
        if node.name().is_some_and(|name| !known.insert(name.full())) {
            continue;
        }
        match node.view() {
            View::Array(inner) | View::Map(inner) => ahead.push((inner, depth + 1)),
            // The one pushed last is looked at first: in reverse, they come in the order of the text.
            View::Union(branches) => ahead.extend(branches.iter().rev().map(|branch| (branch, depth + 1))),
            // A record is an object, with an array of objects inside.
            View::Record(record) => ahead.extend(record.fields().iter().rev().map(|field| (field.schema(), depth + 3))),
            _ => {}
        }
    }
    None
}
