//! What a schema is in a file, for messages.

use crate::{
    diagnostics::Message,
    schema::{LogicalType, Node, View},
};

/// A type as a message names it: by its JSON, or as the record, enum or fixed of its name.
pub(crate) const fn push(message: &mut Message, node: &Node) {
    match node.name() {
        Some(name) => {
            message.push_all(&["the ", node.type_name(), " `", name.full(), "`"]);
            if let Some(logical) = node.logical_type() {
                message.push(" with `");
                push_logical(message, logical);
                message.push("`");
            }
        }
        None => {
            message.push("`");
            push_json(message, node, "");
            message.push("`");
        }
    }
}

/// A type as JSON, with named types by their names; `quote` is what a name alone is put in.
const fn push_json(message: &mut Message, node: &Node, quote: &str) {
    let logical = node.logical_type();
    match (node.view(), logical) {
        (View::Array(items), _) => push_around(message, "array\",\"items", items),
        (View::Map(values), _) => push_around(message, "map\",\"values", values),
        (View::Union(branches), _) => {
            message.push("[");
            let mut i = 0;
            while let Some(branch) = branches.get(i) {
                message.push(if i == 0 { "" } else { "," });
                push_json(message, branch, "\"");
                i += 1;
            }
            message.push("]");
        }
        (_, Some(logical)) if node.name().is_none() => {
            message.push_all(&["{\"type\":\"", node.type_name(), "\","]);
            push_logical(message, logical);
            message.push("}");
        }
        _ => {
            message.push_all(&[quote, node.label(), quote]);
        }
    }
}

const fn push_around(message: &mut Message, start: &str, inner: &Node) {
    message.push_all(&["{\"type\":\"", start, "\":"]);
    push_json(message, inner, "\"");
    message.push("}");
}

/// The logical type of a node, as [`push_logical`] has it.
pub(super) const fn push_logical_of(message: &mut Message, node: &Node) {
    if let Some(logical) = node.logical_type() {
        push_logical(message, logical);
    }
}

/// A logical type as it is written among the attributes of a type.
const fn push_logical(message: &mut Message, logical: LogicalType) {
    message.push_all(&["\"logicalType\":\"", logical_name(logical), "\""]);
    if let LogicalType::Decimal { precision, scale } = logical {
        message.push(",\"precision\":");
        message.push_number(precision as usize);
        message.push(",\"scale\":");
        message.push_number(scale as usize);
    }
}

/// What the specification calls a logical type.
const fn logical_name(logical: LogicalType) -> &'static str {
    match logical {
        LogicalType::Decimal { .. } => "decimal",
        LogicalType::BigDecimal => "big-decimal",
        LogicalType::Uuid => "uuid",
        LogicalType::Date => "date",
        LogicalType::TimeMillis => "time-millis",
        LogicalType::TimeMicros => "time-micros",
        LogicalType::TimestampMillis => "timestamp-millis",
        LogicalType::TimestampMicros => "timestamp-micros",
        LogicalType::TimestampNanos => "timestamp-nanos",
        LogicalType::LocalTimestampMillis => "local-timestamp-millis",
        LogicalType::LocalTimestampMicros => "local-timestamp-micros",
        LogicalType::LocalTimestampNanos => "local-timestamp-nanos",
        LogicalType::Duration => "duration",
    }
}
