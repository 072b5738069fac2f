//! Rules of the specification that need the whole schema, and the messages about names.

use std::{collections::HashSet, fmt::Write as _};

use super::error::{BuildError, Result, Spot};
use crate::{Node, View, default::default_misfit_within, json::Value, name::split, record::Field};

/// A union holds no union, and of each type or name at most one branch (specification, "Unions").
pub(super) fn check_union(values: &[Value<'_>], union: &Spot, node: &Node) -> Result<()> {
    let View::Union(branches) = node.view() else { return Ok(()) };
    let mut known = HashSet::new();
    for (i, (branch, value)) in branches.iter().zip(values).enumerate() {
        let message = match branch.name() {
            _ if matches!(branch.view(), View::Union(_)) => "a union cannot be a branch of a union".to_owned(),
            Some(name) if !known.insert(name.full()) => format!("two branches are `{}`", name.full()),
            None if !known.insert(branch.type_name()) => format!("two branches are `{}`", branch.type_name()),
            _ => continue,
        };
        let spot = Spot { source: union.source, at: value.at, path: format!("{}/{i}", union.path) };
        return Err(BuildError { spot, message });
    }
    Ok(())
}

pub(super) fn check_default(value: &Value<'_>, spot: &Spot, field: &Field, steps_left: &mut usize) -> Result<()> {
    let Some(misfit) = field.default().and_then(|default| default_misfit_within(field.schema(), default, steps_left))
    else {
        return Ok(());
    };
    let message =
        format!("the default of the field `{}` does not fit its type: expected {}", field.name(), misfit.expected());
    Err(BuildError { spot: Spot { at: value.at, ..spot.clone() }, message })
}

/// The message for a name that nothing has, with the one that may have been meant.
pub(super) fn unknown_type<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> String {
    let mut known: Vec<_> = known.collect();
    known.sort_unstable();
    let mut message = format!("unknown type `{name}`: it is neither primitive nor defined in this schema");
    let close = |candidate: &str| {
        let simple = split(candidate).1;
        simple.eq_ignore_ascii_case(split(name).1)
    };
    let primitives = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];
    if let Some(candidate) = primitives.into_iter().chain(known).find(|candidate| close(candidate)) {
        let _ = write!(message, "; did you mean `{candidate}`?");
    }
    message
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
