//! What a walk through two schemas finds.

use super::pairs::Location;
use crate::schema::{Enum, Field, Name, Node, Order, Record};

/// A difference, where it is, and of what.
#[derive(Clone, Copy)]
pub(crate) struct Found<'n> {
    pub(crate) location: Location,
    pub(crate) subject: Subject<'n>,
    pub(crate) what: Mismatch<'n>,
}

/// What a difference is about.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'n> {
    /// The value at the location.
    Value,
    /// The named type that is defined there.
    Definition { kind: &'n str, name: &'n Name, origin: Option<&'n str> },
}

/// What differs: of the type first, then of the file or the recorded version.
#[derive(Clone, Copy)]
pub(crate) enum Mismatch<'n> {
    /// The types differ, or the one is not read as the other.
    Type {
        ty: &'n Node,
        file: &'n Node,
    },
    /// The one logical type is not read as the other, and why.
    LogicalType {
        ty: &'n Node,
        file: &'n Node,
        why: &'static str,
    },
    /// No branch of the reader's union takes the type.
    Branch {
        ty: &'n Node,
        file: &'n Node,
    },
    /// A branch of the writer's union is not read.
    Alternative {
        ty: &'n Node,
        file: &'n Node,
        branch: &'n Node,
    },
    /// The names differ, without an alias.
    Name {
        ty: &'n Node,
        file: &'n Node,
    },
    /// The field at the location is not in the file's record, and a reader finds no default for it.
    Extra,
    /// A field that the type's record does not have, and a reader finds no default for.
    Missing {
        field: &'n Field,
        ty: &'n Record,
    },
    /// The field at the location has another index in the file's record.
    Elsewhere,
    Default {
        ty: Option<&'n str>,
        file: Option<&'n str>,
    },
    Order {
        ty: Order,
        file: Order,
    },
    ExtraAlias(&'n str),
    MissingAlias(&'n str),
    /// The symbols differ, or the reader lacks some and has no default.
    Symbols {
        ty: &'n Enum,
        file: &'n Enum,
    },
    EnumDefault {
        ty: Option<&'n str>,
        file: Option<&'n str>,
    },
    Size {
        ty: usize,
        file: usize,
    },
}

impl<'n> Found<'n> {
    pub(crate) const fn new(location: Location, what: Mismatch<'n>) -> Self {
        Self { location, subject: Subject::Value, what }
    }
}

impl<'n> Subject<'n> {
    pub(crate) const fn record(record: &'n Record) -> Self {
        Self::Definition { kind: "record", name: record.name(), origin: record.origin() }
    }
}
