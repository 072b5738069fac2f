//! Types that are maps in Avro, and write their values by a codec that is given.

use std::{
    collections::{BTreeMap, HashMap},
    hash::BuildHasher,
    rc::Rc,
    sync::Arc,
};

use crate::codec::{
    DecodeWith, EncodeWith, Failure, PlanCursor, Reader, Reserved,
    types::indirect::{self, COUNTERS},
    types::map::{decode_map, encode_map, insert_hashed, insert_ordered},
};

/// A type whose values are written as a map, by itself or in a `Box`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`/values` is a part of a map, and `{Self}` is none [AVRO0318]",
    label = "not a map, as far as `/values` leads",
    note = "the steps that `null` takes lead through the type in Rust: `/items` into a `Vec`, `VecDeque`, `[T; N]` and the like, `/values` \
            into a map, and `/1` into an `Option`, or `/0` where null is last"
)]
pub trait Keyed: Sized {
    /// What the keys lead to.
    type Value;
    /// The fewest bytes of a value.
    const LEAST_LEN: usize;

    fn encode_by<'s, 'b, C: EncodeWith<Self::Value>>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b>;

    fn decode_by<'de, C: DecodeWith<'de, Self::Value>>(reader: &mut Reader<'de>) -> Result<Self, Failure>;

    fn decode_planned_by<'de, C: DecodeWith<'de, Self::Value>>(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
    ) -> Result<Self, Failure>;
}

#[diagnostic::do_not_recommend]
impl<V, S: BuildHasher + Default> Keyed for HashMap<String, V, S> {
    type Value = V;

    const LEAST_LEN: usize = 1;

    #[inline]
    fn encode_by<'s, 'b, C: EncodeWith<V>>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        encode_map::<C, V>(self.iter(), out, tail)
    }

    #[inline]
    fn decode_by<'de, C: DecodeWith<'de, V>>(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        let mut map = Self::default();
        decode_map(reader, &mut map, C::MIN_LEN, Self::reserve, insert_hashed, C::decode_with)?;
        Ok(map)
    }

    #[inline]
    fn decode_planned_by<'de, C: DecodeWith<'de, V>>(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
    ) -> Result<Self, Failure> {
        let Some((plan, min_len)) = plan.items(reader)? else { return Self::decode_by::<C>(reader) };
        let mut map = Self::default();
        let read = |reader: &mut Reader<'de>| C::decode_planned_with(reader, plan);
        decode_map(reader, &mut map, min_len, Self::reserve, insert_hashed, read)?;
        Ok(map)
    }
}

#[diagnostic::do_not_recommend]
impl<V> Keyed for BTreeMap<String, V> {
    type Value = V;

    const LEAST_LEN: usize = 1;

    #[inline]
    fn encode_by<'s, 'b, C: EncodeWith<V>>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        encode_map::<C, V>(self.iter(), out, tail)
    }

    #[inline]
    fn decode_by<'de, C: DecodeWith<'de, V>>(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        let mut map = Self::new();
        decode_map(reader, &mut map, C::MIN_LEN, |_, _| {}, insert_ordered, C::decode_with)?;
        Ok(map)
    }

    #[inline]
    fn decode_planned_by<'de, C: DecodeWith<'de, V>>(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
    ) -> Result<Self, Failure> {
        let Some((plan, min_len)) = plan.items(reader)? else { return Self::decode_by::<C>(reader) };
        let mut map = Self::new();
        let read = |reader: &mut Reader<'de>| C::decode_planned_with(reader, plan);
        decode_map(reader, &mut map, min_len, |_, _| {}, insert_ordered, read)?;
        Ok(map)
    }
}

macro_rules! holder {
    ($holder:ident, $beside:expr) => {
        #[diagnostic::do_not_recommend]
        impl<M: Keyed> Keyed for $holder<M> {
            type Value = M::Value;

            /// As that of the holder itself.
            const LEAST_LEN: usize = 0;

            #[inline]
            fn encode_by<'s, 'b, C: EncodeWith<M::Value>>(
                &self,
                out: Reserved<'s, 'b>,
                tail: usize,
            ) -> Reserved<'s, 'b> {
                indirect::encode(out, tail, |out| M::encode_by::<C>(self, out, 0))
            }

            #[inline]
            fn decode_by<'de, C: DecodeWith<'de, M::Value>>(reader: &mut Reader<'de>) -> Result<Self, Failure> {
                indirect::decode(reader, $beside, M::decode_by::<C>).map(Self::new)
            }

            #[inline]
            fn decode_planned_by<'de, C: DecodeWith<'de, M::Value>>(
                reader: &mut Reader<'de>,
                plan: PlanCursor<'_>,
            ) -> Result<Self, Failure> {
                indirect::decode(reader, $beside, |reader| M::decode_planned_by::<C>(reader, plan)).map(Self::new)
            }
        }
    };
}

holder!(Box, 0);
holder!(Arc, COUNTERS);
holder!(Rc, COUNTERS);
