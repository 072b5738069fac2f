//! Types without a name that have properties where they are used, for the derive.

use super::{Node, Property, StaticSchema, View, name::str_eq, node::Kind, raw::Raw};
use crate::diagnostics;

/// How many types an array, a map or a union is made of.
pub const fn part_count(schema: StaticSchema) -> usize {
    match schema.get().view() {
        View::Array(_) | View::Map(_) => 1,
        View::Union(branches) => branches.len(),
        _ => 0,
    }
}

/// A type that a schema is made of, by a step of a JSON pointer: `/items`, `/values`, or the number of a branch.
///
/// Ends constant evaluation where there is none.
#[track_caller]
pub const fn part(schema: StaticSchema, step: &str) -> StaticSchema {
    match index(schema, step) {
        Some(index) => part_at(schema, index),
        None => no_part(schema, step),
    }
}

/// All types that a schema is made of, some of them by others.
#[track_caller]
pub const fn parts<const COUNT: usize>(schema: StaticSchema, others: &[(&str, StaticSchema)]) -> [StaticSchema; COUNT] {
    let mut parts = [schema; COUNT];
    let mut i = 0;
    while i < COUNT {
        parts[i] = part_at(schema, i);
        i += 1;
    }
    let mut i = 0;
    while i < others.len() {
        match index(schema, others[i].0) {
            Some(index) => parts[index] = others[i].1,
            None => no_part(schema, others[i].0),
        }
        i += 1;
    }
    parts
}

/// A type without a name, made of these parts, with these properties in place of its own, if there are any.
///
/// Ends constant evaluation for one that has a name.
#[track_caller]
pub const fn with_type_properties(
    schema: StaticSchema,
    parts: &'static [StaticSchema],
    properties: &'static [Property],
) -> Node {
    let node = schema.get();
    let kind = match &node.kind {
        Kind::Null => Kind::Null,
        Kind::Boolean => Kind::Boolean,
        Kind::Int => Kind::Int,
        Kind::Long => Kind::Long,
        Kind::Float => Kind::Float,
        Kind::Double => Kind::Double,
        Kind::Bytes => Kind::Bytes,
        Kind::String => Kind::String,
        Kind::Array(_) => Kind::Array(parts[0].link()),
        Kind::Map(_) => Kind::Map(parts[0].link()),
        Kind::Union(_) if !properties.is_empty() => fail(&["a union has no properties of its own"]),
        Kind::Union(_) => Kind::Union(Raw::from_static_schemas(parts)),
        _ => {
            fail(&["`", node.label(), "` has a name, and its properties at its definition: `#[avro(properties = …)]`"]);
        }
    };
    let properties = if properties.is_empty() { node.properties.same() } else { Raw::from_static(properties) };
    Node { kind, properties, id: node.id, domain: node.domain }
}

const fn part_at(schema: StaticSchema, index: usize) -> StaticSchema {
    match schema.get().view() {
        View::Array(inner) | View::Map(inner) => StaticSchema::new(inner),
        View::Union(branches) => match branches.get(index) {
            Some(branch) => StaticSchema::new(branch),
            None => schema,
        },
        _ => schema,
    }
}

const fn index(schema: StaticSchema, step: &str) -> Option<usize> {
    match schema.get().view() {
        View::Array(_) if str_eq(step, "/items") => Some(0),
        View::Map(_) if str_eq(step, "/values") => Some(0),
        View::Union(branches) => {
            let number = step.as_bytes();
            let (mut index, mut i) = (0, 1);
            while i < number.len() {
                if !number[i].is_ascii_digit() || index > branches.len() {
                    return None;
                }
                index = index * 10 + (number[i] - b'0') as usize;
                i += 1;
            }
            if i > 1 && index < branches.len() { Some(index) } else { None }
        }
        _ => None,
    }
}

#[track_caller]
const fn no_part(schema: StaticSchema, step: &str) -> ! {
    fail(&["the type is `", schema.get().type_name(), "` in Avro, and has no part `", step, "`"])
}

#[track_caller]
const fn fail(parts: &[&str]) -> ! {
    let rule = diagnostics::TYPE_PROPERTIES_PLACE;
    diagnostics::fail(rule, parts, rule.way_out)
}
