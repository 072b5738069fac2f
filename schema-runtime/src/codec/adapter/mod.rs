//! Codecs of fields whose schema is not the one that their type has by itself.

mod absent;
mod containers;
mod flatten;
mod inside;
mod json;
mod null_last;

pub use absent::Absent;
pub use flatten::{DecodeFieldsWith, Flat, Flatten};
pub use inside::{Items, OptionOf, Values};
pub use json::{Json, JsonOption, JsonValue};
pub use null_last::AsNullLast;

use std::fmt;

use schema_model::StaticSchema;

use crate::codec::{AvroDecode, AvroEncode, AvroType, Failure, Null, PlanCursor, Reader, Reserved};

/// The schema that a field of type `T` has by this adapter.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`null` says where an `Option` has null, and `{T}` is none [AVRO0318]",
    label = "not an `Option`",
    note = "take `Option<{T}>`, or leave out the attribute; the `Option` of items is at `/items`, as in `null = {{\"/items\": \"last\"}}`, that \
            of a map's values at `/values`"
)]
pub trait SchemaWith<T> {
    /// The adapter itself, for the same reason as there is `AvroType::Codec`.
    type Itself;

    const SCHEMA: StaticSchema;
    const DEFAULT: Option<&'static str>;
}

/// How a field of type `T` is written by this adapter.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`null` says where an `Option` has null, and `{T}` is none [AVRO0318]",
    label = "not an `Option`",
    note = "take `Option<{T}>`, or leave out the attribute; the `Option` of items is at `/items`, as in `null = {{\"/items\": \"last\"}}`, that \
            of a map's values at `/values`"
)]
pub trait EncodeWith<T>: SchemaWith<T> {
    const MAX_LEN: usize;

    fn encode_with<'s, 'b>(value: &T, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b>;
}

/// How a field of type `T` is read by this adapter.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`null` says where an `Option` has null, and `{T}` is none [AVRO0318]",
    label = "not an `Option`",
    note = "take `Option<{T}>`, or leave out the attribute; the `Option` of items is at `/items`, as in `null = {{\"/items\": \"last\"}}`, that \
            of a map's values at `/values`"
)]
pub trait DecodeWith<'de, T>: SchemaWith<T> {
    const MIN_LEN: usize;

    fn decode_with(reader: &mut Reader<'de>) -> Result<T, Failure>;

    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<T, Failure>;
}

/// Leads from any type to `T`, which the compiler does not get to where it does not know the first one.
#[doc(hidden)]
pub trait Leads<T> {
    type To;
}

impl<T, F: ?Sized> Leads<T> for F {
    type To = T;
}

/// No adapter: a field is written as its type is.
///
/// `G` is the generic type that it is, or that it holds in options, boxes and the like.
#[doc(hidden)]
pub struct Own<G = ()>(std::marker::PhantomData<G>);

/// What the compiler checks of a generic type with its arguments; of other types, it is checked where they are derived.
#[doc(hidden)]
pub trait Checks {
    const CHECKS: () = ();
}

impl Checks for () {}

/// Leads from a type to the generic type inside: not by constants that mention each other, as the compiler shows each of
/// those on its way to an error.
#[doc(hidden)]
pub trait Inside {
    type Generic: Checks;
}

impl<G: Checks> Inside for Own<G> {
    type Generic = G;
}

impl<T: AvroType, G> SchemaWith<T> for Own<G> {
    type Itself = Self;

    const SCHEMA: StaticSchema = T::SCHEMA;
    const DEFAULT: Option<&'static str> = T::DEFAULT;
}

impl<T: AvroEncode, G> EncodeWith<T> for Own<G> {
    const MAX_LEN: usize = T::MAX_LEN;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &T, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        value.encode_datum(out, tail)
    }
}

impl<'de, T: AvroDecode<'de>, G> DecodeWith<'de, T> for Own<G> {
    const MIN_LEN: usize = T::MIN_LEN;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_with(reader: &mut Reader<'de>) -> Result<T, Failure> {
        T::decode_datum(reader)
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<T, Failure> {
        T::decode_planned(reader, plan)
    }
}

/// How a newtype that holds a `T` is written: as the `T`, by itself or in an `Option`.
#[doc(hidden)]
pub trait EncodeInner<T>: EncodeWith<T> {
    fn encode_option_with<'s, 'b>(
        value: Option<&T>,
        null: Null,
        out: Reserved<'s, 'b>,
        tail: usize,
    ) -> Reserved<'s, 'b>;
}

impl<T: AvroEncode, G> EncodeInner<T> for Own<G> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_option_with<'s, 'b>(
        value: Option<&T>,
        null: Null,
        out: Reserved<'s, 'b>,
        tail: usize,
    ) -> Reserved<'s, 'b> {
        T::encode_option(value, null, out, tail)
    }
}

/// How a newtype that holds a `T` is read.
#[doc(hidden)]
pub trait DecodeInner<'de, T>: DecodeWith<'de, T> {
    fn decode_option_with(reader: &mut Reader<'de>, null: Null) -> Result<Option<T>, Failure>;

    fn decode_option_planned_with(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
        null: Null,
    ) -> Result<Option<T>, Failure>;

    fn decode_raw_with(bytes: &'de [u8]) -> Option<T>;
}

impl<'de, T: AvroDecode<'de>, G> DecodeInner<'de, T> for Own<G> {
    #[inline]
    fn decode_option_with(reader: &mut Reader<'de>, null: Null) -> Result<Option<T>, Failure> {
        T::decode_option(reader, null)
    }

    #[inline]
    fn decode_option_planned_with(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
        null: Null,
    ) -> Result<Option<T>, Failure> {
        T::decode_option_planned(reader, plan, null)
    }

    fn decode_raw_with(bytes: &'de [u8]) -> Option<T> {
        T::decode_raw(bytes)
    }
}

/// Leads to what is checked of the type that is written.
impl<R: AvroType> Inside for As<R> {
    type Generic = <R::Codec as Inside>::Generic;
}

/// An `Option` with null as the last branch: `#[avro(null = "last")]`.
#[doc(hidden)]
pub struct NullLast;

impl<T: AvroType> SchemaWith<Option<T>> for NullLast {
    type Itself = Self;

    const SCHEMA: StaticSchema = T::OPTION_SCHEMA_NULL_LAST;
    /// A default is of the first branch.
    const DEFAULT: Option<&'static str> = None;
}

impl<T: AvroEncode> EncodeWith<Option<T>> for NullLast {
    const MAX_LEN: usize = T::MAX_LEN.saturating_add(1);

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &Option<T>, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        T::encode_option(value.as_ref(), Null::Last, out, tail)
    }
}

impl<'de, T: AvroDecode<'de>> DecodeWith<'de, Option<T>> for NullLast {
    const MIN_LEN: usize = 1;

    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<Option<T>, Failure> {
        T::decode_option(reader, Null::Last)
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Option<T>, Failure> {
        T::decode_option_planned(reader, plan, Null::Last)
    }
}

/// Another type in a field's place: `#[avro(as = Repr)]`.
#[doc(hidden)]
pub struct As<R>(std::marker::PhantomData<R>);

impl<T, R: AvroType + AvroAs<T>> SchemaWith<T> for As<R> {
    /// Behind both bounds, for where one is missing, this is known all the same.
    type Itself = <R::Codec as Leads<<R::Error as Leads<Self>>::To>>::To;

    const SCHEMA: StaticSchema = {
        let () = R::CHECKS;
        R::SCHEMA
    };
    const DEFAULT: Option<&'static str> = R::DEFAULT;
}

impl<T, R: AvroEncode + AvroAs<T>> EncodeWith<T> for As<R> {
    const MAX_LEN: usize = R::MAX_LEN;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &T, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        match R::try_from_value(value) {
            Ok(stand_in) => stand_in.encode_datum(out, tail),
            Err(why) => out.refuse(why.to_string(), tail),
        }
    }
}

impl<'de, T, R: AvroDecode<'de> + AvroAs<T>> DecodeWith<'de, T> for As<R> {
    const MIN_LEN: usize = R::MIN_LEN;

    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<T, Failure> {
        let start = reader.position();
        R::decode_datum(reader)?.try_into_value().map_err(|why| reader.refuse(start, why.to_string()))
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<T, Failure> {
        let start = reader.position();
        R::decode_planned(reader, plan)?.try_into_value().map_err(|why| reader.refuse(start, why.to_string()))
    }
}

/// A type that stands for values of another one, `T`, in messages: `#[avro(as = Repr)]` on a field.
///
/// For types of other crates, which cannot be derived for. A derived type, or one of the types that this crate knows, is
/// what is written; it is made from each value, and turned back into one. `Option`, `Vec` and maps of such fields are
/// written as `as = Option<Repr>` and so on.
///
/// ```
/// use std::net::Ipv4Addr;
///
/// use schema_runtime::{AvroAs, AvroRecord, decode, encode};
///
/// /// An address as its number.
/// #[derive(AvroRecord)]
/// #[avro(transparent)]
/// struct Ip(u32);
///
/// impl AvroAs<Ipv4Addr> for Ip {
///     type Error = std::convert::Infallible;
///
///     fn try_from_value(address: &Ipv4Addr) -> Result<Self, Self::Error> {
///         Ok(Self(address.to_bits()))
///     }
///
///     fn try_into_value(self) -> Result<Ipv4Addr, Self::Error> {
///         Ok(Ipv4Addr::from_bits(self.0))
///     }
/// }
///
/// #[derive(AvroRecord)]
/// struct Host {
///     #[avro(as = Ip)]
///     address: Ipv4Addr,
///     #[avro(as = Option<Ip>)]
///     gateway: Option<Ipv4Addr>,
/// }
///
/// let host = Host { address: Ipv4Addr::LOCALHOST, gateway: None };
/// assert_eq!(decode::<Host>(&encode(&host)?)?.address, Ipv4Addr::LOCALHOST);
/// # Ok::<(), schema_runtime::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not stand for `{T}` in messages [AVRO0319]",
    label = "does not stand for the field's type",
    note = "it may stand for what is inside: where the field is an `Option`, a `Vec`, a `Box` or a map, write \
            `as = Option<{Self}>`, `as = Vec<{Self}>` and so on",
    note = "else implement `AvroAs<{T}>` for `{Self}`: how it is made from a value, and turned back into one",
    note = "where neither type is your own, make a newtype, `#[derive(AvroRecord)] #[avro(transparent)] struct Name({Self});`, \
            implement `AvroAs<{T}>` for it, and write `as = Name`"
)]
pub trait AvroAs<T>: Sized {
    /// Why a value cannot be written, or what was read is no value of `T`.
    type Error: std::fmt::Display;

    /// What the compiler checks of the two types.
    #[doc(hidden)]
    const CHECKS: () = ();

    /// What is written for a value.
    ///
    /// # Errors
    ///
    /// Where nothing stands for it: it becomes an encode error with the field, and of a field of many values the index or the
    /// key, and nothing is written.
    fn try_from_value(value: &T) -> Result<Self, Self::Error>;

    /// The value that was written as this.
    ///
    /// # Errors
    ///
    /// Where there is no such value: it becomes a decode error with the field and the byte.
    fn try_into_value(self) -> Result<T, Self::Error>;
}

impl<T, R: AvroAs<T>> AvroAs<Option<T>> for Option<R> {
    type Error = R::Error;

    const CHECKS: () = R::CHECKS;

    fn try_from_value(value: &Option<T>) -> Result<Self, Self::Error> {
        value.as_ref().map(R::try_from_value).transpose()
    }

    fn try_into_value(self) -> Result<Option<T>, Self::Error> {
        self.map(R::try_into_value).transpose()
    }
}

/// Why one of many values is refused, and which: the path of the whole leads to all of them.
#[doc(hidden)]
#[derive(Debug)]
pub struct OneOf<K, E> {
    which: K,
    why: E,
}

impl<K, E> OneOf<K, E> {
    #[cold]
    pub(crate) const fn new(which: K, why: E) -> Self {
        Self { which, why }
    }
}

impl<E: fmt::Display> fmt::Display for OneOf<usize, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at the index {}: {}", self.which, self.why)
    }
}

impl<E: fmt::Display> fmt::Display for OneOf<String, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at the key {:?}: {}", crate::codec::error_path::shorten(&self.which), self.why)
    }
}

/// What stands for each of many values, or the first one that is refused.
pub(crate) fn each<I, O, E, C: FromIterator<O>>(
    values: impl IntoIterator<Item = I>,
    mut convert: impl FnMut(I) -> Result<O, E>,
) -> Result<C, OneOf<usize, E>> {
    let convert = |(index, value)| convert(value).map_err(|why| OneOf::new(index, why));
    values.into_iter().enumerate().map(convert).collect()
}

impl<T, R: AvroAs<T>> AvroAs<Vec<T>> for Vec<R> {
    type Error = OneOf<usize, R::Error>;

    const CHECKS: () = R::CHECKS;

    fn try_from_value(values: &Vec<T>) -> Result<Self, Self::Error> {
        each(values, R::try_from_value)
    }

    fn try_into_value(self) -> Result<Vec<T>, Self::Error> {
        each(self, R::try_into_value)
    }
}

impl<T, R: AvroAs<T>> AvroAs<Box<T>> for Box<R> {
    type Error = R::Error;

    const CHECKS: () = R::CHECKS;

    fn try_from_value(value: &Box<T>) -> Result<Self, Self::Error> {
        R::try_from_value(value).map(Box::new)
    }

    fn try_into_value(self) -> Result<Box<T>, Self::Error> {
        (*self).try_into_value().map(Box::new)
    }
}

macro_rules! map_as {
    ($map:ident $(, $state:ident, $hasher:path)?) => {
        impl<T, R: AvroAs<T> $(, $state: Default + $hasher)?> AvroAs<std::collections::$map<String, T $(, $state)?>>
            for std::collections::$map<String, R $(, $state)?>
        {
            type Error = OneOf<String, R::Error>;

            const CHECKS: () = R::CHECKS;

            fn try_from_value(values: &std::collections::$map<String, T $(, $state)?>) -> Result<Self, Self::Error> {
                let convert = |(key, value): (&String, &T)| match R::try_from_value(value) {
                    Ok(value) => Ok((key.clone(), value)),
                    Err(why) => Err(OneOf::new(key.clone(), why)),
                };
                values.iter().map(convert).collect()
            }

            fn try_into_value(self) -> Result<std::collections::$map<String, T $(, $state)?>, Self::Error> {
                let convert = |(key, value): (String, R)| match value.try_into_value() {
                    Ok(value) => Ok((key, value)),
                    Err(why) => Err(OneOf::new(key, why)),
                };
                self.into_iter().map(convert).collect()
            }
        }
    };
}

map_as!(HashMap, S, std::hash::BuildHasher);
map_as!(BTreeMap);
