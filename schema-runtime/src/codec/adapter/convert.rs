//! Another type in a field's place: `#[avro(as = Repr)]`.

use std::marker::PhantomData;

use schema_model::{StaticSchema, View};

use super::{Adapter, Checked, DecodeWith, EncodeWith, IfKnown, SchemaWith, Select};
use crate::codec::{AvroDecode, AvroEncode, AvroType, Failure, Null, PlanCursor, Reader, Reserved, types::sequence};

/// A type that stands for values of another one, `T`, in messages: `#[avro(as = Repr)]` on a field.
///
/// For types of other crates, which cannot be derived for. A derived type, or one of the types that this crate knows, is
/// what is written; it is made from each value, and turned back into one.
///
/// In options, sequences, maps and boxes, `as` repeats what is around: `as = Vec<Option<Repr>>`. Items are converted one by one,
/// without a copy of the collection. [`NullLast`](crate::NullLast), [`Json`](crate::Json) and `_`, for what is written as its type
/// is, stand in the same places: `as = HashMap<String, NullLast<Repr>>`.
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
///     #[avro(as = Vec<Option<Ip>>)]
///     gateways: Vec<Option<Ipv4Addr>>,
/// }
///
/// let host = Host { address: Ipv4Addr::LOCALHOST, gateways: vec![None] };
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

/// Converts each value of `T` to an `R`, which is written, and back.
#[doc(hidden)]
pub struct Convert<R>(PhantomData<R>);

impl<T, R: AvroType + AvroAs<T>> Select<T> for R {
    type Adapter = Convert<R>;
}

impl<T, R: AvroType + AvroAs<T>> Adapter<T> for Convert<R> {
    /// Known where both traits are implemented.
    type Codec = <R::Codec as IfKnown<<R::Error as IfKnown<Self>>::Type>>::Type;
}

impl<R: AvroType> Checked for Convert<R> {
    type Generic = <R::Codec as Checked>::Generic;
}

impl<T, R: AvroType + AvroAs<T>> SchemaWith<T> for Convert<R> {
    const SCHEMA: StaticSchema = {
        let () = R::CHECKS;
        R::SCHEMA
    };
    const OPTION_SCHEMA: StaticSchema = {
        let () = R::CHECKS;
        R::OPTION_SCHEMA
    };
    const OPTION_SCHEMA_NULL_LAST: StaticSchema = {
        let () = R::CHECKS;
        R::OPTION_SCHEMA_NULL_LAST
    };
    const SLICE_SCHEMA: StaticSchema = {
        let () = R::CHECKS;
        R::SLICE_SCHEMA
    };
    const DEFAULT: Option<&'static str> = R::DEFAULT;
    const CONVERTS: bool = true;
    const MIN_LEN: usize = R::MIN_LEN;
    /// At least a byte, also where `R` is written as nothing: a collection skips items without a byte, and a conversion may refuse.
    const MAX_LEN: usize = if R::MAX_LEN == 0 { 1 } else { R::MAX_LEN };
}

impl<T, R: AvroEncode + AvroAs<T>> EncodeWith<T> for Convert<R> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &T, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        match R::try_from_value(value) {
            Ok(stand_in) => stand_in.encode_datum(out, tail),
            Err(why) => out.refuse(why.to_string(), tail),
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_option_with<'s, 'b>(
        value: Option<&T>,
        null: Null,
        out: Reserved<'s, 'b>,
        tail: usize,
    ) -> Reserved<'s, 'b> {
        match value.map(R::try_from_value).transpose() {
            Ok(stand_in) => R::encode_option(stand_in.as_ref(), null, out, tail),
            Err(why) => out.refuse(why.to_string(), tail),
        }
    }

    fn encode_slice_with<'s, 'b>(items: &[T], out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        if !is_bytes::<R>() {
            return sequence::encode_array::<Self, T>(items, out, tail);
        }
        // Bytes are written in one piece: `R` is `u8`.
        match items.iter().map(R::try_from_value).collect::<Result<Vec<_>, _>>() {
            Ok(bytes) => R::encode_datums(&bytes, out, tail),
            Err(why) => out.refuse(why.to_string(), tail),
        }
    }

    #[cold]
    fn refusal(value: &T) -> Option<String> {
        R::try_from_value(value).err().map(|why| why.to_string())
    }
}

/// Whether a run of these is `bytes`.
fn is_bytes<R: AvroType>() -> bool {
    matches!(R::SLICE_SCHEMA.get().view(), View::Bytes)
}

/// The value that `read` reads what stands for.
#[cfg_attr(not(debug_assertions), inline(always))]
fn converted<'de, S, T, E: std::fmt::Display>(
    reader: &mut Reader<'de>,
    read: impl FnOnce(&mut Reader<'de>) -> Result<S, Failure>,
    convert: impl FnOnce(S) -> Result<T, E>,
) -> Result<T, Failure> {
    let start = reader.position();
    // What a field of the type that stands in refused, it refused there.
    let stand_in = read(reader).map_err(Failure::settled)?;
    convert(stand_in).map_err(|why| reader.refuse_conversion(start, why.to_string()))
}

/// All values of a run, or the index of the first that is refused.
fn all<T, R: AvroAs<T>>(items: Vec<R>) -> Result<Vec<T>, String> {
    let convert =
        |(index, item): (usize, R)| item.try_into_value().map_err(|why| sequence::at_index(index, &why.to_string()));
    items.into_iter().enumerate().map(convert).collect()
}

impl<'de, T, R: AvroDecode<'de> + AvroAs<T>> DecodeWith<'de, T> for Convert<R> {
    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<T, Failure> {
        converted(reader, R::decode_datum, R::try_into_value)
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<T, Failure> {
        converted(reader, |reader| R::decode_planned(reader, plan), R::try_into_value)
    }

    #[inline]
    fn decode_option_with(reader: &mut Reader<'de>, null: Null) -> Result<Option<T>, Failure> {
        let convert = |stand_in: Option<R>| stand_in.map(R::try_into_value).transpose();
        converted(reader, |reader| R::decode_option(reader, null), convert)
    }

    #[inline]
    fn decode_option_planned_with(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
        null: Null,
    ) -> Result<Option<T>, Failure> {
        let convert = |stand_in: Option<R>| stand_in.map(R::try_into_value).transpose();
        converted(reader, |reader| R::decode_option_planned(reader, plan, null), convert)
    }

    #[inline]
    fn decode_slice_with(reader: &mut Reader<'de>) -> Result<Vec<T>, Failure> {
        if is_bytes::<R>() {
            return converted(reader, R::decode_datums, all);
        }
        sequence::decode_array::<Self, T>(reader)
    }

    #[inline]
    fn decode_slice_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Vec<T>, Failure> {
        if is_bytes::<R>() {
            return converted(reader, |reader| R::decode_datums_planned(reader, plan), all);
        }
        sequence::decode_array_planned::<Self, T>(reader, plan)
    }
}
