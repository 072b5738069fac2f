//! Encoding: the trait, and the way in.

use schema_model::Node;

use super::{
    AvroType, Cursor, Failure, Limits, Null, Reserved, error_path,
    write_cursor::{self, Failed},
};
use crate::{Error, ErrorKind};

/// The length of a type whose values have no greatest one.
pub(crate) const UNBOUNDED: usize = usize::MAX;

/// A value that can be written as a datum of its schema.
///
/// Derived with [`AvroType`]. Its methods are private to this crate and to the
/// code that is derived.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as Avro [AVRO0302]",
    label = "not a type that can be written as Avro",
    note = "a type of your own can by a derive: `AvroRecord`, `AvroEnum`, `AvroUnion` or `AvroFixed`",
    note = "a type of another crate can stand in a field: `#[avro(as = …)]`"
)]
pub trait AvroEncode: AvroType {
    /// Writes the value, and reserves `tail` bytes after it, where the type is unbounded; a bounded one takes its
    /// bytes from what `out` has reserved, and leaves the rest.
    #[doc(hidden)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        if const { Self::BRANCHES > 0 } {
            return self.encode_branch::<0>(out, tail);
        }
        self.encode_fields(out.cursor(), tail).reserve(tail)
    }

    /// Writes the fields of a record. A union has `encode_branch` instead, and any other type its own `encode_datum`.
    ///
    /// The compiler may inline it or not: a cursor passes in registers, and `Reserved` does not.
    #[doc(hidden)]
    fn encode_fields<'s, 'b>(&self, cursor: Cursor<'s, 'b>, tail: usize) -> Cursor<'s, 'b> {
        self.encode_datum(cursor.reserve(0), tail).cursor()
    }

    /// Writes the index of the value's branch in a union, and the value; `FIRST` is the index of the first branch. Any other
    /// value is one branch.
    #[doc(hidden)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_branch<'s, 'b, const FIRST: usize>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        self.encode_datum(out.branch(FIRST), tail)
    }

    /// Writes a run of values by [`AvroType::SLICE_SCHEMA`], and reserves `tail` bytes after it.
    #[doc(hidden)]
    #[inline]
    fn encode_datums<'s, 'b>(items: &[Self], out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b>
    where
        Self: Sized,
    {
        super::types::sequence::encode_array::<super::Same, Self>(items, out, tail)
    }

    /// Writes an optional value by [`AvroType::OPTION_SCHEMA`] or its twin, and reserves as `encode_datum` does.
    #[doc(hidden)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_option<'s, 'b>(value: Option<&Self>, null: Null, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b>
    where
        Self: Sized,
    {
        if const { Self::BRANCHES > 0 } {
            return super::types::union::encode_option(value, null, out, tail);
        }
        super::types::option::encode_option::<super::Same, Self>(value, null, out, tail)
    }
}

/// Appends a value's datum to a buffer, without any framing.
///
/// Does not allocate where the buffer has room.
///
/// # Errors
///
/// [`ErrorKind::Encode`] where the value is nested deeper than [`Limits::max_depth`], or a part of it has no datum: the field is
/// named. The buffer is then as it was.
///
/// ```
/// let mut buffer = Vec::new();
/// schema_runtime::encode_into("hi", &mut buffer)?;
/// assert_eq!(buffer, [4, b'h', b'i']);
/// # Ok::<(), schema_runtime::Error>(())
/// ```
#[inline]
pub fn encode_into<T: AvroEncode + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<(), Error> {
    encode_into_with(value, buffer, &Limits::default())
}

/// As [`encode_into`], within given limits.
///
/// # Errors
///
/// As [`encode_into`].
#[inline]
pub fn encode_into_with<T: AvroEncode + ?Sized>(value: &T, buffer: &mut Vec<u8>, limits: &Limits) -> Result<(), Error> {
    write_cursor::append(buffer, limits, |out| value.encode_datum(out, 0))
        .map_err(|failed| error(T::SCHEMA.get(), failed, limits))
}

/// A value's datum, without any framing.
///
/// # Errors
///
/// As [`encode_into`].
pub fn encode<T: AvroEncode + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut buffer = Vec::new();
    encode_into(value, &mut buffer)?;
    Ok(buffer)
}

#[cold]
#[inline(never)]
#[allow(clippy::boxed_local, reason = "it would be moved to the stack of what has no failure")]
fn error(schema: &Node, failed: Box<Failed>, limits: &Limits) -> Error {
    let message = match failed.failure {
        Failure::ItemCount => "cannot encode: an array has more items than an Avro block can count".to_owned(),
        Failure::Refused => {
            let (kind, path) = error_path::find(schema, &failed.datum, failed.at, limits);
            format!("cannot encode {}{path}: {}", kind.unwrap_or("value"), failed.refusal.unwrap_or_default())
        }
        _ => format!(
            "cannot encode: the value is nested deeper than {} arrays, maps and boxes inside each other, or takes \
             more than {} bytes of stack; `Limits::max_depth` and `Limits::max_stack` set how deep it may be, here and \
             in every reader",
            limits.max_depth, limits.max_stack
        ),
    };
    Error::new(ErrorKind::Encode, message)
}
