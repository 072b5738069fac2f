//! What derived unions are written and read by.

use crate::codec::{AvroDecode, EncodeWith, Failure, PlanCursor, Reader, Reserved, UNBOUNDED};

/// Reads the value of a branch whose index is read already.
#[doc(hidden)]
pub trait DecodeBranch<'de>: AvroDecode<'de> {
    fn decode_branch(reader: &mut Reader<'de>, branch: usize) -> Result<Self, Failure>;

    /// As [`decode_branch`](Self::decode_branch), by a plan for the branch's value.
    fn decode_branch_planned(reader: &mut Reader<'de>, branch: usize, plan: PlanCursor<'_>) -> Result<Self, Failure>;
}

/// Writes a branch's index and its value, in a union whose greatest length is `max_len`.
#[doc(hidden)]
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn encode_branch<'s, 'b, C: EncodeWith<T>, T>(
    value: &T,
    index: usize,
    max_len: usize,
    out: Reserved<'s, 'b>,
    tail: usize,
) -> Reserved<'s, 'b> {
    if max_len != UNBOUNDED {
        return C::encode_with(value, out.branch(index), tail);
    }
    // The union was promised nothing, and has `tail` to promise.
    match C::MAX_LEN {
        UNBOUNDED => C::encode_with(value, out.reserve(Reserved::MAX_BRANCH).branch(index), tail),
        length => {
            let wanted = length.saturating_add(Reserved::MAX_BRANCH).saturating_add(tail);
            C::encode_with(value, out.reserve(wanted).branch(index), tail)
        }
    }
}

/// Writes the index of the null branch, in a union whose greatest length is `max_len`.
#[doc(hidden)]
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn encode_null_branch<'s, 'b>(
    index: usize,
    max_len: usize,
    out: Reserved<'s, 'b>,
    tail: usize,
) -> Reserved<'s, 'b> {
    match max_len {
        UNBOUNDED => out.reserve(tail.saturating_add(Reserved::MAX_BRANCH)).branch(index),
        _ => out.branch(index),
    }
}

/// The greatest length of a union, given those of its branches that are not null.
#[doc(hidden)]
#[must_use]
pub const fn max_branch_len(lengths: &[usize]) -> usize {
    let (mut greatest, mut i) = (0, 0);
    while i < lengths.len() {
        if lengths[i] > greatest {
            greatest = lengths[i];
        }
        i += 1;
    }
    greatest.saturating_add(Reserved::MAX_BRANCH)
}
