//! Codecs of fields, and the adapters that choose them: `#[avro(as = Vec<Option<Money>>)]`.
//!
//! An **adapter** is what an attribute names: a type that stands for another by [`AvroAs`], [`Same`] (`_`), [`NullLast`],
//! [`Json`], and options, sequences, maps and boxes of adapters. For a field of type `T`, it chooses a **codec**: a type that
//! says how a `T` is written ([`SchemaWith`], [`EncodeWith`], [`DecodeWith`]). Codecs compose as adapters do, and work item by
//! item, so a collection of converted items is written without a copy of it.
//!
//! [`Select`] tells which adapter a written type is for a field's type, as a `Vec<R>` is an adapter of each item for a `Vec<T>`,
//! and for a type of the user's may implement `AvroAs` itself. [`Adapter`] then puts the codec together. They are two traits
//! for the sake of errors: the compiler selects by the types' names alone, and so reports what is missing at the item.

mod absent;
mod convert;
mod flatten;
pub(crate) mod indirect;
mod json;
mod map;
mod null_last;
mod option;
mod seq;

pub use absent::Absent;
pub use convert::AvroAs;
pub(crate) use convert::Convert;
pub use flatten::{Flat, Flatten};
pub use indirect::Boxed;
pub(crate) use indirect::Indirect;
pub use json::{Json, JsonValue};
pub(crate) use map::Entries;
pub use map::Values;
pub use null_last::NullLast;
pub use option::Optional;
pub use seq::Items;
pub(crate) use seq::Seq;

use std::marker::PhantomData;

use schema_model::{Node, StaticSchema};

use super::{AvroDecode, AvroEncode, AvroType, Failure, Null, PlanCursor, Reader, Reserved, Steps, UNBOUNDED, types};

/// The schema that a value of type `T` has by this codec.
#[doc(hidden)]
pub trait SchemaWith<T> {
    const SCHEMA: StaticSchema;
    /// As [`AvroType::OPTION_SCHEMA`].
    const OPTION_SCHEMA: StaticSchema =
        StaticSchema::new(const { &Node::union(const { &[StaticSchema::new(&Node::NULL), Self::SCHEMA] }) });
    /// As [`AvroType::OPTION_SCHEMA_NULL_LAST`].
    const OPTION_SCHEMA_NULL_LAST: StaticSchema =
        StaticSchema::new(const { &Node::union(const { &[Self::SCHEMA, StaticSchema::new(&Node::NULL)] }) });
    /// As [`AvroType::SLICE_SCHEMA`].
    const SLICE_SCHEMA: StaticSchema = StaticSchema::new(const { &Node::array(Self::SCHEMA) });
    const DEFAULT: Option<&'static str> = None;
    /// As [`AvroType::MIN_LEN`].
    const MIN_LEN: usize = 1;
    /// As [`AvroType::MAX_LEN`].
    const MAX_LEN: usize = UNBOUNDED;
    /// Both, for the list of a record's fields.
    const LEN: (usize, usize) = (Self::MIN_LEN, Self::MAX_LEN);
    /// Whether values are converted by [`AvroAs`]. Where one of many is refused, the error names the whole and the index or key.
    const CONVERTS: bool = false;
}

/// How a value of type `T` is written by this codec. The methods are those of [`AvroEncode`].
#[doc(hidden)]
pub trait EncodeWith<T>: SchemaWith<T> {
    fn encode_with<'s, 'b>(value: &T, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b>;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_option_with<'s, 'b>(
        value: Option<&T>,
        null: Null,
        out: Reserved<'s, 'b>,
        tail: usize,
    ) -> Reserved<'s, 'b> {
        out.or_refuse::<Self, T>(
            || value.and_then(Self::refusal),
            |out| types::option::encode_option::<Self, T>(value, null, out, tail),
        )
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_slice_with<'s, 'b>(items: &[T], out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        types::sequence::encode_array::<Self, T>(items, out, tail)
    }

    /// Why a value cannot be converted, with the index or key of the part. Only asked where writing it failed.
    fn refusal(_value: &T) -> Option<String> {
        None
    }
}

/// How a value of type `T` is read by this codec. The methods are those of [`AvroDecode`].
#[doc(hidden)]
pub trait DecodeWith<'de, T>: SchemaWith<T> + Sized {
    fn decode_with(reader: &mut Reader<'de>) -> Result<T, Failure>;

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<T, Failure> {
        plan.enter_same(reader)?;
        Self::decode_with(reader)
    }

    /// Reads a field of a record by the steps for it: one, unless the field is flattened.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_field<S: Steps<'de>>(reader: &mut Reader<'de>, steps: &mut S) -> Result<T, Failure> {
        steps.value::<Self, T>(reader)
    }

    #[inline]
    fn decode_option_with(reader: &mut Reader<'de>, null: Null) -> Result<Option<T>, Failure> {
        let start = reader.position();
        let value = types::option::decode_option::<Self, T>(reader, null);
        if Self::CONVERTS { value.map_err(|failure| reader.refused_at(start, failure)) } else { value }
    }

    #[inline]
    fn decode_option_planned_with(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
        null: Null,
    ) -> Result<Option<T>, Failure> {
        let start = reader.position();
        let value = types::option::decode_option_planned::<Self, T>(reader, plan, null);
        if Self::CONVERTS { value.map_err(|failure| reader.refused_at(start, failure)) } else { value }
    }

    #[inline]
    fn decode_slice_with(reader: &mut Reader<'de>) -> Result<Vec<T>, Failure> {
        types::sequence::decode_array::<Self, T>(reader)
    }

    #[inline]
    fn decode_slice_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Vec<T>, Failure> {
        types::sequence::decode_array_planned::<Self, T>(reader, plan)
    }

    fn decode_raw_with(_bytes: &'de [u8]) -> Option<T> {
        None
    }

    fn decode_raw_slice_with(_bytes: &'de [u8]) -> Option<Vec<T>> {
        None
    }
}

/// An adapter, and the codec that it is for a field of type `T`.
#[doc(hidden)]
pub trait Adapter<T> {
    type Codec;
}

/// Which adapter this type is, where an attribute names it for a field of type `T`.
#[doc(hidden)]
pub trait Select<T> {
    type Adapter;
}

/// What an attribute names: `#[avro(as = R)]`.
#[doc(hidden)]
pub struct As<R>(PhantomData<R>);

impl<T, R: Select<T, Adapter: Adapter<T>>> Adapter<T> for As<R> {
    type Codec = <R::Adapter as Adapter<T>>::Codec;
}

/// The codec of what an option, a sequence, a map or a box holds.
type Inner<R, T> = <As<R> as Adapter<T>>::Codec;

/// As the type is by itself: no adapter, or `_` in one.
///
/// As a codec, `G` is the generic type that is written, or that options, boxes and the like hold.
#[doc(hidden)]
pub struct Same<G = ()>(PhantomData<G>);

impl<T> Select<T> for Same {
    type Adapter = Self;
}

impl<T: AvroType> Adapter<T> for Same {
    type Codec = <T::Codec as IfKnown<Same<<T::Codec as Checked>::Generic>>>::Type;
}

/// `T`, where the compiler knows `Self`.
///
/// Where it does not, since a type has no schema or no conversion, it has said so, and does not look for what such a `T`
/// implements: one missing implementation is one error.
#[doc(hidden)]
pub trait IfKnown<T> {
    type Type;
}

impl<T, F: ?Sized> IfKnown<T> for F {
    type Type = T;
}

/// What the compiler checks of a generic type with its arguments; of other types, it is checked where they are derived.
#[doc(hidden)]
pub trait Checks {
    const CHECKS: () = ();
}

impl Checks for () {}

/// Leads from a codec to the generic type that it writes: not by constants that mention each other, as the compiler shows each
/// of those on its way to an error.
#[doc(hidden)]
pub trait Checked {
    type Generic: Checks;
}

impl<G: Checks> Checked for Same<G> {
    type Generic = G;
}

impl<T: AvroType, G> SchemaWith<T> for Same<G> {
    const SCHEMA: StaticSchema = T::SCHEMA;
    const OPTION_SCHEMA: StaticSchema = T::OPTION_SCHEMA;
    const OPTION_SCHEMA_NULL_LAST: StaticSchema = T::OPTION_SCHEMA_NULL_LAST;
    const SLICE_SCHEMA: StaticSchema = T::SLICE_SCHEMA;
    const DEFAULT: Option<&'static str> = T::DEFAULT;
    const MIN_LEN: usize = T::MIN_LEN;
    const MAX_LEN: usize = T::MAX_LEN;
}

impl<T: AvroEncode, G> EncodeWith<T> for Same<G> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &T, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        value.encode_datum(out, tail)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_option_with<'s, 'b>(
        value: Option<&T>,
        null: Null,
        out: Reserved<'s, 'b>,
        tail: usize,
    ) -> Reserved<'s, 'b> {
        T::encode_option(value, null, out, tail)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_slice_with<'s, 'b>(items: &[T], out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        T::encode_datums(items, out, tail)
    }
}

impl<'de, T: AvroDecode<'de>, G> DecodeWith<'de, T> for Same<G> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_with(reader: &mut Reader<'de>) -> Result<T, Failure> {
        T::decode_datum(reader)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<T, Failure> {
        T::decode_planned(reader, plan)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_option_with(reader: &mut Reader<'de>, null: Null) -> Result<Option<T>, Failure> {
        T::decode_option(reader, null)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_option_planned_with(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
        null: Null,
    ) -> Result<Option<T>, Failure> {
        T::decode_option_planned(reader, plan, null)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_slice_with(reader: &mut Reader<'de>) -> Result<Vec<T>, Failure> {
        T::decode_datums(reader)
    }

    #[inline]
    fn decode_slice_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Vec<T>, Failure> {
        T::decode_datums_planned(reader, plan)
    }

    fn decode_raw_with(bytes: &'de [u8]) -> Option<T> {
        T::decode_raw(bytes)
    }

    fn decode_raw_slice_with(bytes: &'de [u8]) -> Option<Vec<T>> {
        T::decode_raw_bytes(bytes)
    }
}
