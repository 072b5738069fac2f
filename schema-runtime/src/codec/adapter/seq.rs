//! Sequences, whose items a codec writes: `Vec`, `VecDeque`, arrays and boxed slices.

use std::{collections::VecDeque, marker::PhantomData, rc::Rc, sync::Arc};

use schema_model::{Node, StaticSchema};

use super::{Adapter, As, Checked, DecodeWith, EncodeWith, IfKnown, Indirect, Inner, SchemaWith, Select};
use crate::codec::{
    Failure, PlanCursor, Reader, Reserved,
    types::{array, deque, sequence::at_index},
};

/// An adapter of each item.
#[doc(hidden)]
pub struct Items<R>(PhantomData<R>);

/// A codec of a sequence, whose items `C` writes.
#[doc(hidden)]
pub struct Seq<C>(PhantomData<C>);

/// A type whose values are written as an array, by itself or in a `Box`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`/items` is a part of an array, and `{Self}` is none [AVRO0318]",
    label = "not an array, as far as `/items` leads",
    note = "the steps that `null` takes lead through the type in Rust: `/items` into a `Vec`, `VecDeque`, `[T; N]` and the like, `/values` \
            into a map, and `/1` into an `Option`, or `/0` where null is last"
)]
pub trait Sequence {
    type Item;
    /// By what it is written, where `C` writes the items.
    type Codec<C>;
}

impl<S: Sequence, R> Adapter<S> for Items<R>
where
    As<R>: Adapter<S::Item>,
{
    type Codec = <Inner<R, S::Item> as IfKnown<S::Codec<Inner<R, S::Item>>>>::Type;
}

impl<T, R> Select<T> for Items<R> {
    type Adapter = Self;
}

impl<C: Checked> Checked for Seq<C> {
    type Generic = C::Generic;
}

/// Which adapters of sequences are of items: those of the same kind.
macro_rules! select {
    ($([$($n:tt)*] $adapter:ty => $type:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<T, R $($n)*> Select<$type> for $adapter {
                type Adapter = Items<R>;
            }
        )*
    };
}

select! {
    [] Vec<R> => Vec<T>;
    [] VecDeque<R> => VecDeque<T>;
    [] Box<[R]> => Box<[T]>;
    [] Arc<[R]> => Arc<[T]>;
    [] Rc<[R]> => Rc<[T]>;
    // Without a shared slice of what stands for the items.
    [] Vec<R> => Arc<[T]>;
    [] Vec<R> => Rc<[T]>;
    [, const N: usize] [R; N] => [T; N];
}

/// A sequence, by a function that writes it, one that makes it of its items, and the length that its type tells.
macro_rules! sequence {
    ([$($n:tt)*] $type:ty: $encode:path, $from:expr, $schema:expr, $min_len:expr) => {
        #[diagnostic::do_not_recommend]
        impl<T $($n)*> Sequence for $type {
            type Item = T;
            type Codec<C> = Seq<C>;
        }

        #[diagnostic::do_not_recommend]
        impl<T, C: SchemaWith<T> $($n)*> SchemaWith<$type> for Seq<C> {
            const SCHEMA: StaticSchema = $schema;
            const CONVERTS: bool = C::CONVERTS;
            const MIN_LEN: usize = $min_len;
        }

        #[diagnostic::do_not_recommend]
        impl<T, C: EncodeWith<T> $($n)*> EncodeWith<$type> for Seq<C> {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_with<'s, 'b>(value: &$type, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                out.or_refuse::<C, T>(|| Self::refusal(value), |out| $encode(value, out, tail))
            }

            #[cold]
            fn refusal(value: &$type) -> Option<String> {
                value.iter().enumerate().find_map(|(index, item)| Some(at_index(index, &C::refusal(item)?)))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'de, T, C: DecodeWith<'de, T> $($n)*> DecodeWith<'de, $type> for Seq<C> {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_with(reader: &mut Reader<'de>) -> Result<$type, Failure> {
                let start = reader.position();
                let items = C::decode_slice_with(reader)?;
                ($from)(items, start, reader)
            }

            #[inline]
            fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<$type, Failure> {
                let start = reader.position();
                let items = C::decode_slice_planned_with(reader, plan)?;
                ($from)(items, start, reader)
            }
        }
    };
    ($type:ty, $encode:path) => {
        sequence!([] $type: $encode, |items, _, _| Ok(<$type>::from(items)), C::SLICE_SCHEMA, 1);
    };
}

sequence!(Vec<T>, C::encode_slice_with);
sequence!(Box<[T]>, C::encode_slice_with);
sequence!(Arc<[T]>, C::encode_slice_with);
sequence!(Rc<[T]>, C::encode_slice_with);
sequence!(VecDeque<T>, deque::encode_deque::<C, T>);
sequence!(
    [, const N: usize] [T; N]: C::encode_slice_with,
    |items, start, reader| array::of_length::<C, T, N>(items, start, reader),
    StaticSchema::new(const { &Node::array_of_length(C::SLICE_SCHEMA, N) }),
    // The items, and a byte for their number.
    C::MIN_LEN.saturating_mul(N).saturating_add(1)
);

macro_rules! holder {
    ($holder:ident) => {
        #[diagnostic::do_not_recommend]
        impl<S: Sequence> Sequence for $holder<S> {
            type Item = S::Item;
            type Codec<C> = Indirect<S::Codec<C>>;
        }
    };
}

holder!(Box);
holder!(Arc);
holder!(Rc);
