//! Pairs of records in two schemas that are walked through side by side, and places in them.
//!
//! Constant functions: the one schema is a type's, the other a file's.

use crate::{diagnostics::Message, schema::Record};

/// A record of a type and one of a file that stand at the same place, and where they were met first.
#[derive(Clone, Copy)]
pub(crate) struct Pair<'n> {
    pub(crate) ty: &'n Record,
    pub(crate) file: &'n Record,
    pub(crate) place: Place,
}

/// A place in both schemas: the root, or a field of a pair of records; and what is inside of it.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// The pair's index, and the field's in the record of the type.
    pub(crate) field: Option<(usize, usize)>,
    pub(crate) inside: Inside,
}

/// Steps through types without names.
#[derive(Clone, Copy)]
pub(crate) struct Inside {
    /// Two bits for each step, the first one lowest.
    steps: u128,
    len: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Items,
    Values,
    Branch,
}

impl Place {
    pub(crate) const ROOT: Self = Self { field: None, inside: Inside { steps: 0, len: 0 } };

    pub(crate) const fn field(pair: usize, field: usize) -> Self {
        Self { field: Some((pair, field)), ..Self::ROOT }
    }

    pub(crate) const fn inside(self, step: Step) -> Self {
        let Inside { steps, len } = self.inside;
        // What is deeper than anything that is written is shown without its last steps.
        let steps = if len < 64 { steps | ((step as u128) << (2 * len)) } else { steps };
        Self { inside: Inside { steps, len: len + 1 }, ..self }
    }

    pub(crate) const fn is_root(&self) -> bool {
        self.field.is_none() && self.inside.len == 0
    }

    const fn same(&self, other: &Self) -> bool {
        let same_field = match (self.field, other.field) {
            (Some((a, b)), Some((c, d))) => a == c && b == d,
            (None, None) => true,
            _ => false,
        };
        same_field && self.inside.len == other.inside.len && self.inside.steps == other.inside.steps
    }

    /// Whether a path to it has something to show: a branch of a union is not shown.
    pub(crate) const fn is_shown(&self) -> bool {
        self.field.is_some() || self.is_inside_shown()
    }

    /// Whether it is in a field's items or values, not the field itself.
    pub(crate) const fn is_inside_shown(&self) -> bool {
        let mut i = 0;
        while let Some(step) = self.inside.get(i) {
            if !matches!(step, Step::Branch) {
                return true;
            }
            i += 1;
        }
        false
    }
}

impl Inside {
    pub(crate) const fn is_empty(self) -> bool {
        self.len == 0
    }

    /// The step at an index, if there is one.
    pub(crate) const fn get(self, index: u32) -> Option<Step> {
        if index >= self.len || index >= 64 {
            return None;
        }
        Some(match (self.steps >> (2 * index)) & 3 {
            0 => Step::Items,
            1 => Step::Values,
            _ => Step::Branch,
        })
    }
}

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

    /// The pair at an index that a place has.
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

    /// The record inside the first pair's that a place is in.
    pub(crate) const fn nested(&self, place: Place) -> Option<&'n Record> {
        match place.field {
            Some((pair, _)) => match self.get(pair) {
                Some(pair) if !pair.place.is_root() => Some(pair.ty),
                _ => None,
            },
            None => None,
        }
    }

    /// The record that a place of a definition is: the one that the pair met there has.
    pub(crate) const fn nested_at(&self, place: Place) -> Option<&'n Record> {
        if place.is_root() {
            return None;
        }
        let mut i = 0;
        while let Some(pair) = self.get(i) {
            if pair.place.same(&place) {
                return Some(pair.ty);
            }
            i += 1;
        }
        None
    }

    /// The path to a place: fields, `[]` for the items of an array, `{}` for the values of a map.
    pub(crate) const fn push_path(&self, place: Place, message: &mut Message) {
        let mut depth = 0;
        while self.ancestor(place, depth).field.is_some() {
            depth += 1;
        }
        let mut is_first = true;
        loop {
            let place = self.ancestor(place, depth);
            if let Some((pair, field)) = place.field
                && let Some(pair) = self.get(pair)
            {
                let ty = pair.ty.fields();
                let name = if field < ty.len() { ty[field].name() } else { "" };
                message.push_all(&[if is_first { "" } else { "." }, name]);
                is_first = false;
            }
            let mut i = 0;
            while let Some(step) = place.inside.get(i) {
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

    /// A place, or the one so many records around it.
    const fn ancestor(&self, mut place: Place, mut generations: usize) -> Place {
        while generations > 0 {
            place = match place.field {
                Some((pair, _)) => match self.get(pair) {
                    Some(pair) => pair.place,
                    None => return Place::ROOT,
                },
                None => return place,
            };
            generations -= 1;
        }
        place
    }
}
