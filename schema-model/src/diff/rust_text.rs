//! What a schema is in Rust, for messages that say what to write.

use crate::{
    diagnostics::Message,
    schema::{Node, View},
};

/// Whether the types that this project knows are enough to say it. Named types are said by their names.
pub(super) const fn is_known(node: &Node) -> bool {
    match node.view() {
        View::Null => false,
        View::Array(inner) | View::Map(inner) => is_known(inner),
        View::Union(branches) => match (branches.len(), branches.get(0), branches.get(1)) {
            (2, Some(first), Some(second)) => {
                matches!(first.view(), View::Null) && !matches!(second.view(), View::Null) && is_known(second)
            }
            _ => false,
        },
        // No type in Rust has a logical type yet.
        _ => node.logical_type().is_none(),
    }
}

/// What has a logical type here, other than a fixed, which its properties give one.
pub(super) const fn logical_inside(node: &Node) -> Option<&Node> {
    match node.view() {
        View::Array(inner) | View::Map(inner) => logical_inside(inner),
        View::Union(branches) => {
            let mut i = 0;
            while let Some(branch) = branches.get(i) {
                if let Some(found) = logical_inside(branch) {
                    return Some(found);
                }
                i += 1;
            }
            None
        }
        _ if node.name().is_none() && node.logical_type().is_some() => Some(node),
        _ => None,
    }
}

pub(super) const fn push(message: &mut Message, node: &Node) {
    match node.view() {
        View::Null => message.push("()"),
        View::Boolean => message.push("bool"),
        View::Int => message.push("i32"),
        View::Long => message.push("i64"),
        View::Float => message.push("f32"),
        View::Double => message.push("f64"),
        View::Bytes => message.push("Vec<u8>"),
        View::String => message.push("String"),
        View::Array(items) => push_around(message, "Vec<", items),
        View::Map(values) => push_around(message, "HashMap<String, ", values),
        View::Union(branches) => {
            if let Some(branch) = branches.get(1) {
                push_around(message, "Option<", branch);
            }
        }
        View::Record(record) => message.push(record.name().simple()),
        View::Enum(symbols) => message.push(symbols.name().simple()),
        View::Fixed(fixed) => message.push(fixed.name().simple()),
        View::Reference(name) => message.push(name.simple()),
    }
}

const fn push_around(message: &mut Message, start: &str, inner: &Node) {
    message.push(start);
    push(message, inner);
    message.push(">");
}
