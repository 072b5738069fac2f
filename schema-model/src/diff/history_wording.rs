//! What a breach of compatibility is called, and the way out.

use super::{
    avro_text,
    mismatch::{Found, Mismatch},
    pairs::{Pair, Pairs},
    policy::{Policy, Recorded},
    renamed::like,
};
use crate::{
    diagnostics::{self, Message},
    resolve::{Relation, find_field, has_text, index_of, relation, writer_field},
    schema::{Enum, Field, Node, Record, View},
};

/// Ends constant evaluation with what was found.
#[track_caller]
pub(crate) const fn fail<'n>(found: &Found<'n>, pairs: &Pairs<'n, '_>, policy: Policy, recorded: &Recorded) -> ! {
    let mut message = Message::new();
    let words = Words { found, pairs, policy, recorded };
    words.push(&mut message);
    message.fail()
}

/// Ends constant evaluation where the tables are too small.
#[track_caller]
pub(crate) const fn too_many(most: usize, recorded: &Recorded) -> ! {
    let mut message = Message::new();
    message.push("more than ");
    message.push_number(most);
    message.push(" records are inside each other here, too many to resolve against ");
    push_version(&mut message, recorded);
    message.way_out(diagnostics::TOO_MANY_TO_RESOLVE);
    message.fail()
}

const fn push_version(message: &mut Message, recorded: &Recorded) {
    message.push("version ");
    message.push_number(recorded.version as usize);
    message.push_all(&[" of `", recorded.subject, "`"]);
}

struct Words<'w, 'n, 'q> {
    found: &'w Found<'n>,
    pairs: &'w Pairs<'n, 'q>,
    policy: Policy,
    recorded: &'w Recorded,
}

impl<'n> Words<'_, 'n, '_> {
    const fn reads(&self) -> bool {
        matches!(self.policy, Policy::Reads)
    }

    const fn push(&self, message: &mut Message) {
        match self.found.what {
            Mismatch::Extra => self.new_field(message),
            Mismatch::Missing { field, ty } => self.needed_field(message, field, ty),
            Mismatch::Type { ty, file } => self.types(message, ty, file),
            Mismatch::LogicalType { ty, file, why } => {
                self.both(message, ty, file);
                message.push_all(&[": ", why]);
                message.way_out(diagnostics::MEANING_CHANGED);
            }
            Mismatch::Branch { ty, file } => self.branch(message, ty, file),
            Mismatch::Alternative { ty, file, branch } => self.alternative(message, ty, file, branch),
            Mismatch::Name { ty, file } => self.name(message, ty, file),
            Mismatch::Symbols { ty, file } => self.symbols(message, ty, file),
            Mismatch::Size { ty, file } => {
                self.subject(message);
                message.push(" has ");
                message.push_number(ty);
                message.push(" bytes, and ");
                message.push_number(file);
                message.push(" in ");
                push_version(message, self.recorded);
                message.way_out(diagnostics::SIZE_CHANGED);
            }
            // Resolution does not compare them.
            Mismatch::Elsewhere
            | Mismatch::Default { .. }
            | Mismatch::Order { .. }
            | Mismatch::ExtraAlias(_)
            | Mismatch::MissingAlias(_)
            | Mismatch::EnumDefault { .. } => {}
        }
    }

    /// What the breach is about, in the terms of the type.
    const fn subject(&self, message: &mut Message) {
        let location = self.found.location;
        if !location.is_shown() {
            message.push("the type");
            return;
        }
        let nested = self.pairs.nested(location);
        let is_field = location.field.is_some() && !location.is_inside_shown();
        message.push(if is_field && nested.is_none() { "the field `" } else { "`" });
        self.pairs.push_path(location, message);
        message.push("`");
        if let Some(record) = nested {
            message.push_all(&[" (in `", record.name().full(), "`)"]);
        }
    }

    /// The type's own and the recorded one.
    const fn both(&self, message: &mut Message, ty: &Node, old: &Node) {
        self.subject(message);
        message.push(" is ");
        avro_text::push(message, ty);
        message.push(", and ");
        avro_text::push(message, old);
        message.push(" in ");
        push_version(message, self.recorded);
    }

    const fn types(&self, message: &mut Message, ty: &Node, old: &Node) {
        self.both(message, ty, old);
        if self.reads() {
            message.push(", which is not read as it");
        } else {
            message.push(", as which it is not read");
        }
        message.help(diagnostics::TYPE_CHANGED);
        message.push("keep the type");
        if self.reads() {
            if let Some(wider) = read_as(old) {
                message.push_all(&[", or take one that `", old.type_name(), "` is read as: ", wider]);
            }
        } else if let Some(narrower) = reads(old) {
            message.push_all(&[", or take one that is read as `", old.type_name(), "`: ", narrower]);
        }
        message.push("; or add a field of another name, with a default");
    }

    const fn branch(&self, message: &mut Message, ty: &Node, old: &Node) {
        self.both(message, ty, old);
        message.push(", and ");
        message.push(if self.reads() { "no branch takes it" } else { "no branch there takes it" });
        message.help(diagnostics::BRANCH_LOST);
        if self.reads() {
            message.push("keep a branch for it");
        } else {
            message.push("write what its readers have a branch for, or add a field of another name");
        }
    }

    const fn alternative(&self, message: &mut Message, ty: &Node, old: &Node, branch: &Node) {
        self.both(message, ty, old);
        message.push(if self.reads() { ", whose " } else { ", as which " });
        avro_text::push(message, branch);
        message.push(" is not read");
        message.push(if self.reads() { " as it" } else { "" });
        message.help(diagnostics::BRANCH_LOST);
        if self.reads() {
            message.push("keep a branch for it");
            if matches!(branch.view(), View::Null) {
                message.push(": null is read by an `Option`");
            }
        } else {
            message.push("write it only when no reader has that version, or add a field of another name");
        }
    }

    const fn name(&self, message: &mut Message, ty: &Node, old: &Node) {
        let (Some(name), Some(old_name)) = (ty.name(), old.name()) else { return };
        self.subject(message);
        message.push_all(&[" is called `", name.full(), "`, and `", old_name.full(), "` in "]);
        push_version(message, self.recorded);
        if self.reads() {
            message.help(diagnostics::NAME_CHANGED);
            message.push("keep the name");
            // Readers with the version would need the alias, and lack it.
            if !self.recorded.is_read {
                message.push_all(&[", or say that it is the same type: `#[avro(alias = \"", old_name.full(), "\")]`"]);
            }
        } else {
            message.push(", whose readers know no other");
            message.help(diagnostics::NAME_CHANGED);
            message.push("keep the name: an alias is for readers, and those that have the version lack it");
        }
    }

    const fn symbols(&self, message: &mut Message, ty: &Enum, old: &Enum) {
        if self.reads() {
            message.push_all(&["the enum `", ty.name().full(), "`"]);
            self.at(message);
            message.push(" lacks ");
            push_missing(message, old, ty);
            message.push(" of ");
            push_version(message, self.recorded);
            message.push(", and has no default to take for what it does not know");
            message.help(diagnostics::SYMBOL_LOST);
            message.push("keep the symbols, or mark one as the default: `#[avro(default)]` on its variant");
        } else {
            message.push("readers with ");
            push_version(message, self.recorded);
            message.push(" do not know ");
            push_missing(message, ty, old);
            message.push_all(&[" of the enum `", ty.name().full(), "`"]);
            self.at(message);
            message.push(", and have no default to take for them");
            message.help(diagnostics::SYMBOL_LOST);
            message.push("leave them out until no reader has that version; an enum with a default can grow");
        }
    }

    const fn at(&self, message: &mut Message) {
        if self.found.location.is_shown() {
            message.push(" (at `");
            self.pairs.push_path(self.found.location, message);
            message.push("`)");
        }
    }

    /// A field that the type has, and the data of the version do not.
    const fn new_field(&self, message: &mut Message) {
        self.subject(message);
        message.push(" has no default, and ");
        push_version(message, self.recorded);
        message.push(" does not have it: what was written with that could not be read");
        message.help(diagnostics::NEW_FIELD_WITHOUT_DEFAULT);
        message.push("give it a default (`#[avro(default = …)]`), or make it an `Option`");
        if !self.recorded.is_read
            && let Some((Pair { ty, file, .. }, field)) = self.pairs.field(self.found.location)
            && let Some(old) = renamed(&ty.fields()[field], file, ty)
        {
            message.push_all(&["; if it is `", old, "` under another name: `#[avro(alias = \"", old, "\")]`"]);
        }
    }

    /// A field that readers with the version need, and the type does not write.
    const fn needed_field(&self, message: &mut Message, field: &Field, ty: &Record) {
        match self.pairs.nested_at(self.found.location) {
            Some(record) => {
                message.push_all(&["`", record.name().full(), "`"]);
                self.at(message);
            }
            None => message.push("the type"),
        }
        message.push_all(&[" lacks the field `", field.name(), "` ("]);
        avro_text::push(message, field.schema());
        message.push("), which readers with ");
        push_version(message, self.recorded);
        message.push(" need: it has no default there");
        message.way_out(diagnostics::FIELD_STILL_NEEDED);
        if let Some(new) = alias_of(ty, field.name()) {
            message.push_all(&["; that `", new, "` has it as an alias helps readers of the type alone"]);
        }
    }
}

/// The symbols of the writer's that the reader lacks.
const fn push_missing(message: &mut Message, writer: &Enum, reader: &Enum) {
    let mut count = 0;
    let mut i = 0;
    while i < writer.symbols().len() {
        let symbol = writer.symbols()[i].as_str();
        if index_of(reader.symbols(), symbol, i).is_none() {
            message.push(if count == 0 { "`" } else { ", `" });
            message.push(symbol);
            message.push("`");
            count += 1;
        }
        i += 1;
    }
}

/// The field of the writer's that a new one is likely to be under another name: the only one of its type that nothing takes, or
/// one of a name that is written otherwise.
const fn renamed<'n>(field: &Field, writer: &'n Record, reader: &Record) -> Option<&'n str> {
    let (from, to) = (writer.fields(), reader.fields());
    let (mut only, mut count) = (None, 0);
    let mut i = 0;
    while i < from.len() {
        let name = from[i].name();
        if !is_taken(from, to, i) && matches!(relation(from[i].schema(), field.schema()), Relation::OneKind) {
            if like(name, field.name()) {
                return Some(name);
            }
            only = Some(name);
            count += 1;
        }
        i += 1;
    }
    if count == 1 { only } else { None }
}

/// The field that has a name as an alias.
const fn alias_of<'n>(record: &'n Record, name: &str) -> Option<&'n str> {
    let fields = record.fields();
    let mut i = 0;
    while i < fields.len() {
        if has_text(fields[i].aliases(), name) {
            return Some(fields[i].name());
        }
        i += 1;
    }
    None
}

/// Whether a field of the reader's takes one of the writer's.
const fn is_taken(writer: &[Field], reader: &[Field], field: usize) -> bool {
    let name = writer[field].name();
    if find_field(reader, name, field).is_some() {
        return true;
    }
    let mut i = 0;
    while i < reader.len() {
        if has_text(reader[i].aliases(), name)
            && let Some(taken) = writer_field(writer, reader, i)
            && taken == field
        {
            return true;
        }
        i += 1;
    }
    false
}

/// What a type is read as, beside itself.
const fn read_as(writer: &Node) -> Option<&'static str> {
    Some(match writer.view() {
        View::Int => "`long`, `float` or `double`",
        View::Long => "`float` or `double`",
        View::Float => "`double`",
        View::String => "`bytes`",
        View::Bytes => "`string`",
        _ => return None,
    })
}

/// What a type reads, beside itself.
const fn reads(reader: &Node) -> Option<&'static str> {
    Some(match reader.view() {
        View::Long => "`int`",
        View::Float => "`int` or `long`",
        View::Double => "`int`, `long` or `float`",
        View::String => "`bytes`",
        View::Bytes => "`string`",
        _ => return None,
    })
}
