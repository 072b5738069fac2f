//! How many bytes a record reserves before it writes a field, computed at compile time.

use super::UNBOUNDED;

/// The sizes of a record's fields from one of them on.
#[derive(Clone, Copy)]
pub struct SizeHint {
    /// What to reserve before the field: the greatest length of the run of bounded fields that starts with it.
    bytes: usize,
    /// Whether the run continues after the record.
    open: bool,
    /// The fewest and the most bytes of this field and those after it.
    min_len: usize,
    max_len: usize,
}

impl SizeHint {
    /// The bytes to reserve, given how many the code around the record wants after it.
    #[must_use]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn plus(self, tail: usize) -> usize {
        if self.open { self.bytes.saturating_add(tail) } else { self.bytes }
    }

    pub(super) const fn min_len(self) -> usize {
        self.min_len
    }

    pub(super) const fn max_len(self) -> usize {
        if self.max_len > MOST { UNBOUNDED } else { self.max_len }
    }
}

/// A record with more bounded bytes than this checks the capacity more than once.
const MOST: usize = 1 << 16;

/// The hint of each field, given the least and the greatest length of each. The last one is for the end of the record, and has
/// the lengths 0 and 0.
#[must_use]
pub const fn size_hints<const N: usize>(lengths: [(usize, usize); N]) -> [SizeHint; N] {
    let mut run = SizeHint { bytes: 0, open: true, min_len: 0, max_len: 0 };
    let mut hints = [run; N];
    let mut i = N;
    while i > 0 {
        i -= 1;
        let (min_len, max_len) = lengths[i];
        (run.bytes, run.open) = match max_len {
            // It reserves for itself, and for what follows.
            UNBOUNDED => (0, false),
            length => (run.bytes.saturating_add(length), run.open),
        };
        if run.bytes > MOST {
            run.bytes = MOST;
        }
        run.min_len = run.min_len.saturating_add(min_len);
        run.max_len = run.max_len.saturating_add(max_len);
        hints[i] = run;
    }
    hints
}
