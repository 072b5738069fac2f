//! Types that are arrays in Avro, and write their items by a codec that is given.

use std::{collections::VecDeque, rc::Rc, sync::Arc};

use crate::codec::{
    DecodeWith, EncodeWith, Failure, PlanCursor, Reader, Reserved,
    types::array::wrong_length,
    types::deque::encode_deque,
    types::indirect::{self, COUNTERS},
    types::sequence::{decode_array, decode_array_planned, encode_array},
};

/// A type whose values are written as an array, by itself or in a `Box`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`/items` is a part of an array, and `{Self}` is none [AVRO0318]",
    label = "not an array, as far as `/items` leads",
    note = "the steps that `null` takes lead through the type in Rust: `/items` into a `Vec`, `VecDeque`, `[T; N]` and the like, `/values` \
            into a map, and `/1` into an `Option`, or `/0` where null is last"
)]
pub trait Sequence: Sized {
    /// What is in it.
    type Item;
    /// How many items each value has, where the type says it.
    const LENGTH: Option<usize>;

    /// The fewest bytes of a value.
    const LEAST_LEN: usize;

    fn encode_by<'s, 'b, C: EncodeWith<Self::Item>>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b>;

    fn decode_by<'de, C: DecodeWith<'de, Self::Item>>(reader: &mut Reader<'de>) -> Result<Self, Failure>;

    fn decode_planned_by<'de, C: DecodeWith<'de, Self::Item>>(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
    ) -> Result<Self, Failure>;
}

macro_rules! run {
    ($type:ty, $encode:ident) => {
        #[diagnostic::do_not_recommend]
        impl<T> Sequence for $type {
            type Item = T;

            const LENGTH: Option<usize> = None;
            const LEAST_LEN: usize = 1;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_by<'s, 'b, C: EncodeWith<T>>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                $encode::<C, T>(self, out, tail)
            }

            #[inline]
            fn decode_by<'de, C: DecodeWith<'de, T>>(reader: &mut Reader<'de>) -> Result<Self, Failure> {
                decode_array::<C, T>(reader).map(Self::from)
            }

            #[inline]
            fn decode_planned_by<'de, C: DecodeWith<'de, T>>(
                reader: &mut Reader<'de>,
                plan: PlanCursor<'_>,
            ) -> Result<Self, Failure> {
                decode_array_planned::<C, T>(reader, plan, decode_array::<C, T>).map(Self::from)
            }
        }
    };
}

run!(Vec<T>, encode_array);
run!(Box<[T]>, encode_array);
run!(Arc<[T]>, encode_array);
run!(Rc<[T]>, encode_array);
run!(VecDeque<T>, encode_deque);

#[diagnostic::do_not_recommend]
impl<T, const N: usize> Sequence for [T; N] {
    type Item = T;

    const LENGTH: Option<usize> = Some(N);
    const LEAST_LEN: usize = 1;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_by<'s, 'b, C: EncodeWith<T>>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        encode_array::<C, T>(self, out, tail)
    }

    #[inline]
    fn decode_by<'de, C: DecodeWith<'de, T>>(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        let start = reader.position();
        let items = decode_array::<C, T>(reader)?;
        Self::try_from(items).map_err(|items| reader.refuse(start, wrong_length("item", items.len(), N)))
    }

    #[inline]
    fn decode_planned_by<'de, C: DecodeWith<'de, T>>(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
    ) -> Result<Self, Failure> {
        let start = reader.position();
        let items = decode_array_planned::<C, T>(reader, plan, decode_array::<C, T>)?;
        Self::try_from(items).map_err(|items| reader.refuse(start, wrong_length("item", items.len(), N)))
    }
}

macro_rules! holder {
    ($holder:ident, $beside:expr) => {
        #[diagnostic::do_not_recommend]
        impl<S: Sequence> Sequence for $holder<S> {
            type Item = S::Item;

            const LENGTH: Option<usize> = S::LENGTH;
            /// As that of the holder itself.
            const LEAST_LEN: usize = 0;

            #[inline]
            fn encode_by<'s, 'b, C: EncodeWith<S::Item>>(
                &self,
                out: Reserved<'s, 'b>,
                tail: usize,
            ) -> Reserved<'s, 'b> {
                indirect::encode(out, tail, |out| S::encode_by::<C>(self, out, 0))
            }

            #[inline]
            fn decode_by<'de, C: DecodeWith<'de, S::Item>>(reader: &mut Reader<'de>) -> Result<Self, Failure> {
                indirect::decode(reader, $beside, S::decode_by::<C>).map(Self::new)
            }

            #[inline]
            fn decode_planned_by<'de, C: DecodeWith<'de, S::Item>>(
                reader: &mut Reader<'de>,
                plan: PlanCursor<'_>,
            ) -> Result<Self, Failure> {
                indirect::decode(reader, $beside, |reader| S::decode_planned_by::<C>(reader, plan)).map(Self::new)
            }
        }
    };
}

holder!(Box, 0);
holder!(Arc, COUNTERS);
holder!(Rc, COUNTERS);
