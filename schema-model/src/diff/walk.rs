//! The walk through two schemas side by side, to the first place where they differ.
//!
//! Records are queued and compared one after the other, each pair once: a recursive schema ends, a deep one does not
//! exhaust the compiler's frames, and the difference that is found is as near to the root as can be.

use super::pairs::{Pair, Pairs, Place, Step};
use crate::resolve::{find_field, has_text};
use crate::schema::{
    Enum, Field, Fixed, LogicalType, Node, Order, Record, Text, View,
    name::{Name, option_str_eq, str_eq},
    node::Kind,
};

/// A difference, where it is, and of what.
#[derive(Clone, Copy)]
pub(crate) struct Found<'n> {
    pub(crate) place: Place,
    pub(crate) subject: Subject<'n>,
    pub(crate) what: Mismatch<'n>,
}

/// What a difference is about.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'n> {
    /// The value at the place.
    Value,
    /// The named type that is defined there.
    Definition { kind: &'n str, name: &'n Name, origin: Option<&'n str> },
}

impl<'n> Subject<'n> {
    pub(crate) const fn definition(record: &'n Record) -> Self {
        Self::Definition { kind: "record", name: record.name(), origin: record.origin() }
    }
}

/// What differs: of the type first, then of the file.
#[derive(Clone, Copy)]
pub(crate) enum Mismatch<'n> {
    Type {
        ty: &'n Node,
        file: &'n Node,
    },
    /// A field that the file's record does not have.
    Extra {
        file: &'n Record,
    },
    /// A field that the type's record does not have.
    Missing {
        field: &'n Field,
    },
    /// A field that the file's record has at another place.
    Elsewhere {
        ty: &'n Record,
        file: &'n Record,
    },
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
    pub(crate) const fn new(place: Place, what: Mismatch<'n>) -> Self {
        Self { place, subject: Subject::Value, what }
    }
}

/// None where nothing differs.
type Same<'n> = Option<Found<'n>>;

pub(crate) struct Walk<'n, 'q> {
    /// The pairs of records, in the order in which they are compared.
    pub(crate) pairs: Pairs<'n, 'q>,
}

impl<'n, 'q> Walk<'n, 'q> {
    pub(crate) const fn new(slots: &'q mut [Option<Pair<'n>>]) -> Self {
        Self { pairs: Pairs::new(slots) }
    }

    /// Whether there was room for every pair.
    pub(crate) const fn is_complete(&self) -> bool {
        self.pairs.is_complete()
    }

    /// Queues a pair that is not known yet.
    ///
    /// A file defines a name once. Types that share a name are told apart by their paths in Rust.
    pub(crate) const fn note(&mut self, pair: Pair<'n>) {
        let mut i = 0;
        while let Some(known) = self.pairs.get(i) {
            if known.ty.name().hash == pair.ty.name().hash
                && known.ty.name().same(pair.ty.name())
                && option_str_eq(known.ty.origin(), pair.ty.origin())
            {
                return;
            }
            i += 1;
        }
        self.pairs.push(pair);
    }

    /// Compares the queued records from an index on, and those that they lead to.
    pub(crate) const fn records(&mut self, from: usize) -> Same<'n> {
        let mut i = from;
        while let Some(pair) = self.pairs.get(i) {
            if let Some(found) = self.record(i, &pair) {
                return Some(found);
            }
            i += 1;
        }
        None
    }

    const fn record(&mut self, index: usize, pair: &Pair<'n>) -> Same<'n> {
        let (ty, file) = (pair.ty.fields(), pair.file.fields());
        let (ty_len, file_len) = (ty.len(), file.len());
        let mut i = 0;
        while i < ty_len || i < file_len {
            if i < ty_len && i < file_len && str_eq(ty[i].name.as_str(), file[i].name.as_str()) {
                if let Some(found) = self.field(&ty[i], &file[i], Place::field(index, i)) {
                    return Some(found);
                }
                i += 1;
                continue;
            }
            let what = if i < ty_len && find_field(file, ty[i].name(), i).is_none() {
                Mismatch::Extra { file: pair.file }
            } else if i < file_len && find_field(ty, file[i].name(), i).is_none() {
                let subject = Subject::definition(pair.ty);
                return Some(Found { place: pair.place, subject, what: Mismatch::Missing { field: &file[i] } });
            } else {
                Mismatch::Elsewhere { ty: pair.ty, file: pair.file }
            };
            return Some(Found::new(Place::field(index, i), what));
        }
        aliases(pair.ty.aliases(), pair.file.aliases(), pair.place, Subject::definition(pair.ty))
    }

    /// Compares fields of one name, and queues the records inside.
    pub(crate) const fn field(&mut self, ty: &'n Field, file: &'n Field, place: Place) -> Same<'n> {
        if let Some(found) = self.node(ty.schema(), file.schema(), place) {
            return Some(found);
        }
        // Fields mostly have none of what follows, which costs no call to see.
        let same_default = match (&ty.default, &file.default) {
            (None, None) => true,
            (Some(a), Some(b)) => str_eq(a.as_str(), b.as_str()),
            _ => false,
        };
        if !same_default {
            return Some(Found::new(place, Mismatch::Default { ty: ty.default(), file: file.default() }));
        }
        if ty.order as u8 != file.order as u8 {
            return Some(Found::new(place, Mismatch::Order { ty: ty.order, file: file.order }));
        }
        aliases(ty.aliases.get(), file.aliases.get(), place, Subject::Value)
    }

    /// Compares types, and queues the records inside. It recurses through types without names, which are never deep.
    pub(crate) const fn node(&mut self, ty: &'n Node, file: &'n Node, place: Place) -> Same<'n> {
        if !same_head(ty, file) {
            return Some(Found::new(place, Mismatch::Type { ty, file }));
        }
        match (&ty.kind, &file.kind) {
            (Kind::Array(a), Kind::Array(b)) => self.node(a.get(), b.get(), place.inside(Step::Items)),
            (Kind::Map(a), Kind::Map(b)) => self.node(a.get(), b.get(), place.inside(Step::Values)),
            (Kind::Union(_), Kind::Union(_)) => self.union(ty, file, place),
            (Kind::Record(a), Kind::Record(b)) => {
                self.note(Pair { ty: a.get(), file: b.get(), place });
                None
            }
            (Kind::Enum(a), Kind::Enum(b)) => enums(a.get(), b.get(), place),
            (Kind::Fixed(a), Kind::Fixed(b)) => fixeds(a.get(), b.get(), place),
            _ => None,
        }
    }

    const fn union(&mut self, ty: &'n Node, file: &'n Node, place: Place) -> Same<'n> {
        let (View::Union(a), View::Union(b)) = (ty.view(), file.view()) else { return None };
        let mut same = a.len() == b.len();
        let mut i = 0;
        while let (true, Some(a), Some(b)) = (same, a.get(i), b.get(i)) {
            same = same_head(a, b);
            i += 1;
        }
        if !same {
            return Some(Found::new(place, Mismatch::Type { ty, file }));
        }
        i = 0;
        while let (Some(a), Some(b)) = (a.get(i), b.get(i)) {
            if let Some(found) = self.node(a, b, place.inside(Step::Branch)) {
                return Some(found);
            }
            i += 1;
        }
        None
    }
}

/// Whether types are of one kind, name and logical type, whatever is inside.
const fn same_head(a: &Node, b: &Node) -> bool {
    let same = match (&a.kind, &b.kind) {
        (Kind::Null, Kind::Null)
        | (Kind::Boolean, Kind::Boolean)
        | (Kind::Int, Kind::Int)
        | (Kind::Long, Kind::Long)
        | (Kind::Float, Kind::Float)
        | (Kind::Double, Kind::Double)
        | (Kind::Bytes, Kind::Bytes)
        | (Kind::String, Kind::String)
        | (Kind::Array(_), Kind::Array(_))
        | (Kind::Map(_), Kind::Map(_))
        | (Kind::Union(_), Kind::Union(_)) => true,
        (Kind::Record(a), Kind::Record(b)) => a.get().name().same(b.get().name()),
        (Kind::Enum(a), Kind::Enum(b)) => a.get().name().same(b.get().name()),
        (Kind::Fixed(a), Kind::Fixed(b)) => a.get().name().same(b.get().name()),
        _ => false,
    };
    same && (a.properties.get().is_empty() && b.properties.get().is_empty()
        || same_logical_type(a.logical_type(), b.logical_type()))
}

const fn same_logical_type(a: Option<LogicalType>, b: Option<LogicalType>) -> bool {
    match (a, b) {
        (
            Some(LogicalType::Decimal { precision: p, scale: s }),
            Some(LogicalType::Decimal { precision: q, scale: t }),
        ) => p == q && s == t,
        (Some(a), Some(b)) => a.is(b),
        (None, None) => true,
        _ => false,
    }
}

const fn enums<'n>(ty: &'n Enum, file: &'n Enum, place: Place) -> Same<'n> {
    let subject = Subject::Definition { kind: "enum", name: ty.name(), origin: None };
    let mut same = ty.symbols().len() == file.symbols().len();
    let mut i = 0;
    while same && i < ty.symbols().len() {
        same = str_eq(ty.symbols()[i].as_str(), file.symbols()[i].as_str());
        i += 1;
    }
    if !same {
        return Some(Found { place, subject, what: Mismatch::Symbols { ty, file } });
    }
    if !option_str_eq(ty.default(), file.default()) {
        let what = Mismatch::EnumDefault { ty: ty.default(), file: file.default() };
        return Some(Found { place, subject, what });
    }
    aliases(ty.aliases(), file.aliases(), place, subject)
}

const fn fixeds<'n>(ty: &'n Fixed, file: &'n Fixed, place: Place) -> Same<'n> {
    let subject = Subject::Definition { kind: "fixed", name: ty.name(), origin: None };
    if ty.size() != file.size() {
        return Some(Found { place, subject, what: Mismatch::Size { ty: ty.size(), file: file.size() } });
    }
    aliases(ty.aliases(), file.aliases(), place, subject)
}

/// Compares aliases, whose order means nothing.
pub(crate) const fn aliases<'n>(ty: &'n [Text], file: &'n [Text], place: Place, subject: Subject<'n>) -> Same<'n> {
    let mut i = 0;
    while i < file.len() {
        if !has_text(ty, file[i].as_str()) {
            return Some(Found { place, subject, what: Mismatch::MissingAlias(file[i].as_str()) });
        }
        i += 1;
    }
    i = 0;
    while i < ty.len() {
        if !has_text(file, ty[i].as_str()) {
            return Some(Found { place, subject, what: Mismatch::ExtraAlias(ty[i].as_str()) });
        }
        i += 1;
    }
    None
}
