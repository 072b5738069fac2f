//! Codecs of what options, sequences and maps hold, where that is not written as its type is: `null = {"/items": "last"}`.
//!
//! The derive puts them together by the steps of the attribute. Each writes and reads as the type that holds does, with another
//! codec in the place of what is held.

use std::marker::PhantomData;

use schema_model::{Node, StaticSchema};

use crate::codec::{
    DecodeWith, EncodeWith, Failure, Inside, Leads, Null, PlanCursor, Reader, Reserved, SchemaWith, UNBOUNDED,
};

mod keyed;
mod sequence;

use keyed::Keyed;
use sequence::Sequence;

/// A sequence whose items are written by `C`: `/items`.
#[doc(hidden)]
pub struct Items<C>(PhantomData<C>);

/// A map whose values are written by `C`: `/values`.
#[doc(hidden)]
pub struct Values<C>(PhantomData<C>);

/// An `Option` whose value is written by `C`, and is no union: `/1`, and `/0` where null is last.
#[doc(hidden)]
pub struct OptionOf<C, const NULL_LAST: bool>(PhantomData<C>);

impl<C: Inside> Inside for Items<C> {
    type Generic = C::Generic;
}

impl<C: Inside> Inside for Values<C> {
    type Generic = C::Generic;
}

impl<C: Inside, const NULL_LAST: bool> Inside for OptionOf<C, NULL_LAST> {
    type Generic = C::Generic;
}

impl<S: Sequence, C: SchemaWith<S::Item>> SchemaWith<S> for Items<C> {
    type Itself = <C::Itself as Leads<Self>>::To;

    const SCHEMA: StaticSchema = StaticSchema::new(
        const {
            match S::LENGTH {
                None => &Node::array(C::SCHEMA),
                Some(length) => &Node::array_of_length(StaticSchema::new(const { &Node::array(C::SCHEMA) }), length),
            }
        },
    );
    const DEFAULT: Option<&'static str> = None;
}

impl<S: Sequence, C: EncodeWith<S::Item>> EncodeWith<S> for Items<C> {
    const MAX_LEN: usize = UNBOUNDED;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &S, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        value.encode_by::<C>(out, tail)
    }
}

impl<'de, S: Sequence, C: DecodeWith<'de, S::Item>> DecodeWith<'de, S> for Items<C> {
    const MIN_LEN: usize = S::LEAST_LEN;

    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<S, Failure> {
        S::decode_by::<C>(reader)
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<S, Failure> {
        S::decode_planned_by::<C>(reader, plan)
    }
}

impl<M: Keyed, C: SchemaWith<M::Value>> SchemaWith<M> for Values<C> {
    type Itself = <C::Itself as Leads<Self>>::To;

    const SCHEMA: StaticSchema = StaticSchema::new(const { &Node::map(C::SCHEMA) });
    const DEFAULT: Option<&'static str> = None;
}

impl<M: Keyed, C: EncodeWith<M::Value>> EncodeWith<M> for Values<C> {
    const MAX_LEN: usize = UNBOUNDED;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &M, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        value.encode_by::<C>(out, tail)
    }
}

impl<'de, M: Keyed, C: DecodeWith<'de, M::Value>> DecodeWith<'de, M> for Values<C> {
    const MIN_LEN: usize = M::LEAST_LEN;

    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<M, Failure> {
        M::decode_by::<C>(reader)
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<M, Failure> {
        M::decode_planned_by::<C>(reader, plan)
    }
}

/// Where null stands.
const fn null(is_last: bool) -> Null {
    if is_last { Null::Last } else { Null::First }
}

impl<T, C: SchemaWith<T>, const NULL_LAST: bool> SchemaWith<Option<T>> for OptionOf<C, NULL_LAST> {
    type Itself = <C::Itself as Leads<Self>>::To;

    const SCHEMA: StaticSchema = StaticSchema::new(
        const {
            match null(NULL_LAST) {
                Null::First => &Node::union(const { &[StaticSchema::new(&Node::NULL), C::SCHEMA] }),
                Null::Last => &Node::union(const { &[C::SCHEMA, StaticSchema::new(&Node::NULL)] }),
            }
        },
    );
    /// A default is of the first branch.
    const DEFAULT: Option<&'static str> = if NULL_LAST { None } else { Some("null") };
}

impl<T, C: EncodeWith<T>, const NULL_LAST: bool> EncodeWith<Option<T>> for OptionOf<C, NULL_LAST> {
    const MAX_LEN: usize = C::MAX_LEN.saturating_add(1);

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &Option<T>, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        let null = const { null(NULL_LAST) };
        match value {
            Some(value) => C::encode_with(value, out.branch(null.shift(0)), tail),
            None if C::MAX_LEN == UNBOUNDED => {
                out.reserve(tail.saturating_add(Reserved::MAX_BRANCH)).branch(null.index(1))
            }
            None => out.branch(null.index(1)),
        }
    }
}

impl<'de, T, C: DecodeWith<'de, T>, const NULL_LAST: bool> DecodeWith<'de, Option<T>> for OptionOf<C, NULL_LAST> {
    const MIN_LEN: usize = 1;

    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<Option<T>, Failure> {
        match reader.branch(2)? {
            branch if branch == null(NULL_LAST).index(1) => Ok(None),
            _ => C::decode_with(reader).map(Some),
        }
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Option<T>, Failure> {
        match plan.union(reader)? {
            Some((branch, _)) if branch == null(NULL_LAST).index(1) => Ok(None),
            Some((_, plan)) => C::decode_planned_with(reader, plan).map(Some),
            None => Self::decode_with(reader),
        }
    }
}
