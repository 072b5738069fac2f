//! Parsing Canonical Form (Avro specification, "Transforming into Parsing Canonical Form").

use crate::{Node, View, writer::Writer};

/// One frame of the interpreter per level of nesting: constant evaluation allows 128 of them.
pub(crate) const fn write<'n>(writer: &mut Writer<'n, '_>, node: &'n Node) {
    if let Some(name) = node.name() {
        if !writer.define(name) {
            writer.put("\"");
            writer.put(name.full());
            writer.put("\"");
            return;
        }
        writer.put("{\"name\":\"");
        writer.put(name.full());
        writer.put("\",\"type\":\"");
    }
    match node.view() {
        View::Array(items) => {
            writer.put("{\"type\":\"array\",\"items\":");
            write(writer, items);
            writer.put("}");
        }
        View::Map(values) => {
            writer.put("{\"type\":\"map\",\"values\":");
            write(writer, values);
            writer.put("}");
        }
        View::Union(branches) => {
            writer.put("[");
            let mut i = 0;
            while let Some(branch) = branches.get(i) {
                if i > 0 {
                    writer.put(",");
                }
                write(writer, branch);
                i += 1;
            }
            writer.put("]");
        }
        View::Record(record) => {
            writer.put("record\",\"fields\":[");
            let fields = record.fields();
            let mut i = 0;
            while i < fields.len() {
                writer.put(if i == 0 { "{\"name\":\"" } else { ",{\"name\":\"" });
                writer.put(fields[i].name());
                writer.put("\",\"type\":");
                write(writer, fields[i].schema());
                writer.put("}");
                i += 1;
            }
            writer.put("]}");
        }
        View::Enum(symbols) => {
            writer.put("enum\",\"symbols\":[");
            let symbols = symbols.symbols();
            let mut i = 0;
            while i < symbols.len() {
                writer.put(if i == 0 { "\"" } else { ",\"" });
                writer.put(symbols[i].as_str());
                writer.put("\"");
                i += 1;
            }
            writer.put("]}");
        }
        View::Fixed(fixed) => {
            writer.put("fixed\",\"size\":");
            writer.put_number(fixed.size());
            writer.put("}");
        }
        _ => {
            writer.put("\"");
            writer.put(node.type_name());
            writer.put("\"");
        }
    }
}
