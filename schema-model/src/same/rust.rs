//! What a schema is in Rust, for messages that say what to write.

use crate::{Node, View, message::Message};

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
        // Which type in Rust has a logical type depends on the features of the runtime.
        _ => node.logical_type().is_none(),
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
