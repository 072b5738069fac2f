//! The walk through a type and a recorded version, to the first value that could not be read.
//!
//! As in comparing with a file, records are queued, each pair once: a recursive schema ends, and a deep one does not exhaust
//! the compiler's frames.

use super::pairs::{Pair, Pairs, Place, Step};
use crate::{
    resolve::{
        LogicalConversion, Relation, has_text, index_of, logical_conversion, names_agree, reader_branch, relation,
        writer_field,
    },
    schema::{
        Enum, Field, Node, Record, StaticSchema, View,
        name::{option_str_eq, str_eq},
    },
};

/// A recorded version of a subject's schema, and which side a type is on when it meets its data.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    pub(crate) schema: StaticSchema,
    pub(crate) version: u32,
    pub(crate) subject: &'static str,
    pub(crate) reads: bool,
    pub(crate) is_read: bool,
}

/// What a type is to data of another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// It reads what the version wrote.
    Reader,
    /// What it writes, readers with the version read.
    Writer,
}

impl Recorded {
    /// A version of a subject: whether the type is to read its data, as the levels BACKWARD and FULL ask, and whether its
    /// readers are to read what the type writes, as FORWARD and FULL do.
    pub const fn new(schema: StaticSchema, version: u32, subject: &'static str, reads: bool, is_read: bool) -> Self {
        Self { schema, version, subject, reads, is_read }
    }

    pub(crate) const fn has(&self, side: Side) -> bool {
        match side {
            Side::Reader => self.reads,
            Side::Writer => self.is_read,
        }
    }
}

/// What cannot be read, and where in the type.
#[derive(Clone, Copy)]
pub(crate) struct Found<'n> {
    pub(crate) place: Place,
    pub(crate) breach: Breach<'n>,
}

/// Why it cannot be read.
#[derive(Clone, Copy)]
pub(crate) enum Breach<'n> {
    /// The reader has a field without a default, which the writer does not have.
    Missing { field: &'n Field, writer: &'n Record, reader: &'n Record },
    /// The one type is not read as the other.
    Type { writer: &'n Node, reader: &'n Node },
    /// The one logical type is not read as the other, and why.
    LogicalType { writer: &'n Node, reader: &'n Node, why: &'static str },
    /// No branch of the reader's union takes the type.
    Branch { writer: &'n Node, reader: &'n Node },
    /// A branch of the writer's union is not read.
    Alternative { union: &'n Node, branch: &'n Node, reader: &'n Node },
    /// The names differ, without an alias.
    Name { writer: &'n Node, reader: &'n Node },
    /// The reader lacks symbols, and has no default.
    Symbols { writer: &'n Enum, reader: &'n Enum },
    /// The sizes differ.
    Size { writer: usize, reader: usize },
}

pub(crate) struct Walk<'n, 'q> {
    pub(crate) pairs: Pairs<'n, 'q>,
    side: Side,
}

/// None where all can be read.
type Breached<'n> = Option<Found<'n>>;

impl<'n, 'q> Walk<'n, 'q> {
    pub(crate) const fn new(slots: &'q mut [Option<Pair<'n>>], side: Side) -> Self {
        Self { pairs: Pairs::new(slots), side }
    }

    /// Checks the queued pairs of records from an index on, and those that they lead to.
    pub(crate) const fn records(&mut self, from: usize) -> Breached<'n> {
        let mut i = from;
        while let Some(pair) = self.pairs.get(i) {
            let mut field = 0;
            while field < self.reader(&pair).fields().len() {
                if let Some(found) = self.field(i, &pair, field) {
                    return Some(found);
                }
                field += 1;
            }
            i += 1;
        }
        None
    }

    const fn reader(&self, pair: &Pair<'n>) -> &'n Record {
        match self.side {
            Side::Reader => pair.ty,
            Side::Writer => pair.file,
        }
    }

    const fn writer(&self, pair: &Pair<'n>) -> &'n Record {
        match self.side {
            Side::Reader => pair.file,
            Side::Writer => pair.ty,
        }
    }

    /// Checks a field of the reader's record in a pair.
    pub(crate) const fn field(&mut self, index: usize, pair: &Pair<'n>, field: usize) -> Breached<'n> {
        let (writer, reader) = (self.writer(pair), self.reader(pair));
        let read = &reader.fields()[field];
        match writer_field(writer.fields(), reader.fields(), field) {
            Some(taken) => {
                let place = match self.side {
                    Side::Reader => Place::field(index, field),
                    Side::Writer => Place::field(index, taken),
                };
                self.value(writer.fields()[taken].schema(), read.schema(), place)
            }
            None if read.default().is_some() => None,
            None => {
                let place = match self.side {
                    Side::Reader => Place::field(index, field),
                    Side::Writer => pair.place,
                };
                Some(Found { place, breach: Breach::Missing { field: read, writer, reader } })
            }
        }
    }

    /// Checks a type of the program and the one of the recorded version, and the records that they lead to.
    pub(crate) const fn whole(&mut self, ty: &'n Node, old: &'n Node) -> Breached<'n> {
        let (writer, reader) = match self.side {
            Side::Reader => (old, ty),
            Side::Writer => (ty, old),
        };
        match self.value(writer, reader, Place::ROOT) {
            None => self.records(0),
            breach => breach,
        }
    }

    /// Checks a writer's type and a reader's, and queues the records inside. It recurses through types without names, which
    /// are never deep.
    const fn value(&mut self, writer: &'n Node, reader: &'n Node, place: Place) -> Breached<'n> {
        if let View::Union(branches) = writer.view() {
            let mut i = 0;
            while let Some(branch) = branches.get(i) {
                if let Some(found) = self.value(branch, reader, place.inside(Step::Branch)) {
                    return Some(match found.breach {
                        // Of the branch as a whole.
                        Breach::Type { writer: other, .. } | Breach::Branch { writer: other, .. }
                            if same_type(branch, other) =>
                        {
                            Found { place, breach: Breach::Alternative { union: writer, branch, reader } }
                        }
                        _ => found,
                    });
                }
                i += 1;
            }
            return None;
        }
        if let View::Union(branches) = reader.view() {
            let chosen = match reader_branch(writer, branches) {
                Some(chosen) => branches.get(chosen),
                None => None,
            };
            return match chosen {
                Some(branch) => self.value(writer, branch, place.inside(Step::Branch)),
                None => Some(Found { place, breach: Breach::Branch { writer, reader } }),
            };
        }
        let relation = relation(writer, reader);
        if matches!(relation, Relation::None) {
            return Some(Found { place, breach: Breach::Type { writer, reader } });
        }
        if matches!(writer.view(), View::Reference(_)) || matches!(reader.view(), View::Reference(_)) {
            return self.reference(writer, reader, place);
        }
        let conversion = match self.side {
            Side::Reader => logical_conversion(writer, reader),
            // Consumers of recorded versions are whoever reads the topic.
            Side::Writer => logical_conversion(writer, reader).unconverted(),
        };
        if let LogicalConversion::Refused(why) = conversion {
            return Some(Found { place, breach: Breach::LogicalType { writer, reader, why } });
        }
        if !matches!(relation, Relation::OneKind) {
            return None;
        }
        if !names_agree(writer, reader) {
            return Some(Found { place, breach: Breach::Name { writer, reader } });
        }
        match (writer.view(), reader.view()) {
            (View::Array(writer), View::Array(reader)) => self.value(writer, reader, place.inside(Step::Items)),
            (View::Map(writer), View::Map(reader)) => self.value(writer, reader, place.inside(Step::Values)),
            (View::Record(writer), View::Record(reader)) => {
                self.note(match self.side {
                    Side::Reader => Pair { ty: reader, file: writer, place },
                    Side::Writer => Pair { ty: writer, file: reader, place },
                });
                None
            }
            (View::Enum(writer), View::Enum(reader)) if lacks_symbols(writer, reader) => {
                Some(Found { place, breach: Breach::Symbols { writer, reader } })
            }
            (View::Fixed(writer), View::Fixed(reader)) if writer.size() != reader.size() => {
                Some(Found { place, breach: Breach::Size { writer: writer.size(), reader: reader.size() } })
            }
            _ => None,
        }
    }

    /// A generic type inside itself: its definition is around the place, and so in a pair that was met before.
    const fn reference(&mut self, writer: &'n Node, reader: &'n Node, place: Place) -> Breached<'n> {
        let (Some(from), Some(to)) = (self.definition(writer), self.definition(reader)) else { return None };
        if !str_eq(from.name().simple(), to.name().simple()) && !has_text(to.aliases(), from.name().full()) {
            return Some(Found { place, breach: Breach::Name { writer, reader } });
        }
        self.note(match self.side {
            Side::Reader => Pair { ty: to, file: from, place },
            Side::Writer => Pair { ty: from, file: to, place },
        });
        None
    }

    /// The record that a node is, or refers to.
    const fn definition(&self, node: &'n Node) -> Option<&'n Record> {
        let name = match node.view() {
            View::Record(record) => return Some(record),
            View::Reference(name) => name,
            _ => return None,
        };
        let mut i = 0;
        while let Some(known) = self.pairs.get(i) {
            if known.ty.name().same(name) {
                return Some(known.ty);
            }
            i += 1;
        }
        None
    }

    /// Queues a pair that is not known yet.
    const fn note(&mut self, pair: Pair<'n>) {
        let mut i = 0;
        while let Some(known) = self.pairs.get(i) {
            if known.ty.name().same(pair.ty.name())
                && known.file.name().same(pair.file.name())
                && option_str_eq(known.ty.origin(), pair.ty.origin())
            {
                return;
            }
            i += 1;
        }
        self.pairs.push(pair);
    }
}

/// Whether a reader would meet a symbol that it neither has nor takes another for.
const fn lacks_symbols(writer: &Enum, reader: &Enum) -> bool {
    if reader.default().is_some() {
        return false;
    }
    let mut i = 0;
    while i < writer.symbols().len() {
        if index_of(reader.symbols(), writer.symbols()[i].as_str(), i).is_none() {
            return true;
        }
        i += 1;
    }
    false
}

/// Whether a branch is what is told of, not something inside of it.
const fn same_type(branch: &Node, other: &Node) -> bool {
    match (branch.name(), other.name()) {
        (Some(a), Some(b)) => a.same(b),
        (None, None) => str_eq(branch.type_name(), other.type_name()),
        _ => false,
    }
}
