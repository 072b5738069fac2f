//! How many bytes a record reserves before it writes a field, computed at compile time.

use super::UNBOUNDED;

/// What to reserve before a field is written: the greatest length of the run of bounded fields that starts with it.
#[derive(Clone, Copy)]
pub struct SizeHint {
    bytes: usize,
    /// Whether the run continues after the record.
    open: bool,
}

impl SizeHint {
    /// The bytes to reserve, given how many the code around the record wants after it.
    #[must_use]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn plus(self, tail: usize) -> usize {
        if self.open { self.bytes.saturating_add(tail) } else { self.bytes }
    }
}

/// The hints of a generic record's fields.
pub trait SizeHints {
    /// In the order of the fields.
    const SIZE_HINTS: &'static [SizeHint];
}

/// A record with more bounded bytes than this checks the capacity more than once.
const MOST: usize = 1 << 16;

/// The hint of each field, given the greatest lengths of all.
#[must_use]
pub const fn size_hints<const FIELDS: usize>(lengths: [usize; FIELDS]) -> [SizeHint; FIELDS] {
    let mut hints = [SizeHint { bytes: 0, open: true }; FIELDS];
    let mut run = SizeHint { bytes: 0, open: true };
    let mut i = FIELDS;
    while i > 0 {
        i -= 1;
        run = match lengths[i] {
            // It reserves for itself, and for what follows.
            UNBOUNDED => SizeHint { bytes: 0, open: false },
            length => SizeHint { bytes: run.bytes.saturating_add(length), open: run.open },
        };
        if run.bytes > MOST {
            run.bytes = MOST;
        }
        hints[i] = run;
    }
    hints
}

/// The greatest length of a record, given those of its fields.
#[must_use]
pub const fn max_len(lengths: &[usize]) -> usize {
    let sum = min_len(lengths);
    if sum > MOST { UNBOUNDED } else { sum }
}

/// The least length of a record, given those of its fields.
#[must_use]
pub const fn min_len(lengths: &[usize]) -> usize {
    let mut sum: usize = 0;
    let mut i = 0;
    while i < lengths.len() {
        sum = sum.saturating_add(lengths[i]);
        i += 1;
    }
    sum
}
