//! `Vec` and boxed slices: an array, unless the items say otherwise.

use std::{rc::Rc, sync::Arc};

use schema_model::{NamePiece, StaticSchema};

use crate::codec::{
    AvroDecode, AvroEncode, AvroType, Cursor, DecodeWith, EncodeWith, Failure, PlanCursor, Reader, Reserved, UNBOUNDED,
    read_cursor::Block, write_cursor::MAX_LONG,
};

macro_rules! run {
    ($type:ty) => {
        impl<T: AvroType> AvroType for $type {
            type Codec = T::Codec;

            const SCHEMA: StaticSchema = T::SLICE_SCHEMA;
            const NAME: NamePiece = T::SLICE_NAME;
        }

        impl<T: AvroEncode> AvroEncode for $type {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                T::encode_datums(self, out, tail)
            }
        }

        impl<'de, T: AvroDecode<'de>> AvroDecode<'de> for $type {
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
    };
}

run!(Vec<T>);
run!(Box<[T]>);
run!(Arc<[T]>);
run!(Rc<[T]>);

/// Bounded items are written in runs, each with one look at the capacity. A run's bytes are promised by the items'
/// greatest length, so a longer one would reserve far more than it needs.
const RUN: usize = 256;

/// A run of values as one block of an array, each by a codec.
#[inline]
pub(crate) fn encode_array<'s, 'b, C: EncodeWith<T> + ?Sized, T>(
    items: &[T],
    out: Reserved<'s, 'b>,
    tail: usize,
) -> Reserved<'s, 'b> {
    encode_block(items.len(), out, tail, |cursor| encode_items::<C, T>(items, cursor))
}

/// The items of a block, each by a codec.
#[inline]
pub(crate) fn encode_items<'s, 'b, C: EncodeWith<T> + ?Sized, T>(
    items: &[T],
    cursor: Cursor<'s, 'b>,
) -> Cursor<'s, 'b> {
    match C::MAX_LEN {
        // Items that are written as nothing: their number says all.
        0 => cursor,
        UNBOUNDED => items.iter().fold(cursor, |cursor, item| encode_item::<C, T>(cursor, 0, item)),
        _ => items.chunks(RUN).fold(cursor, encode_run::<C, T>),
    }
}

/// A block of an array or a map: the number of its entries, what `write` writes of them, and the end.
#[inline]
pub(crate) fn encode_block<'s, 'b>(
    count: usize,
    out: Reserved<'s, 'b>,
    tail: usize,
    write: impl FnOnce(Cursor<'s, 'b>) -> Cursor<'s, 'b>,
) -> Reserved<'s, 'b> {
    let Ok(count) = i64::try_from(count) else {
        return out.cursor().fail(Failure::ItemCount).reserve(tail);
    };
    // What is empty is its end alone, and a level all the same, as it is to whoever reads it.
    let cursor = if count == 0 { out.cursor() } else { out.reserve(MAX_LONG).long(count).cursor() };
    let cursor = match cursor.enter() {
        Ok(cursor) => write(cursor).leave(),
        Err(cursor) => cursor,
    };
    cursor.reserve(tail.saturating_add(1)).byte(0)
}

#[inline]
fn encode_run<'s, 'b, C: EncodeWith<T> + ?Sized, T>(cursor: Cursor<'s, 'b>, run: &[T]) -> Cursor<'s, 'b> {
    let cursor = cursor.reserve(C::MAX_LEN.saturating_mul(run.len())).cursor();
    run.iter().fold(cursor, |cursor, item| encode_item::<C, T>(cursor, C::MAX_LEN, item))
}

/// An item, unless an earlier one was refused: a conversion is a user's code, and does not run for what is discarded.
#[cfg_attr(not(debug_assertions), inline(always))]
fn encode_item<'s, 'b, C: EncodeWith<T> + ?Sized, T>(cursor: Cursor<'s, 'b>, bytes: usize, item: &T) -> Cursor<'s, 'b> {
    if C::CONVERTS && cursor.has_failed() {
        return cursor;
    }
    C::encode_with(item, cursor.reserve(bytes), 0).cursor()
}

/// An array, item by item, each by a codec.
#[inline]
pub(crate) fn decode_array<'de, C: DecodeWith<'de, T>, T>(reader: &mut Reader<'de>) -> Result<Vec<T>, Failure> {
    decode_items::<C, T>(reader, C::MIN_LEN, C::decode_with)
}

/// An array by a plan, item by item, each by a codec.
#[inline]
pub(crate) fn decode_array_planned<'de, C: DecodeWith<'de, T>, T>(
    reader: &mut Reader<'de>,
    plan: PlanCursor<'_>,
) -> Result<Vec<T>, Failure> {
    let Some((plan, min_len)) = plan.items(reader)? else { return C::decode_slice_with(reader) };
    decode_items::<C, T>(reader, min_len, |reader| C::decode_planned_with(reader, plan))
}

/// An array, item by item. Items take at least `min_len` bytes each.
#[inline]
fn decode_items<'de, C: DecodeWith<'de, T>, T>(
    reader: &mut Reader<'de>,
    min_len: usize,
    read: impl Fn(&mut Reader<'de>) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    let start = reader.position();
    decode_blocks(reader, min_len, |reader, block, items| {
        for _ in 0..block.count {
            let left = reader.left();
            items.push(if C::CONVERTS {
                let item = read(reader);
                item.map_err(|failure| reader.refused_part(start, failure, |why| at_index(items.len(), why)))?
            } else {
                read(reader)?
            });
            if min_len == 0 {
                reader.count_item(block, left, size_of::<T>())?;
            }
        }
        Ok(())
    })
}

/// Why a sequence is refused, where one of its items is.
#[cold]
pub(crate) fn at_index(index: usize, why: &str) -> String {
    format!("at the index {index}: {why}")
}

/// An array, block by block. Items take at least `min_len` bytes each, which are there when `read` is called.
#[inline]
pub(crate) fn decode_blocks<'de, T>(
    reader: &mut Reader<'de>,
    min_len: usize,
    read: impl Fn(&mut Reader<'de>, &Block<'de>, &mut Vec<T>) -> Result<(), Failure>,
) -> Result<Vec<T>, Failure> {
    reader.nested(|reader| {
        let mut items = Vec::new();
        while let Some(block) = reader.block(min_len, size_of::<T>())? {
            items.reserve(block.reserve);
            read(reader, &block, &mut items)?;
            reader.end_block(&block)?;
        }
        Ok(items)
    })
}
