//! The whole schema as JSON, laid out as Java's `Schema.toString`, which registries take as a schema's content.

use super::json_writer::Writer;
use crate::schema::{
    Branches, Enum, Field, Fixed, Node, Order, Property, Record, Text, View,
    name::{Name, option_str_eq, split, str_eq},
};

/// `space` is the namespace of the definition around, which names inside leave out.
pub(crate) const fn write<'n>(writer: &mut Writer<'n, '_>, node: &'n Node, space: Option<&'n str>) {
    match node.view() {
        View::Record(record) => write_record(writer, node, record, space),
        View::Union(branches) => write_union(writer, branches, space),
        View::Array(items) => {
            writer.out.push("{\"type\":\"array\",\"items\":");
            write(writer, items, space);
            put_end(writer, node);
        }
        View::Map(values) => {
            writer.out.push("{\"type\":\"map\",\"values\":");
            write(writer, values, space);
            put_end(writer, node);
        }
        View::Enum(symbols) => write_enum(writer, node, symbols, space),
        View::Fixed(fixed) => write_fixed(writer, node, fixed, space),
        View::Reference(name) => put_name_in(writer, name.full(), space),
        _ => write_primitive(writer, node),
    }
}

const fn write_primitive<'n>(writer: &mut Writer<'n, '_>, node: &'n Node) {
    let plain = node.properties.get().is_empty();
    if !plain {
        writer.out.push("{\"type\":");
    }
    writer.out.push(node.quoted_type_name());
    if !plain {
        put_end(writer, node);
    }
}

const fn write_union<'n>(writer: &mut Writer<'n, '_>, branches: Branches<'n>, space: Option<&'n str>) {
    writer.out.push("[");
    let mut i = 0;
    while let Some(branch) = branches.get(i) {
        if i > 0 {
            writer.out.push(",");
        }
        write(writer, branch, space);
        i += 1;
    }
    writer.out.push("]");
}

const fn write_record<'n>(writer: &mut Writer<'n, '_>, node: &'n Node, record: &'n Record, space: Option<&'n str>) {
    let kind = if record.is_error() { "{\"type\":\"error\"" } else { "{\"type\":\"record\"" };
    if !define(writer, kind, &record.name, space, record.doc()) {
        return;
    }
    writer.out.push(",\"fields\":[");
    let fields = record.fields.get();
    let runs = record.runs.get();
    let (mut i, mut run) = (0, 0);
    while i < fields.len() {
        if i > 0 {
            writer.out.push(",");
        }
        if run < runs.len() && runs[run].first == i {
            writer.out.push(runs[run].json.as_str());
            i = runs[run].end();
            run += 1;
        } else {
            put_field(writer, &fields[i], record.name.namespace());
            i += 1;
        }
    }
    writer.out.push("]");
    put_tail(writer, node, record.aliases(), &record.name);
}

const fn write_enum<'n>(writer: &mut Writer<'n, '_>, node: &'n Node, symbols: &'n Enum, space: Option<&'n str>) {
    if !define(writer, "{\"type\":\"enum\"", symbols.name(), space, symbols.doc()) {
        return;
    }
    put_symbols(writer, symbols.symbols());
    if let Some(default) = symbols.default() {
        writer.out.push(",\"default\":\"");
        writer.out.push(default);
        writer.out.push("\"");
    }
    put_tail(writer, node, symbols.aliases(), symbols.name());
}

const fn write_fixed<'n>(writer: &mut Writer<'n, '_>, node: &'n Node, fixed: &'n Fixed, space: Option<&'n str>) {
    if !define(writer, "{\"type\":\"fixed\"", fixed.name(), space, fixed.doc()) {
        return;
    }
    writer.out.push(",\"size\":");
    writer.put_number(fixed.size());
    put_tail(writer, node, fixed.aliases(), fixed.name());
}

/// Starts a definition; or, where it is written already, puts its name.
const fn define<'n>(
    writer: &mut Writer<'n, '_>,
    kind: &str,
    name: &'n Name,
    space: Option<&str>,
    doc: Option<&str>,
) -> bool {
    if !writer.define(name) {
        put_name_in(writer, name.full(), space);
        return false;
    }
    writer.out.push(kind);
    writer.out.push(",\"name\":\"");
    writer.out.push(name.simple());
    writer.out.push("\"");
    if !option_str_eq(name.namespace(), space) {
        writer.out.push(",\"namespace\":\"");
        if let Some(namespace) = name.namespace() {
            writer.out.push(namespace);
        }
        writer.out.push("\"");
    }
    if let Some(doc) = doc {
        put_doc(writer, doc);
    }
    true
}

/// The end of a definition.
const fn put_tail<'n>(writer: &mut Writer<'n, '_>, node: &'n Node, aliases: &'n [Text], name: &'n Name) {
    put_properties(writer, node.properties.get());
    put_aliases(writer, aliases, name.namespace());
    writer.out.push("}");
}

/// The end of a type without a name.
const fn put_end<'n>(writer: &mut Writer<'n, '_>, node: &'n Node) {
    put_properties(writer, node.properties.get());
    writer.out.push("}");
}

const fn put_field<'n>(writer: &mut Writer<'n, '_>, field: &'n Field, space: Option<&'n str>) {
    writer.out.push("{\"name\":\"");
    writer.out.push(field.name.as_str());
    writer.out.push("\",\"type\":");
    write(writer, field.node.get(), space);
    if let Some(doc) = &field.doc {
        put_doc(writer, doc.as_str());
    }
    if let Some(default) = &field.default {
        writer.out.push(",\"default\":");
        writer.out.push(default.as_str());
    }
    match field.order {
        Order::Ascending => {}
        Order::Descending => writer.out.push(",\"order\":\"descending\""),
        Order::Ignore => writer.out.push(",\"order\":\"ignore\""),
    }
    put_aliases(writer, field.aliases.get(), None);
    put_properties(writer, field.properties.get());
    writer.out.push("}");
}

const fn put_doc(writer: &mut Writer<'_, '_>, doc: &str) {
    writer.out.push(",\"doc\":");
    writer.put_string(doc);
}

const fn put_properties(writer: &mut Writer<'_, '_>, properties: &[Property]) {
    let mut i = 0;
    while i < properties.len() {
        writer.out.push(",");
        writer.put_string(properties[i].key());
        writer.out.push(":");
        writer.out.push(properties[i].value());
        i += 1;
    }
}

const fn put_symbols(writer: &mut Writer<'_, '_>, symbols: &[Text]) {
    writer.out.push(",\"symbols\":[");
    let mut i = 0;
    while i < symbols.len() {
        writer.put_item(",\"", i == 0);
        writer.out.push(symbols[i].as_str());
        writer.out.push("\"");
        i += 1;
    }
    writer.out.push("]");
}

/// Aliases, left out where there are none. Those of a type are written relative to its namespace.
const fn put_aliases(writer: &mut Writer<'_, '_>, names: &[Text], space: Option<&str>) {
    if names.is_empty() {
        return;
    }
    writer.out.push(",\"aliases\":[");
    let mut i = 0;
    while i < names.len() {
        if i > 0 {
            writer.out.push(",");
        }
        put_name_in(writer, names[i].as_str(), space);
        i += 1;
    }
    writer.out.push("]");
}

/// A name as it is written inside a namespace: in full, unless it is of that namespace and not a word of Avro's.
const fn put_name_in(writer: &mut Writer<'_, '_>, full: &str, space: Option<&str>) {
    let (namespace, simple) = split(full);
    writer.out.push("\"");
    writer.out.push(if option_str_eq(namespace, space) && !is_type_word(simple) { simple } else { full });
    writer.out.push("\"");
}

/// The names of Avro's types, which Java does not write alone for a type of the user's.
const fn is_type_word(name: &str) -> bool {
    const WORDS: [&str; 14] = [
        "null", "boolean", "int", "long", "float", "double", "bytes", "string", "record", "enum", "array", "map",
        "union", "fixed",
    ];
    let mut i = 0;
    while i < WORDS.len() {
        if str_eq(WORDS[i], name) {
            return true;
        }
        i += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::schema::Schema;

    #[track_caller]
    fn prints(json: &str, expected: &str) {
        let schema = Schema::parse(json).expect("a valid schema");
        assert_eq!(schema.root().to_json(), expected);
        let again = Schema::parse(expected).expect("what was printed is a schema");
        assert_eq!(again.root().to_json(), expected, "printing is idempotent");
    }

    #[test]
    fn order_and_white_space_do_not_matter() {
        prints(
            r#"{ "fields": [ {"type": {"type":"string"}, "default": "x\u0041\n", "name": "a", "k": {"b": [1, 2.50]}} ],
                 "doc": "d", "aliases": ["Old", "b.Older"], "name": "a.R", "p": null, "type": "record" }"#,
            concat!(
                r#"{"type":"record","name":"R","namespace":"a","doc":"d","fields":[{"name":"a","type":"string","#,
                r#""default":"xA\n","k":{"b":[1,2.5]}}],"p":null,"aliases":["Old","b.Older"]}"#
            ),
        );
    }

    #[test]
    fn names_inside_are_relative() {
        prints(
            r#"{"type":"record","name":"a.R","fields":[
                {"name":"x","type":{"type":"fixed","name":"F","size":3}},
                {"name":"y","type":{"type":"enum","name":"b.E","symbols":["A","B"],"default":"A"},"order":"ignore"},
                {"name":"z","type":["null","F","b.E","R"],"default":null}]}"#,
            concat!(
                r#"{"type":"record","name":"R","namespace":"a","fields":["#,
                r#"{"name":"x","type":{"type":"fixed","name":"F","size":3}},"#,
                r#"{"name":"y","type":{"type":"enum","name":"E","namespace":"b","symbols":["A","B"],"default":"A"},"#,
                r#""order":"ignore"},{"name":"z","type":["null","F","b.E","R"],"default":null}]}"#
            ),
        );
    }

    #[test]
    fn properties_of_a_primitive_are_kept() {
        prints(r#"{"logicalType": "date", "type": "int"}"#, r#"{"type":"int","logicalType":"date"}"#);
    }

    #[test]
    fn the_null_namespace_inside_another_is_written() {
        prints(
            r#"{"type":"record","name":"a.R","fields":[{"name":"x","type":
                {"type":"record","name":"S","namespace":"","fields":[]}}]}"#,
            concat!(
                r#"{"type":"record","name":"R","namespace":"a","fields":[{"name":"x","type":"#,
                r#"{"type":"record","name":"S","namespace":"","fields":[]}}]}"#
            ),
        );
    }
}
