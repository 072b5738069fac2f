//! Pairs of records in two schemas that are walked side by side, and locations in them.
//!
//! Constant functions: the one schema is a type's, the other that of a file or of a recorded version.

use crate::{diagnostics::Message, schema::Record};

/// A record of a type and one of a file at the same location, which is where they were met first.
#[derive(Clone, Copy)]
pub(crate) struct Pair<'n> {
    pub(crate) ty: &'n Record,
    pub(crate) file: &'n Record,
    pub(crate) location: Location,
}

/// A location in both schemas: the root, or a field of a pair of records, and steps from there.
#[derive(Clone, Copy)]
pub(crate) struct Location {
    /// The pair's index, and the field's in the record of the type.
    pub(crate) field: Option<(usize, usize)>,
    pub(crate) steps: Steps,
}

/// Steps through types without names.
#[derive(Clone, Copy)]
pub(crate) struct Steps {
    /// Two bits for each step, the first one lowest.
    bits: u128,
    len: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Items,
    Values,
    Branch,
}

impl Location {
    pub(crate) const ROOT: Self = Self { field: None, steps: Steps { bits: 0, len: 0 } };

    pub(crate) const fn field(pair: usize, field: usize) -> Self {
        Self { field: Some((pair, field)), ..Self::ROOT }
    }

    pub(crate) const fn step(self, step: Step) -> Self {
        let Steps { bits, len } = self.steps;
        // What is deeper than anything that is written is shown without its last steps.
        let bits = if len < 64 { bits | ((step as u128) << (2 * len)) } else { bits };
        Self { steps: Steps { bits, len: len + 1 }, ..self }
    }

    pub(crate) const fn is_root(&self) -> bool {
        self.field.is_none() && self.steps.len == 0
    }

    const fn same(&self, other: &Self) -> bool {
        let same_field = match (self.field, other.field) {
            (Some((a, b)), Some((c, d))) => a == c && b == d,
            (None, None) => true,
            _ => false,
        };
        same_field && self.steps.len == other.steps.len && self.steps.bits == other.steps.bits
    }

    /// Whether a path to it has something to show: a branch of a union is not shown.
    pub(crate) const fn is_shown(&self) -> bool {
        self.field.is_some() || self.is_inside_shown()
    }

    /// Whether it is in a field's items or values, not the field itself.
    pub(crate) const fn is_inside_shown(&self) -> bool {
        let mut i = 0;
        while let Some(step) = self.steps.get(i) {
            if !matches!(step, Step::Branch) {
                return true;
            }
            i += 1;
        }
        false
    }
}

impl Steps {
    pub(crate) const fn is_empty(self) -> bool {
        self.len == 0
    }

    /// The step at an index, if there is one.
    pub(crate) const fn get(self, index: u32) -> Option<Step> {
        if index >= self.len || index >= 64 {
            return None;
        }
        Some(match (self.bits >> (2 * index)) & 3 {
            0 => Step::Items,
            1 => Step::Values,
            _ => Step::Branch,
        })
    }
}

/// The table of pairs that a caller of a check gives.
pub(crate) type Slots = [Option<Pair<'static>>];

/// The pairs that a walk has met, in order, in a table that the caller gives: constant evaluation has no memory of its own.
pub(crate) struct Pairs<'n, 'q> {
    slots: &'q mut [Option<Pair<'n>>],
    len: usize,
    is_complete: bool,
}

impl<'n, 'q> Pairs<'n, 'q> {
    pub(crate) const fn new(slots: &'q mut [Option<Pair<'n>>]) -> Self {
        Self { slots, len: 0, is_complete: true }
    }

    /// Whether there was room for every pair.
    pub(crate) const fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Returns the pair at an index that a location has.
    pub(crate) const fn get(&self, index: usize) -> Option<Pair<'n>> {
        if index < self.len { self.slots[index] } else { None }
    }

    pub(crate) const fn push(&mut self, pair: Pair<'n>) {
        if self.len == self.slots.len() {
            self.is_complete = false;
            return;
        }
        self.slots[self.len] = Some(pair);
        self.len += 1;
    }

    /// Returns the pair that a location is in, and the index of its field there.
    pub(crate) const fn field(&self, location: Location) -> Option<(Pair<'n>, usize)> {
        let Some((pair, field)) = location.field else { return None };
        match self.get(pair) {
            Some(pair) if field < pair.ty.fields().len() => Some((pair, field)),
            _ => None,
        }
    }

    /// The record inside the first pair's that a location is in.
    pub(crate) const fn nested(&self, location: Location) -> Option<&'n Record> {
        match location.field {
            Some((pair, _)) => match self.get(pair) {
                Some(pair) if !pair.location.is_root() => Some(pair.ty),
                _ => None,
            },
            None => None,
        }
    }

    /// The record that a location of a definition is: the one that the pair met there has.
    pub(crate) const fn nested_at(&self, location: Location) -> Option<&'n Record> {
        if location.is_root() {
            return None;
        }
        let mut i = 0;
        while let Some(pair) = self.get(i) {
            if pair.location.same(&location) {
                return Some(pair.ty);
            }
            i += 1;
        }
        None
    }

    /// The path to a location: fields, `[]` for the items of an array, `{}` for the values of a map.
    pub(crate) const fn push_path(&self, location: Location, message: &mut Message) {
        let mut depth = 0;
        while self.ancestor(location, depth).field.is_some() {
            depth += 1;
        }
        let mut is_first = true;
        loop {
            let location = self.ancestor(location, depth);
            if let Some((pair, field)) = location.field
                && let Some(pair) = self.get(pair)
            {
                let ty = pair.ty.fields();
                let name = if field < ty.len() { ty[field].name() } else { "" };
                message.push_all(&[if is_first { "" } else { "." }, name]);
                is_first = false;
            }
            let mut i = 0;
            while let Some(step) = location.steps.get(i) {
                if !matches!(step, Step::Branch) {
                    message.push(if is_first { "" } else { "." });
                    message.push(if matches!(step, Step::Items) { "[]" } else { "{}" });
                    is_first = false;
                }
                i += 1;
            }
            if depth == 0 {
                return;
            }
            depth -= 1;
        }
    }

    /// A location, or the one so many records around it.
    const fn ancestor(&self, mut location: Location, mut generations: usize) -> Location {
        while generations > 0 {
            location = match location.field {
                Some((pair, _)) => match self.get(pair) {
                    Some(pair) => pair.location,
                    None => return Location::ROOT,
                },
                None => return location,
            };
            generations -= 1;
        }
        location
    }
}
