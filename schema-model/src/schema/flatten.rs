//! The fields of a record that flattens others: theirs stand in place, put together when the program is compiled.
//!
//! The list is copied, so that what walks a record's fields sees one list, flattened or not.

use super::{
    Field, Node, Prerendered, Record, StaticSchema, View,
    name::str_eq,
    raw::{Raw, Text},
};
use crate::diagnostics::{self, Message};

/// A part of a record's fields.
pub enum FieldPart {
    /// Fields of its own, and the texts of some of them, whose indices count from the first of these.
    Own(&'static [Field], &'static [Prerendered]),
    /// The fields of another record.
    Flattened(StaticSchema),
}

/// A record whose fields are made of these parts.
pub trait FieldSource {
    /// The parts, in the order of the wire.
    const PARTS: &'static [FieldPart];
}

/// A record of a compiled-in schema with the fields of all parts.
#[must_use]
pub const fn flattened_record<S: FieldSource>(full_name: &'static str) -> Record {
    let (fields, runs) = lists_of::<S>();
    Record::new(full_name, fields).with_prerendered(runs)
}

/// How many fields a record has; none where the schema is no record's.
#[must_use]
pub const fn field_count(schema: StaticSchema) -> usize {
    match schema.get().view() {
        View::Record(record) => record.fields().len(),
        _ => 0,
    }
}

type Lists = (&'static [Field], &'static [Prerendered]);

/// As the texts are, the lists are kept in the smallest of a few sizes: a generic type's have no constant length.
const fn lists_of<S: FieldSource>() -> Lists {
    match size_class(S::PARTS) {
        0..=8 => sized::<S, 8>(),
        16 => sized::<S, 16>(),
        32 => sized::<S, 32>(),
        64 => sized::<S, 64>(),
        128 => sized::<S, 128>(),
        256 => sized::<S, 256>(),
        512 => sized::<S, 512>(),
        1024 => sized::<S, 1024>(),
        2048 => sized::<S, 2048>(),
        // The compiler does not get through a struct of more.
        _ => sized::<S, 0x1_0000>(),
    }
}

const fn size_class(parts: &[FieldPart]) -> usize {
    let (mut len, mut i) = (0, 0);
    while i < parts.len() {
        len += match &parts[i] {
            FieldPart::Own(fields, _) => fields.len(),
            FieldPart::Flattened(schema) => field_count(*schema),
        };
        i += 1;
    }
    len.next_power_of_two()
}

/// A function of its own, since a constant is evaluated with the function that names it, used or not.
const fn sized<S: FieldSource, const SIZE: usize>() -> Lists {
    let draft = const { &Draft::<SIZE>::new(S::PARTS) };
    (draft.fields.split_at(draft.len).0, draft.runs.split_at(draft.run_count).0)
}

struct Draft<const SIZE: usize> {
    fields: [Field; SIZE],
    len: usize,
    runs: [Prerendered; SIZE],
    run_count: usize,
}

impl<const SIZE: usize> Draft<SIZE> {
    const fn new(parts: &'static [FieldPart]) -> Self {
        let mut draft = Self {
            fields: [const { Field::new("", StaticSchema::new(&Node::NULL)) }; SIZE],
            len: 0,
            runs: [const { Prerendered::EMPTY }; SIZE],
            run_count: 0,
        };
        let mut i = 0;
        while i < parts.len() {
            match &parts[i] {
                FieldPart::Own(fields, runs) => draft.push(fields, runs),
                FieldPart::Flattened(schema) => {
                    if let View::Record(record) = schema.get().view() {
                        draft.push(record.fields(), record.runs.get());
                    }
                }
            }
            i += 1;
        }
        draft
    }

    const fn push(&mut self, fields: &'static [Field], runs: &'static [Prerendered]) {
        let first = self.len;
        let mut i = 0;
        while i < fields.len() {
            self.fields[self.len] = copy(&fields[i]);
            self.len += 1;
            i += 1;
        }
        let mut i = 0;
        while i < runs.len() {
            self.runs[self.run_count] = runs[i].moved_by(first);
            self.run_count += 1;
            i += 1;
        }
    }
}

/// The same field for another record. What it points at lives as long as the program, since the borrow does.
const fn copy(field: &'static Field) -> Field {
    Field {
        name: field.name.same(),
        node: field.node,
        doc: copy_text(&field.doc),
        default: copy_text(&field.default),
        order: field.order,
        aliases: field.aliases.same(),
        properties: field.properties.same(),
    }
}

const fn copy_text(text: &Option<Text>) -> Option<Text> {
    match text {
        Some(text) => Some(text.same()),
        None => None,
    }
}

/// Ends constant evaluation if one of a record's fields from `first` on, and before `end`, has a name or an alias of a field
/// before them.
///
/// `member` is the Rust field that they come from, and `flattened` says that they are those of its record.
#[track_caller]
pub const fn assert_fields_differ(record: StaticSchema, first: usize, end: usize, member: &str, flattened: bool) {
    let View::Record(record) = record.get().view() else { return };
    let fields = record.fields();
    let mut later = first;
    while later < end {
        let mut earlier = 0;
        while earlier < first {
            if let Some(shared) = shared_name(&fields[earlier], &fields[later]) {
                clash(&fields[earlier], &fields[later], shared, member, flattened);
            }
            earlier += 1;
        }
        later += 1;
    }
}

#[track_caller]
const fn clash(earlier: &Field, later: &Field, shared: &str, member: &str, flattened: bool) -> ! {
    let mut message = Message::new();
    if flattened {
        message.push_all(&["the field `", later.name(), "` of `", member, "`, which is flattened here, "]);
    } else {
        message.push_all(&["the field `", member, "` "]);
    }
    let names = str_eq(earlier.name(), shared) && str_eq(later.name(), shared);
    let rule = if names { diagnostics::TWO_FIELDS_OF_ONE_NAME } else { diagnostics::ALIAS_OF_ANOTHER_FIELD };
    match (names, str_eq(later.name(), shared)) {
        (true, _) => message.push("has the name of another field of this record"),
        (_, true) => message.push_all(&["has the name of an alias of the field `", earlier.name(), "` of this record"]),
        _ => message.push_all(&[
            "has the alias `",
            shared,
            "`, which another field of this record has as a name or an alias",
        ]),
    }
    message.help(rule);
    match (names, flattened) {
        (true, true) => message.push(
            "rename one of the two, `#[avro(rename = \"…\")]`, where it is declared; or hold the record as a field of its \
             own, without `flatten`",
        ),
        (true, false) => message.push("rename it: `#[avro(rename = \"…\")]`; or hold the record before it without `flatten`"),
        _ => message.push("leave the alias out where it is declared, or hold the record without `flatten`"),
    }
    message.fail()
}

/// A name or an alias that two fields have.
const fn shared_name<'f>(a: &'f Field, b: &'f Field) -> Option<&'f str> {
    if has(a, b.name()) {
        return Some(b.name());
    }
    let aliases = b.aliases();
    let mut i = 0;
    while i < aliases.len() {
        if has(a, aliases[i].as_str()) {
            return Some(aliases[i].as_str());
        }
        i += 1;
    }
    None
}

const fn has(field: &Field, name: &str) -> bool {
    if str_eq(field.name(), name) {
        return true;
    }
    let aliases = field.aliases();
    let mut i = 0;
    while i < aliases.len() {
        if str_eq(aliases[i].as_str(), name) {
            return true;
        }
        i += 1;
    }
    false
}

impl Prerendered {
    /// What fills a list up.
    const EMPTY: Self = Self {
        first: 0,
        fields: Raw::empty(),
        canonical_form: Text::new(""),
        json: Text::new(""),
        crc64: crate::crc64::Crc64Piece::of(b""),
    };

    /// The same texts for fields that stand further behind.
    const fn moved_by(&'static self, places: usize) -> Self {
        Self {
            first: self.first + places,
            fields: self.fields.same(),
            canonical_form: self.canonical_form.same(),
            json: self.json.same(),
            crc64: self.crc64,
        }
    }
}
