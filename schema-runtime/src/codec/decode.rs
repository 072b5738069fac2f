//! Decoding: the trait, and the way in.

use super::{AvroType, Failure, InOrder, Limits, Null, PlanCursor, Reader, Steps, error_path};
use crate::Error;

/// A value that can be read from a datum of its schema, and may borrow from it.
///
/// Derived with [`AvroType`]. Its methods are private to this crate and to the
/// code that is derived.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from Avro [AVRO0303]",
    label = "not a type that can be read from Avro",
    note = "a type of your own can by a derive: `AvroRecord`, `AvroEnum`, `AvroUnion` or `AvroFixed`",
    note = "a type of another crate can stand in a field: `#[avro(as = …)]`"
)]
pub trait AvroDecode<'de>: AvroType + Sized {
    /// Reads a value: of a record its fields, and of a union a branch. Any other type has its own function.
    #[doc(hidden)]
    #[inline]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        if const { Self::BRANCHES > 0 } {
            let branch = reader.branch(Self::BRANCHES)?;
            return Self::decode_branch(reader, branch, &mut InOrder);
        }
        Self::decode_fields(reader, &mut InOrder)
    }

    /// Reads the fields of a record, each by the next step; any other value is one step.
    #[doc(hidden)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_fields<S: Steps<'de>>(reader: &mut Reader<'de>, steps: &mut S) -> Result<Self, Failure> {
        steps.value::<super::Same, Self>(reader)
    }

    /// Reads the value of a union's branch by one step; any other value is one branch.
    #[doc(hidden)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_branch<S: Steps<'de>>(reader: &mut Reader<'de>, _branch: usize, step: &mut S) -> Result<Self, Failure> {
        step.value::<super::Same, Self>(reader)
    }

    /// Reads a run of values by [`AvroType::SLICE_SCHEMA`].
    #[doc(hidden)]
    fn decode_datums(reader: &mut Reader<'de>) -> Result<Vec<Self>, Failure> {
        super::types::sequence::decode_array::<super::Same, Self>(reader)
    }

    /// Reads an optional value by [`AvroType::OPTION_SCHEMA`] or its twin.
    #[doc(hidden)]
    #[inline]
    fn decode_option(reader: &mut Reader<'de>, null: Null) -> Result<Option<Self>, Failure> {
        if const { Self::BRANCHES > 0 } {
            return super::types::union::decode_option(reader, null);
        }
        super::types::option::decode_option::<super::Same, Self>(reader, null)
    }

    /// Reads a value of another schema, by a plan.
    #[doc(hidden)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        if const { !Self::SIZE_HINTS.is_empty() } {
            return plan.decode_record(reader);
        }
        if const { Self::BRANCHES > 0 } {
            return plan.decode_union(reader);
        }
        plan.enter_same(reader)?;
        Self::decode_datum(reader)
    }

    /// Reads a run of values by a plan.
    #[doc(hidden)]
    fn decode_datums_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Vec<Self>, Failure> {
        super::types::sequence::decode_array_planned::<super::Same, Self>(reader, plan)
    }

    /// Reads an optional value by a plan.
    #[doc(hidden)]
    #[inline]
    fn decode_option_planned(
        reader: &mut Reader<'de>,
        plan: PlanCursor<'_>,
        null: Null,
    ) -> Result<Option<Self>, Failure> {
        if const { Self::BRANCHES > 0 } {
            return super::types::union::decode_option_planned(reader, plan, null);
        }
        super::types::option::decode_option_planned::<super::Same, Self>(reader, plan, null)
    }

    /// Reads a value whose schema is `bytes` from all of the bytes, which have no length before them: so it stands in the
    /// schema registry's wire format where it is the whole datum. `None` where the schema is another.
    #[doc(hidden)]
    fn decode_raw(_bytes: &'de [u8]) -> Option<Self> {
        None
    }

    /// As [`decode_raw`](Self::decode_raw), for a run of values.
    #[doc(hidden)]
    fn decode_raw_bytes(_bytes: &'de [u8]) -> Option<Vec<Self>> {
        None
    }
}

/// A value that can be read from any datum of its schema, and borrows nothing.
pub trait AvroDecodeOwned: for<'de> AvroDecode<'de> {}

impl<T: for<'de> AvroDecode<'de>> AvroDecodeOwned for T {}

/// Reads a value from a datum of its own schema, without any framing, which is all that the bytes hold.
///
/// # Errors
///
/// [`ErrorKind::Decode`](crate::ErrorKind::Decode) with the place, as an offset and as a path of fields, where the bytes
/// are not such a datum, where some are left behind it, or where it asks for more than the default [`Limits`].
///
/// ```
/// # use schema_runtime::decode;
/// assert_eq!(decode::<Option<&str>>(&[2, 4, b'h', b'i'])?, Some("hi"));
///
/// let error = decode::<Option<&str>>(&[2, 4, b'h']).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "cannot decode string at byte 1: it claims a length of 2 bytes, and 1 is left",
/// );
/// # Ok::<(), schema_runtime::Error>(())
/// ```
#[inline]
pub fn decode<'de, T: AvroDecode<'de>>(datum: &'de [u8]) -> Result<T, Error> {
    decode_with(datum, &Limits::default())
}

/// As [`decode`], within given limits.
///
/// # Errors
///
/// As [`decode`].
#[inline]
pub fn decode_with<'de, T: AvroDecode<'de>>(datum: &'de [u8], limits: &Limits) -> Result<T, Error> {
    let mut reader = Reader::new(datum, limits);
    let value = T::decode_datum(&mut reader).and_then(|value| match reader.left() {
        0 => Ok(value),
        _ => Err(Failure::Trailing),
    });
    value.map_err(|failure| error_path::error(T::SCHEMA.get(), failure, datum, reader, limits))
}

/// As [`decode`], with an error that the caller makes of the field, as it stands behind what it is about, and the reason.
#[cfg(feature = "json")]
pub(crate) fn decode_or<'de, T: AvroDecode<'de>, E>(
    datum: &'de [u8],
    error: impl FnOnce(&str, &str) -> E,
) -> Result<T, E> {
    let limits = Limits::default();
    let mut reader = Reader::new(datum, &limits);
    T::decode_datum(&mut reader).map_err(|failure| {
        let (path, reason) = error_path::field_and_reason(T::SCHEMA.get(), failure, datum, reader, &limits);
        error(&path, &reason)
    })
}

/// Reads a value from a datum that starts at an offset of some bytes, and sets the offset to where it ends: so data that
/// stand one behind the other are read in turn, as those in a block of a container file.
///
/// The limits are for each value. Where there is no byte left is up to the caller, since a datum may take none.
///
/// # Errors
///
/// As [`decode`], but that other bytes may be behind the datum. Offsets in errors count from the start of all of the bytes,
/// and `at` stays where it was.
///
/// ```
/// use schema_runtime::{Limits, decode_next};
///
/// let (data, mut at) = ([4, b'h', b'i', 2, b'!', 4, b'?'], 0);
/// assert_eq!(decode_next::<&str>(&data, &mut at, &Limits::default())?, "hi");
/// assert_eq!(decode_next::<&str>(&data, &mut at, &Limits::default())?, "!");
/// let error = decode_next::<&str>(&data, &mut at, &Limits::default()).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "cannot decode string at byte 5: it claims a length of 2 bytes, and 1 is left",
/// );
/// assert_eq!(at, 5);
/// # Ok::<(), schema_runtime::Error>(())
/// ```
#[inline]
pub fn decode_next<'de, T: AvroDecode<'de>>(data: &'de [u8], at: &mut usize, limits: &Limits) -> Result<T, Error> {
    let datum = data.get(*at..).unwrap_or_default();
    let mut reader = Reader::new(datum, limits);
    match T::decode_datum(&mut reader) {
        Ok(value) => {
            *at = data.len() - reader.left();
            Ok(value)
        }
        Err(failure) => Err(error_path::error_behind(*at, T::SCHEMA.get(), failure, datum, reader, limits)),
    }
}
