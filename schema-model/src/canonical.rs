//! Parsing Canonical Form (Avro specification, "Transforming into Parsing Canonical Form").
//!
//! Constant evaluation takes a step for each statement of a function whenever it is called, run or not, and allows 128
//! frames: so the functions are small, and one frame is a level of nesting, or two.

use crate::{Branches, Enum, Fixed, Name, Node, Record, View, writer::Writer};

pub(crate) const fn write<'n>(writer: &mut Writer<'n, '_>, node: &'n Node) {
    match node.view() {
        View::Record(record) => write_record(writer, record),
        View::Union(branches) => write_union(writer, branches),
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
        View::Enum(symbols) => write_enum(writer, symbols),
        View::Fixed(fixed) => write_fixed(writer, fixed),
        View::Reference(name) => {
            writer.put("\"");
            writer.put(name.full());
            writer.put("\"");
        }
        _ => writer.put(node.quoted_type_name()),
    }
}

const fn write_record<'n>(writer: &mut Writer<'n, '_>, record: &'n Record) {
    if !define(writer, record.name()) {
        return;
    }
    writer.put("record\",\"fields\":[");
    let fields = record.fields();
    let runs = record.runs.get();
    let (mut i, mut run) = (0, 0);
    while i < fields.len() {
        if i > 0 {
            writer.put(",");
        }
        if run < runs.len() && runs[run].first == i {
            writer.put_run(&runs[run]);
            i = runs[run].end();
            run += 1;
        } else {
            writer.put("{\"name\":\"");
            writer.put(fields[i].name());
            writer.put("\",\"type\":");
            write(writer, fields[i].schema());
            writer.put("}");
            i += 1;
        }
    }
    writer.put("]}");
}

const fn write_union<'n>(writer: &mut Writer<'n, '_>, branches: Branches<'n>) {
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

const fn write_enum<'n>(writer: &mut Writer<'n, '_>, symbols: &'n Enum) {
    if !define(writer, symbols.name()) {
        return;
    }
    writer.put("enum\",\"symbols\":[");
    let symbols = symbols.symbols();
    let mut i = 0;
    while i < symbols.len() {
        writer.put_item(",\"", i == 0);
        writer.put(symbols[i].as_str());
        writer.put("\"");
        i += 1;
    }
    writer.put("]}");
}

const fn write_fixed<'n>(writer: &mut Writer<'n, '_>, fixed: &'n Fixed) {
    if !define(writer, fixed.name()) {
        return;
    }
    writer.put("fixed\",\"size\":");
    writer.put_number(fixed.size());
    writer.put("}");
}

/// Starts a definition; or, where it is written already, puts its name.
const fn define<'n>(writer: &mut Writer<'n, '_>, name: &'n Name) -> bool {
    let is_new = writer.define(name);
    writer.put(if is_new { "{\"name\":\"" } else { "\"" });
    writer.put(name.full());
    writer.put(if is_new { "\",\"type\":\"" } else { "\"" });
    is_new
}
