//! `VecDeque`: as a `Vec`.

use std::collections::VecDeque;

use schema_model::{NamePiece, StaticSchema, View};

use super::sequence::{encode_block, encode_items};
use crate::codec::{
    AvroDecode, AvroEncode, AvroType, EncodeWith, Failure, Limits, PlanCursor, Reader, Reserved, Same,
    write_cursor::append,
};

impl<T: AvroType> AvroType for VecDeque<T> {
    type Codec = T::Codec;

    const SCHEMA: StaticSchema = T::SLICE_SCHEMA;
    const NAME: NamePiece = T::SLICE_NAME;
}

impl<T: AvroEncode> AvroEncode for VecDeque<T> {
    #[inline]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        encode_deque::<Same, T>(self, out, tail)
    }
}

/// The items as one block, each by a codec.
#[inline]
pub(crate) fn encode_deque<'s, 'b, C: EncodeWith<T>, T>(
    items: &VecDeque<T>,
    out: Reserved<'s, 'b>,
    tail: usize,
) -> Reserved<'s, 'b> {
    let (front, back) = items.as_slices();
    if back.is_empty() {
        return C::encode_slice_with(front, out, tail);
    }
    // The ring has wrapped around. One block holds both parts all the same.
    if matches!(C::SLICE_SCHEMA.get().view(), View::Array(_)) {
        let write = |cursor| encode_items::<C, T>(back, encode_items::<C, T>(front, cursor));
        return encode_block(items.len(), out, tail, write);
    }
    match joined::<C, T>(front, back) {
        Ok(bytes) => out.bytes(&bytes, tail),
        Err(failure) => out.cursor().fail(failure).reserve(tail),
    }
}

/// The bytes that two runs are written as, which are one piece behind one length.
///
/// The items alone know which bytes they are, and write them with a length: it is read, and left out.
#[cold]
fn joined<C: EncodeWith<T>, T>(front: &[T], back: &[T]) -> Result<Vec<u8>, Failure> {
    let (mut joined, mut part) = (Vec::new(), Vec::new());
    for items in [front, back] {
        part.clear();
        append(&mut part, &Limits::default(), |out| C::encode_slice_with(items, out, 0))
            .map_err(|failed| failed.failure)?;
        joined.extend_from_slice(Reader::new(&part, &Limits::default()).bytes()?);
    }
    Ok(joined)
}

impl<'de, T: AvroDecode<'de>> AvroDecode<'de> for VecDeque<T> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        T::decode_datums(reader).map(Self::from)
    }

    #[inline]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        T::decode_datums_planned(reader, plan).map(Self::from)
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        T::decode_raw_bytes(bytes).map(Self::from)
    }
}
