//! What messages about resolution call types.

use crate::schema::{Node, View, logical::push_logical};

pub(super) fn types(writer: &Node, reader: &Node) -> String {
    format!("the writer has {}, the reader {}", described(writer), described(reader))
}

pub(super) fn names(writer: &Node, reader: &Node) -> (String, String) {
    let full = writer.name().map(|name| name.full().to_owned()).unwrap_or_default();
    let message = format!(
        "the writer has {}, the reader {}, which has no alias of that name",
        described(writer),
        described(reader)
    );
    (full, message)
}

/// How many branches of a union a message names.
const SHOWN: usize = 12;

/// A type for a message: a named one by its name.
pub(super) fn described(node: &Node) -> String {
    let kind = node.type_name();
    let mut text = match (node.name(), node.view()) {
        (Some(name), _) => format!("the {kind} `{name}`"),
        (None, View::Union(branches)) => {
            let count = branches.len();
            let name =
                |branch: &'_ Node| branch.name().map_or_else(|| branch.type_name().to_owned(), ToString::to_string);
            let mut names: Vec<_> = branches.iter().take(SHOWN).map(name).collect();
            if count > SHOWN {
                names.push(format!("… of {count}"));
            }
            format!("the union [{}]", names.join(", "))
        }
        _ => kind.to_owned(),
    };
    push_logical(&mut text, node);
    text
}

/// What Java says of two types that differ.
pub(super) fn java_types(writer: &Node, reader: &Node) -> String {
    format!("reader type: {} not compatible with writer type: {}", java_type(reader), java_type(writer))
}

/// Java's name of a type.
pub(super) fn java_type(node: &Node) -> String {
    node.type_name().to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::described;
    use crate::schema::Schema;

    #[test]
    fn a_logical_type_is_described_as_in_a_schema() {
        for (schema, expected) in [
            (
                r#"{"type":"bytes","logicalType":"decimal","precision":5,"scale":2,"owner":"us"}"#,
                r#"bytes with "logicalType":"decimal","precision":5,"scale":2"#,
            ),
            (r#"{"type":"long","logicalType":"timestamp-micros"}"#, r#"long with "logicalType":"timestamp-micros""#),
            (
                r#"{"type":"fixed","name":"F","size":16,"logicalType":"uuid","precision":1}"#,
                r#"the fixed `F` with "logicalType":"uuid""#,
            ),
            (r#"{"type":"int","logicalType":"uuid"}"#, "int"),
        ] {
            assert_eq!(described(Schema::parse(schema).expect("a valid schema").root()), expected);
        }
    }
}
