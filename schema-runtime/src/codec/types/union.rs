//! What derived unions are written and read by.

use crate::codec::{
    AvroDecode, AvroEncode, AvroType, EncodeWith, Failure, InOrder, Null, PlanCursor, Reader, Reserved, UNBOUNDED,
};

/// Writes the index of a branch of the union `U`, and its value.
#[doc(hidden)]
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn encode_branch<'s, 'b, U: AvroType, C: EncodeWith<T>, T>(
    value: &T,
    index: usize,
    out: Reserved<'s, 'b>,
    tail: usize,
) -> Reserved<'s, 'b> {
    if U::MAX_LEN != UNBOUNDED {
        return C::encode_with(value, out.branch(index), tail);
    }
    // Nothing is reserved for the union, which reserves `tail` bytes after it.
    match C::MAX_LEN {
        UNBOUNDED => C::encode_with(value, out.reserve(Reserved::MAX_BRANCH).branch(index), tail),
        length => {
            let wanted = length.saturating_add(Reserved::MAX_BRANCH).saturating_add(tail);
            C::encode_with(value, out.reserve(wanted).branch(index), tail)
        }
    }
}

/// Writes the index of null, where a value of type `T` could be.
#[doc(hidden)]
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn encode_null<'s, 'b, T: AvroType>(index: usize, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
    match T::MAX_LEN {
        UNBOUNDED => out.reserve(tail.saturating_add(Reserved::MAX_BRANCH)).branch(index),
        _ => out.branch(index),
    }
}

/// An optional union: one union with null.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn encode_option<'s, 'b, U: AvroEncode>(
    value: Option<&U>,
    null: Null,
    out: Reserved<'s, 'b>,
    tail: usize,
) -> Reserved<'s, 'b> {
    match (value, null) {
        (Some(value), Null::First) => value.encode_branch::<1>(out, tail),
        (Some(value), Null::Last) => value.encode_branch::<0>(out, tail),
        (None, _) => encode_null::<U>(null.index(U::BRANCHES), out, tail),
    }
}

#[inline]
pub(crate) fn decode_option<'de, U: AvroDecode<'de>>(
    reader: &mut Reader<'de>,
    null: Null,
) -> Result<Option<U>, Failure> {
    match reader.branch(U::BRANCHES + 1)? {
        branch if branch == null.index(U::BRANCHES) => Ok(None),
        branch => U::decode_branch(reader, branch - null.shift(0), &mut InOrder).map(Some),
    }
}

#[inline]
pub(crate) fn decode_option_planned<'de, U: AvroDecode<'de>>(
    reader: &mut Reader<'de>,
    plan: PlanCursor<'_>,
    null: Null,
) -> Result<Option<U>, Failure> {
    match plan.union(reader)? {
        Some((branch, _)) if branch == null.index(U::BRANCHES) => Ok(None),
        Some((branch, mut value)) => U::decode_branch(reader, branch - null.shift(0), &mut value).map(Some),
        None => U::decode_option(reader, null),
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
