//! How many bytes the fields of a record ask to be promised, computed when the program is compiled.

use crate::codec::UNBOUNDED;

/// What is promised before a field is written: the greatest length of the run of bounded fields that starts with it.
#[derive(Clone, Copy)]
pub struct Need {
    bytes: usize,
    /// Whether the run goes on behind the record.
    open: bool,
}

impl Need {
    /// The promise, given what the record's surroundings want behind it.
    #[must_use]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn plus(self, tail: usize) -> usize {
        if self.open { self.bytes.saturating_add(tail) } else { self.bytes }
    }
}

/// What each field of a generic record needs.
pub trait Needs {
    /// In the order of the fields.
    const NEEDS: &'static [Need];
}

/// A record of more bounded bytes than this looks at the capacity more than once.
const MOST: usize = 1 << 16;

/// What each field needs, given the greatest lengths of all.
#[must_use]
pub const fn needs<const FIELDS: usize>(lengths: [usize; FIELDS]) -> [Need; FIELDS] {
    let mut needs = [Need { bytes: 0, open: true }; FIELDS];
    let mut run = Need { bytes: 0, open: true };
    let mut i = FIELDS;
    while i > 0 {
        i -= 1;
        run = match lengths[i] {
            // It looks for its own room, and for what follows.
            UNBOUNDED => Need { bytes: 0, open: false },
            length => Need { bytes: run.bytes.saturating_add(length), open: run.open },
        };
        if run.bytes > MOST {
            run.bytes = MOST;
        }
        needs[i] = run;
    }
    needs
}

/// The greatest length of a record, given those of its fields.
#[must_use]
pub const fn greatest(lengths: &[usize]) -> usize {
    let mut sum: usize = 0;
    let mut i = 0;
    while i < lengths.len() {
        sum = sum.saturating_add(lengths[i]);
        i += 1;
    }
    if sum > MOST { UNBOUNDED } else { sum }
}

/// The least length of a record, given those of its fields.
#[must_use]
pub const fn least(lengths: &[usize]) -> usize {
    let mut sum: usize = 0;
    let mut i = 0;
    while i < lengths.len() {
        sum = sum.saturating_add(lengths[i]);
        i += 1;
    }
    sum
}
