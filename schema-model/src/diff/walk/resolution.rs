//! The part of the walk that resolves a type against a recorded version, to the first value that could not be read.
//!
//! The rules are those that a plan follows at run time.

use super::{Differs, Walk};
use crate::{
    diff::{
        mismatch::{Found, Mismatch},
        pairs::{Location, Pair, Step},
        policy::Policy,
    },
    resolve::{
        LogicalConversion, Relation, has_text, index_of, logical_conversion, names_agree, reader_branch, relation,
        writer_field,
    },
    schema::{Enum, Node, Record, View, name::str_eq},
};

impl<'n> Walk<'n, '_> {
    /// The writer's and the reader's, of what the type and the recorded version have.
    const fn writer_and_reader<T: Copy>(&self, ty: T, file: T) -> (T, T) {
        match self.policy {
            Policy::Reads => (file, ty),
            _ => (ty, file),
        }
    }

    /// The type's and the recorded version's, of what the writer and the reader have: the same exchange.
    const fn ty_and_file<T: Copy>(&self, writer: T, reader: T) -> (T, T) {
        self.writer_and_reader(writer, reader)
    }

    /// Resolves the fields of a pair.
    pub(super) const fn resolve_record(&mut self, index: usize, pair: &Pair<'n>) -> Differs<'n> {
        let (_, reader) = self.writer_and_reader(pair.ty, pair.file);
        let mut field = 0;
        while field < reader.fields().len() {
            if let Some(found) = self.resolve_field(index, pair, field) {
                return Some(found);
            }
            field += 1;
        }
        None
    }

    /// Resolves a field of the reader's record in a pair.
    pub(crate) const fn resolve_field(&mut self, index: usize, pair: &Pair<'n>, field: usize) -> Option<Found<'n>> {
        let (writer, reader) = self.writer_and_reader(pair.ty, pair.file);
        let read = &reader.fields()[field];
        match writer_field(writer.fields(), reader.fields(), field) {
            Some(taken) => {
                let (ty_field, _) = self.ty_and_file(taken, field);
                self.resolve(writer.fields()[taken].schema(), read.schema(), Location::field(index, ty_field))
            }
            None if read.default().is_some() => None,
            None => Some(match self.policy {
                Policy::Reads => Found::new(Location::field(index, field), Mismatch::Extra),
                _ => Found::new(pair.location, Mismatch::Missing { field: read, ty: pair.ty }),
            }),
        }
    }

    /// Resolves a writer's type and a reader's, and queues the records inside. It recurses through types without names, which
    /// are never deep.
    pub(super) const fn resolve(&mut self, writer: &'n Node, reader: &'n Node, location: Location) -> Differs<'n> {
        if let View::Union(branches) = writer.view() {
            let mut i = 0;
            while let Some(branch) = branches.get(i) {
                if let Some(found) = self.resolve(branch, reader, location.step(Step::Branch)) {
                    return Some(self.of_branch(found, branch, (writer, reader), location));
                }
                i += 1;
            }
            return None;
        }
        let (ty, file) = self.ty_and_file(writer, reader);
        if let View::Union(branches) = reader.view() {
            let chosen = match reader_branch(writer, branches) {
                Some(chosen) => branches.get(chosen),
                None => None,
            };
            return match chosen {
                Some(branch) => self.resolve(writer, branch, location.step(Step::Branch)),
                None => Some(Found::new(location, Mismatch::Branch { ty, file })),
            };
        }
        let relation = relation(writer, reader);
        if matches!(relation, Relation::None) {
            return Some(Found::new(location, Mismatch::Type { ty, file }));
        }
        if matches!(writer.view(), View::Reference(_)) || matches!(reader.view(), View::Reference(_)) {
            return self.reference(writer, reader, location);
        }
        let conversion = match self.policy {
            Policy::Reads => logical_conversion(writer, reader),
            // Consumers of recorded versions are whoever reads the topic.
            _ => logical_conversion(writer, reader).unconverted(),
        };
        if let LogicalConversion::Refused(why) = conversion {
            return Some(Found::new(location, Mismatch::LogicalType { ty, file, why }));
        }
        if !matches!(relation, Relation::OneKind) {
            return None;
        }
        if !names_agree(writer, reader) {
            return Some(Found::new(location, Mismatch::Name { ty, file }));
        }
        self.inside(ty, file, location)
    }

    /// What was found in a branch of a writer's union: of the union, where it is the branch as a whole.
    const fn of_branch(
        &self,
        found: Found<'n>,
        branch: &'n Node,
        (union, reader): (&'n Node, &'n Node),
        location: Location,
    ) -> Found<'n> {
        if let Mismatch::Type { ty, file } | Mismatch::Branch { ty, file } = found.what
            && branch.is_same_branch(self.writer_and_reader(ty, file).0)
        {
            let (ty, file) = self.ty_and_file(union, reader);
            return Found::new(location, Mismatch::Alternative { ty, file, branch });
        }
        found
    }

    /// A generic type inside itself: its definition is around the location, and so in a pair that was met before.
    const fn reference(&mut self, writer: &'n Node, reader: &'n Node, location: Location) -> Differs<'n> {
        let (Some(from), Some(to)) = (self.definition(writer), self.definition(reader)) else { return None };
        if !str_eq(from.name().simple(), to.name().simple()) && !has_text(to.aliases(), from.name().full()) {
            let (ty, file) = self.ty_and_file(writer, reader);
            return Some(Found::new(location, Mismatch::Name { ty, file }));
        }
        let (ty, file) = self.ty_and_file(from, to);
        self.note(Pair { ty, file, location });
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
}

/// Whether a reader has the writer's symbols, or a default for those that it lacks.
pub(super) const fn reads_symbols(writer: &Enum, reader: &Enum) -> bool {
    if reader.default().is_some() {
        return true;
    }
    let mut i = 0;
    while i < writer.symbols().len() {
        if index_of(reader.symbols(), writer.symbols()[i].as_str(), i).is_none() {
            return false;
        }
        i += 1;
    }
    true
}
