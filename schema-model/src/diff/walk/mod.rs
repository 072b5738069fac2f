//! The walk through two schemas side by side, to the first location where they differ, by a [`Policy`].
//!
//! Records are queued and compared one after the other, each pair once: a recursive schema ends, a deep one does not
//! exhaust the compiler's frames, and the difference that is found is as near to the root as can be.

mod resolution;

use super::{
    mismatch::{Found, Mismatch, Subject},
    pairs::{Location, Pair, Pairs, Step},
    policy::Policy,
};
use crate::{
    resolve::{find_field, has_text},
    schema::{
        Enum, Field, Fixed, LogicalType, Node, Property, Text, View,
        name::{option_str_eq, str_eq},
        node::Kind,
    },
};

use resolution::reads_symbols;

/// None where nothing differs.
type Differs<'n> = Option<Found<'n>>;

pub(crate) struct Walk<'n, 'q> {
    /// The pairs of records, in the order in which they are compared.
    pub(crate) pairs: Pairs<'n, 'q>,
    policy: Policy,
}

impl<'n, 'q> Walk<'n, 'q> {
    pub(crate) const fn new(slots: &'q mut [Option<Pair<'n>>], policy: Policy) -> Self {
        Self { pairs: Pairs::new(slots), policy }
    }

    /// Compares two types, and the records that they lead to.
    pub(crate) const fn whole(&mut self, ty: &'n Node, file: &'n Node) -> Option<Found<'n>> {
        match self.value(ty, file, Location::ROOT) {
            None => self.records(0),
            found => found,
        }
    }

    /// Compares two definitions of one name.
    pub(crate) const fn definitions(&mut self, first: &'n Node, second: &'n Node) -> Option<Found<'n>> {
        let (ty, file) = (first, second);
        match (first.view(), second.view()) {
            (View::Record(ty), View::Record(file)) => {
                self.pairs.push(Pair { ty, file, location: Location::ROOT });
                self.records(0)
            }
            (View::Enum(ty), View::Enum(file)) => self.enums(ty, file, Location::ROOT),
            (View::Fixed(ty), View::Fixed(file)) => self.fixeds(ty, file, Location::ROOT),
            _ => Some(Found::new(Location::ROOT, Mismatch::Type { ty, file })),
        }
    }

    /// Queues a pair that is not known yet.
    ///
    /// A file defines a name once, and a version may have a type under another name. Types that share a name are told apart
    /// by their paths in Rust.
    pub(crate) const fn note(&mut self, pair: Pair<'n>) {
        let mut i = 0;
        while let Some(known) = self.pairs.get(i) {
            // Hashes first, without a call.
            if known.ty.name.hash == pair.ty.name.hash
                && known.ty.name().same(pair.ty.name())
                && (matches!(self.policy, Policy::File) || known.file.name().same(pair.file.name()))
                && option_str_eq(known.ty.origin(), pair.ty.origin())
            {
                return;
            }
            i += 1;
        }
        self.pairs.push(pair);
    }

    /// Compares the queued records from an index on, and those that they lead to.
    pub(crate) const fn records(&mut self, from: usize) -> Option<Found<'n>> {
        let mut i = from;
        while let Some(pair) = self.pairs.get(i) {
            let found = match self.policy {
                Policy::Definition | Policy::File => self.record(i, &pair),
                Policy::Reads | Policy::IsRead => self.resolve_record(i, &pair),
            };
            if found.is_some() {
                return found;
            }
            i += 1;
        }
        None
    }

    const fn record(&mut self, index: usize, pair: &Pair<'n>) -> Differs<'n> {
        let (ty, file) = (pair.ty.fields(), pair.file.fields());
        let (ty_len, file_len) = (ty.len(), file.len());
        let mut i = 0;
        while i < ty_len || i < file_len {
            if i < ty_len && i < file_len && str_eq(ty[i].name.as_str(), file[i].name.as_str()) {
                if let Some(found) = self.field(&ty[i], &file[i], Location::field(index, i)) {
                    return Some(found);
                }
                i += 1;
                continue;
            }
            let what = if i < ty_len && find_field(file, ty[i].name(), i).is_none() {
                Mismatch::Extra
            } else if i < file_len && find_field(ty, file[i].name(), i).is_none() {
                let what = Mismatch::Missing { field: &file[i], ty: pair.ty };
                return Some(Found { location: pair.location, subject: Subject::record(pair.ty), what });
            } else {
                Mismatch::Elsewhere
            };
            return Some(Found::new(Location::field(index, i), what));
        }
        self.aliases(pair.ty.aliases(), pair.file.aliases(), pair.location, Subject::record(pair.ty))
    }

    /// Compares fields of one name, and queues the records inside.
    pub(crate) const fn field(&mut self, ty: &'n Field, file: &'n Field, location: Location) -> Option<Found<'n>> {
        if let Some(found) = self.value(ty.schema(), file.schema(), location) {
            return Some(found);
        }
        if !matches!(self.policy, Policy::File) {
            return None;
        }
        // Fields mostly have none of what follows, which costs no call to see.
        let same_default = match (&ty.default, &file.default) {
            (None, None) => true,
            (Some(a), Some(b)) => str_eq(a.as_str(), b.as_str()),
            _ => false,
        };
        if !same_default {
            return Some(Found::new(location, Mismatch::Default { ty: ty.default(), file: file.default() }));
        }
        if ty.order as u8 != file.order as u8 {
            return Some(Found::new(location, Mismatch::Order { ty: ty.order, file: file.order }));
        }
        self.aliases(ty.aliases.get(), file.aliases.get(), location, Subject::Value)
    }

    /// Compares types, and queues the records inside. It recurses through types without names, which are never deep.
    pub(crate) const fn value(&mut self, ty: &'n Node, file: &'n Node, location: Location) -> Option<Found<'n>> {
        let same = match self.policy {
            Policy::Reads => return self.resolve(file, ty, location),
            Policy::IsRead => return self.resolve(ty, file, location),
            Policy::File => same_head(ty, file),
            Policy::Definition => same_mention(ty, file),
        };
        if !same {
            return Some(Found::new(location, Mismatch::Type { ty, file }));
        }
        match &ty.kind {
            Kind::Array(_) | Kind::Map(_) | Kind::Union(_) => self.inside(ty, file, location),
            // A definition's named types are compared by their names.
            Kind::Record(_) | Kind::Enum(_) | Kind::Fixed(_) if matches!(self.policy, Policy::File) => {
                self.inside(ty, file, location)
            }
            _ => None,
        }
    }

    /// Compares what is inside of types of one kind.
    const fn inside(&mut self, ty: &'n Node, file: &'n Node, location: Location) -> Differs<'n> {
        match (&ty.kind, &file.kind) {
            (Kind::Array(a), Kind::Array(b)) => self.value(a.get(), b.get(), location.step(Step::Items)),
            (Kind::Map(a), Kind::Map(b)) => self.value(a.get(), b.get(), location.step(Step::Values)),
            (Kind::Union(_), Kind::Union(_)) => self.union(ty, file, location),
            (Kind::Record(a), Kind::Record(b)) => {
                self.note(Pair { ty: a.get(), file: b.get(), location });
                None
            }
            (Kind::Enum(a), Kind::Enum(b)) => self.enums(a.get(), b.get(), location),
            (Kind::Fixed(a), Kind::Fixed(b)) => self.fixeds(a.get(), b.get(), location),
            _ => None,
        }
    }

    const fn union(&mut self, ty: &'n Node, file: &'n Node, location: Location) -> Differs<'n> {
        let (View::Union(a), View::Union(b)) = (ty.view(), file.view()) else { return None };
        let mut same = a.len() == b.len();
        let mut i = 0;
        // Where a branch of a file's union is another type, the union is shown whole.
        while let (true, Policy::File, Some(a), Some(b)) = (same, self.policy, a.get(i), b.get(i)) {
            same = same_head(a, b);
            i += 1;
        }
        if !same {
            return Some(Found::new(location, Mismatch::Type { ty, file }));
        }
        i = 0;
        while let (Some(a), Some(b)) = (a.get(i), b.get(i)) {
            if let Some(found) = self.value(a, b, location.step(Step::Branch)) {
                return Some(found);
            }
            i += 1;
        }
        None
    }

    const fn enums(&self, ty: &'n Enum, file: &'n Enum, location: Location) -> Differs<'n> {
        let subject = Subject::Definition { kind: "enum", name: ty.name(), origin: None };
        let same = match self.policy {
            Policy::Definition | Policy::File => same_texts(ty.symbols(), file.symbols()),
            Policy::Reads => reads_symbols(file, ty),
            Policy::IsRead => reads_symbols(ty, file),
        };
        if !same {
            return Some(Found { location, subject, what: Mismatch::Symbols { ty, file } });
        }
        if matches!(self.policy, Policy::File) && !option_str_eq(ty.default(), file.default()) {
            let what = Mismatch::EnumDefault { ty: ty.default(), file: file.default() };
            return Some(Found { location, subject, what });
        }
        self.aliases(ty.aliases(), file.aliases(), location, subject)
    }

    const fn fixeds(&self, ty: &'n Fixed, file: &'n Fixed, location: Location) -> Differs<'n> {
        let subject = Subject::Definition { kind: "fixed", name: ty.name(), origin: None };
        if ty.size() != file.size() {
            return Some(Found { location, subject, what: Mismatch::Size { ty: ty.size(), file: file.size() } });
        }
        self.aliases(ty.aliases(), file.aliases(), location, subject)
    }

    /// Compares aliases, whose order means nothing, with a file's.
    pub(crate) const fn aliases(
        &self,
        ty: &'n [Text],
        file: &'n [Text],
        location: Location,
        subject: Subject<'n>,
    ) -> Option<Found<'n>> {
        if !matches!(self.policy, Policy::File) {
            return None;
        }
        let mut i = 0;
        while i < file.len() {
            if !has_text(ty, file[i].as_str()) {
                return Some(Found { location, subject, what: Mismatch::MissingAlias(file[i].as_str()) });
            }
            i += 1;
        }
        i = 0;
        while i < ty.len() {
            if !has_text(file, ty[i].as_str()) {
                return Some(Found { location, subject, what: Mismatch::ExtraAlias(ty[i].as_str()) });
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

/// Whether types are mentioned alike in two definitions: named ones by their names, others with the same properties.
const fn same_mention(a: &Node, b: &Node) -> bool {
    match (a.name(), b.name()) {
        (Some(a), Some(b)) => a.same(b),
        (None, None) if str_eq(a.type_name(), b.type_name()) => match &a.kind {
            Kind::Array(_) | Kind::Map(_) | Kind::Union(_) => true,
            _ => same_properties(a.properties(), b.properties()),
        },
        _ => false,
    }
}

/// A logical type and its parameters are properties.
const fn same_properties(a: &[Property], b: &[Property]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if !str_eq(a[i].key(), b[i].key()) || !str_eq(a[i].value(), b[i].value()) {
            return false;
        }
        i += 1;
    }
    true
}

const fn same_texts(a: &[Text], b: &[Text]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if !str_eq(a[i].as_str(), b[i].as_str()) {
            return false;
        }
        i += 1;
    }
    true
}
