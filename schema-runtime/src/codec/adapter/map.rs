//! Maps, whose values a codec writes.

use std::{
    collections::{BTreeMap, HashMap},
    hash::BuildHasher,
    marker::PhantomData,
    rc::Rc,
    sync::Arc,
};

use schema_model::{Node, StaticSchema};

use super::{Adapter, As, Checked, DecodeWith, EncodeWith, IfKnown, Indirect, Inner, SchemaWith, Select};
use crate::codec::{
    Failure, PlanCursor, Reader, Reserved,
    types::map::{at_key, decode_map, decode_map_planned, encode_map},
};

/// An adapter of each value of a map.
#[doc(hidden)]
pub struct Values<R>(PhantomData<R>);

/// A codec of a map, whose values `C` writes.
#[doc(hidden)]
pub struct Entries<C>(PhantomData<C>);

/// A type whose values are written as a map, by itself or in a `Box`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`/values` is a part of a map, and `{Self}` is none [AVRO0318]",
    label = "not a map, as far as `/values` leads",
    note = "the steps that `null` takes lead through the type in Rust: `/items` into a `Vec`, `VecDeque`, `[T; N]` and the like, `/values` \
            into a map, and `/1` into an `Option`, or `/0` where null is last"
)]
pub trait Map {
    type Value;
    /// By what it is written, where `C` writes the values.
    type Codec<C>;
}

impl<M: Map, R> Adapter<M> for Values<R>
where
    As<R>: Adapter<M::Value>,
{
    type Codec = <Inner<R, M::Value> as IfKnown<M::Codec<Inner<R, M::Value>>>>::Type;
}

impl<T, R> Select<T> for Values<R> {
    type Adapter = Self;
}

impl<C: Checked> Checked for Entries<C> {
    type Generic = C::Generic;
}

macro_rules! map {
    ($map:ident, $reserve:expr $(, $hasher:ident, $adapters:ident)?) => {
        #[diagnostic::do_not_recommend]
        impl<T, R $(, $hasher, $adapters)?> Select<$map<String, T $(, $hasher)?>> for $map<String, R $(, $adapters)?> {
            type Adapter = Values<R>;
        }

        #[diagnostic::do_not_recommend]
        impl<T $(, $hasher)?> Map for $map<String, T $(, $hasher)?> {
            type Value = T;
            type Codec<C> = Entries<C>;
        }

        #[diagnostic::do_not_recommend]
        impl<T, C: SchemaWith<T> $(, $hasher)?> SchemaWith<$map<String, T $(, $hasher)?>> for Entries<C> {
            const SCHEMA: StaticSchema = StaticSchema::new(const { &Node::map(C::SCHEMA) });
            const CONVERTS: bool = C::CONVERTS;
        }

        #[diagnostic::do_not_recommend]
        impl<T, C: EncodeWith<T> $(, $hasher)?> EncodeWith<$map<String, T $(, $hasher)?>> for Entries<C> {
            #[inline]
            fn encode_with<'s, 'b>(
                value: &$map<String, T $(, $hasher)?>,
                out: Reserved<'s, 'b>,
                tail: usize,
            ) -> Reserved<'s, 'b> {
                out.or_refuse::<C, T>(|| Self::refusal(value), |out| encode_map::<C, T>(value.iter(), out, tail))
            }

            #[cold]
            fn refusal(value: &$map<String, T $(, $hasher)?>) -> Option<String> {
                value.iter().find_map(|(key, value)| Some(at_key(key, &C::refusal(value)?)))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'de, T, C: DecodeWith<'de, T> $(, $hasher: BuildHasher + Default)?>
            DecodeWith<'de, $map<String, T $(, $hasher)?>> for Entries<C>
        {
            #[inline]
            fn decode_with(reader: &mut Reader<'de>) -> Result<$map<String, T $(, $hasher)?>, Failure> {
                decode_map::<C, T, $map<String, T $(, $hasher)?>>(reader, $reserve, |map, key, value| drop(map.insert(key, value)))
            }

            #[inline]
            fn decode_planned_with(
                reader: &mut Reader<'de>,
                plan: PlanCursor<'_>,
            ) -> Result<$map<String, T $(, $hasher)?>, Failure> {
                decode_map_planned::<C, T, $map<String, T $(, $hasher)?>>(reader, plan, $reserve, |map, key, value| drop(map.insert(key, value)))
            }
        }
    };
}

map!(HashMap, HashMap::reserve, S, S2);
map!(BTreeMap, |_, _| {});

macro_rules! holder {
    ($holder:ident) => {
        #[diagnostic::do_not_recommend]
        impl<M: Map> Map for $holder<M> {
            type Value = M::Value;
            type Codec<C> = Indirect<M::Codec<C>>;
        }
    };
}

holder!(Box);
holder!(Arc);
holder!(Rc);
