//! Rules of the specification that need the whole schema, and the messages about names.

use std::{collections::HashSet, fmt::Write as _};

use super::error::{BuildError, Result, Spot};
use crate::{
    json::{Kind, Value},
    schema::{Node, View, default::default_misfit_within, name::split, record::Field},
};

/// A union holds no union, and of each type or name at most one branch (specification, "Unions").
pub(super) fn check_union(values: &[Value<'_>], union: &Spot, node: &Node) -> Vec<BuildError> {
    let View::Union(branches) = node.view() else { return Vec::new() };
    let mut errors = Vec::new();
    let mut known = HashSet::new();
    for (i, (branch, value)) in branches.iter().zip(values).enumerate() {
        let message = match branch.name() {
            // Definitions with mistakes have a name all the same.
            None if branch.is_broken() => continue,
            _ if matches!(branch.view(), View::Union(_)) => "a union cannot be a branch of a union".to_owned(),
            Some(name) if !known.insert(name.full()) => format!("two branches are `{}`", name.full()),
            None if !known.insert(branch.type_name()) => format!("two branches are `{}`", branch.type_name()),
            _ => continue,
        };
        let spot = Spot { source: union.source, at: value.at, path: format!("{}/{i}", union.path) };
        errors.push(BuildError { spot, message });
    }
    errors
}

pub(super) fn check_default(value: &Value<'_>, spot: &Spot, field: &Field, steps_left: &mut usize) -> Result<()> {
    let Some(misfit) = field.default().and_then(|default| default_misfit_within(field.schema(), default, steps_left))
    else {
        return Ok(());
    };
    let (inner, steps) = value.innermost(misfit.at());
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
    Err(BuildError { spot: Spot { at: inner.at, path: format!("{}{steps}", spot.path), ..*spot }, message })
}

/// The beginning of what is too long for a message.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The message for a name that nothing has, with the one that may have been meant.
///
/// `within` is what would define it: one schema, or several texts.
pub(super) fn unknown_type(name: &str, known: &[&str], within: &str) -> String {
    let mut message = format!("unknown type `{name}`: it is neither primitive nor defined in {within}");
    let simple = split(name).1;
    let primitives = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];
    let candidates = || primitives.iter().chain(known).copied();
    let same = candidates().find(|candidate| split(candidate).1.eq_ignore_ascii_case(simple));
    let meant = same.or_else(|| {
        // A letter for each four, so that short names are not taken for others; the first of those that are as near.
        let most = simple.len() / 4;
        let near = candidates().filter(|candidate| split(candidate).1.len().abs_diff(simple.len()) <= most);
        let distances = near.map(|candidate| (distance(split(candidate).1, simple), candidate));
        distances.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|near| near.1)
    });
    if let Some(candidate) = meant {
        let _ = write!(message, "; did you mean `{candidate}`?");
    }
    message
}

/// How many letters are put in, left out or changed between two names; more than any two names differ where one is too long
/// to count.
fn distance(a: &str, b: &str) -> usize {
    const LONGEST: usize = 100;
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.bytes().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// Definitions may stand anywhere, so that the depth of the text says nothing about the depth of the schema: as it is
/// printed, each definition where its name stands first, it is no deeper than a text may be.
pub(super) fn check_depth(root: &Node, max_depth: usize) -> Result<()> {
    let mut known = HashSet::new();
    let mut ahead = vec![(root, 1)];
    while let Some((node, depth)) = ahead.pop() {
        if depth > max_depth {
            let message = format!(
                "the schema is nested deeper than {max_depth} arrays and objects of JSON inside each other, with each \
                 definition where its name stands first"
            );
            return Err(BuildError { spot: Spot { source: 0, at: 0, path: String::new() }, message });
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
    Ok(())
}
