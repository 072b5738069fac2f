//! Parsing Canonical Form (Avro specification, "Transforming into Parsing Canonical Form").
//!
//! Constant evaluation takes a step for each statement of a function whenever it is called, run or not, and allows 128
//! frames: so the functions are small, and one frame is a level of nesting, or two.

use super::json_writer::Writer;
use crate::schema::{Branches, Enum, Fixed, Name, Node, Record, View};

pub(crate) const fn write<'n>(writer: &mut Writer<'n, '_>, node: &'n Node) {
    match node.view() {
        View::Record(record) => write_record(writer, record),
        View::Union(branches) => write_union(writer, branches),
        View::Array(items) => {
            writer.out.push("{\"type\":\"array\",\"items\":");
            write(writer, items);
            writer.out.push("}");
        }
        View::Map(values) => {
            writer.out.push("{\"type\":\"map\",\"values\":");
            write(writer, values);
            writer.out.push("}");
        }
        View::Enum(symbols) => write_enum(writer, symbols),
        View::Fixed(fixed) => write_fixed(writer, fixed),
        View::Reference(name) => {
            writer.out.push("\"");
            writer.out.push(name.full.as_str());
            writer.out.push("\"");
        }
        _ => writer.out.push(node.quoted_type_name()),
    }
}

const fn write_record<'n>(writer: &mut Writer<'n, '_>, record: &'n Record) {
    if !define(writer, &record.name) {
        return;
    }
    writer.out.push("record\",\"fields\":[");
    let fields = record.fields.get();
    let runs = record.runs.get();
    let (mut i, mut run) = (0, 0);
    while i < fields.len() {
        if i > 0 {
            writer.out.push(",");
        }
        if run < runs.len() && runs[run].first == i {
            writer.put_prerendered(&runs[run]);
            i = runs[run].end();
            run += 1;
        } else {
            writer.out.push("{\"name\":\"");
            writer.out.push(fields[i].name.as_str());
            writer.out.push("\",\"type\":");
            write(writer, fields[i].node.get());
            writer.out.push("}");
            i += 1;
        }
    }
    writer.out.push("]}");
}

const fn write_union<'n>(writer: &mut Writer<'n, '_>, branches: Branches<'n>) {
    writer.out.push("[");
    let mut i = 0;
    while let Some(branch) = branches.get(i) {
        if i > 0 {
            writer.out.push(",");
        }
        write(writer, branch);
        i += 1;
    }
    writer.out.push("]");
}

const fn write_enum<'n>(writer: &mut Writer<'n, '_>, symbols: &'n Enum) {
    if !define(writer, symbols.name()) {
        return;
    }
    writer.out.push("enum\",\"symbols\":[");
    let symbols = symbols.symbols();
    let mut i = 0;
    while i < symbols.len() {
        writer.put_item(",\"", i == 0);
        writer.out.push(symbols[i].as_str());
        writer.out.push("\"");
        i += 1;
    }
    writer.out.push("]}");
}

const fn write_fixed<'n>(writer: &mut Writer<'n, '_>, fixed: &'n Fixed) {
    if !define(writer, fixed.name()) {
        return;
    }
    writer.out.push("fixed\",\"size\":");
    writer.put_number(fixed.size());
    writer.out.push("}");
}

/// Starts a definition; or, where it is written already, puts its name.
const fn define<'n>(writer: &mut Writer<'n, '_>, name: &'n Name) -> bool {
    let is_new = writer.define(name);
    writer.out.push(if is_new { "{\"name\":\"" } else { "\"" });
    writer.out.push(name.full.as_str());
    writer.out.push(if is_new { "\",\"type\":\"" } else { "\"" });
    is_new
}
