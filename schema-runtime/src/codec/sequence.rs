//! `Vec` and boxed slices: an array, unless the items say otherwise.

use std::{rc::Rc, sync::Arc};

use schema_model::{NamePiece, StaticSchema};

use super::{
    AvroDecode, AvroEncode, AvroType, DecodeWith, EncodeWith, Failure, Planned, Position, Reader, Room, UNBOUNDED,
    reader::Block, room::MAX_LONG,
};

macro_rules! run {
    ($type:ty) => {
        impl<T: AvroType> AvroType for $type {
            type Codec = T::Codec;

            const SCHEMA: StaticSchema = T::SLICE_SCHEMA;
            const NAME: NamePiece = T::SLICE_NAME;
        }

        impl<T: AvroEncode> AvroEncode for $type {
            const MAX_LEN: usize = UNBOUNDED;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'s, 'b>(&self, room: Room<'s, 'b>, tail: usize) -> Room<'s, 'b> {
                T::encode_datums(self, room, tail)
            }
        }

        impl<'de, T: AvroDecode<'de>> AvroDecode<'de> for $type {
            const MIN_LEN: usize = 1;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
                T::decode_datums(reader).map(Self::from)
            }

            #[inline]
            fn decode_planned(reader: &mut Reader<'de>, plan: Planned<'_>) -> Result<Self, Failure> {
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
pub(super) fn encode_array<'s, 'b, C: EncodeWith<T>, T>(items: &[T], room: Room<'s, 'b>, tail: usize) -> Room<'s, 'b> {
    encode_block(items.len(), room, tail, |position| encode_items::<C, T>(items, position))
}

/// The items of a block, each by a codec.
#[inline]
pub(super) fn encode_items<'s, 'b, C: EncodeWith<T>, T>(items: &[T], position: Position<'s, 'b>) -> Position<'s, 'b> {
    match C::MAX_LEN {
        // Items that are written as nothing: their number says all.
        0 => position,
        UNBOUNDED => items.iter().fold(position, |position, item| C::encode_with(item, position.room(0), 0).position()),
        _ => items.chunks(RUN).fold(position, encode_run::<C, T>),
    }
}

/// A block of an array or a map: the number of its entries, what `write` writes of them, and the end.
#[inline]
pub(super) fn encode_block<'s, 'b>(
    count: usize,
    room: Room<'s, 'b>,
    tail: usize,
    write: impl FnOnce(Position<'s, 'b>) -> Position<'s, 'b>,
) -> Room<'s, 'b> {
    let Ok(count) = i64::try_from(count) else {
        return room.position().fail(Failure::ItemCount).room(tail);
    };
    // What is empty is its end alone, and a level all the same, as it is to whoever reads it.
    let position = if count == 0 { room.position() } else { room.claim(MAX_LONG).long(count).position() };
    let position = match position.enter() {
        Ok(position) => write(position).leave(),
        Err(position) => position,
    };
    position.room(tail.saturating_add(1)).byte(0)
}

#[inline]
fn encode_run<'s, 'b, C: EncodeWith<T>, T>(position: Position<'s, 'b>, run: &[T]) -> Position<'s, 'b> {
    let position = position.room(C::MAX_LEN.saturating_mul(run.len())).position();
    run.iter().fold(position, |position, item| C::encode_with(item, position.room(C::MAX_LEN), 0).position())
}

/// An array, item by item, each by a codec.
#[inline]
pub(super) fn decode_array<'de, C: DecodeWith<'de, T>, T>(reader: &mut Reader<'de>) -> Result<Vec<T>, Failure> {
    decode_items(reader, C::MIN_LEN, C::decode_with)
}

/// An array by a plan, item by item, each by a codec; `whole` reads what needs no plan.
#[inline]
pub(super) fn decode_array_planned<'de, C: DecodeWith<'de, T>, T>(
    reader: &mut Reader<'de>,
    plan: Planned<'_>,
    whole: impl FnOnce(&mut Reader<'de>) -> Result<Vec<T>, Failure>,
) -> Result<Vec<T>, Failure> {
    let Some((plan, min_len)) = plan.items(reader)? else { return whole(reader) };
    decode_items(reader, min_len, |reader| C::decode_planned_with(reader, plan))
}

/// An array, item by item. Items take at least `min_len` bytes each.
#[inline]
fn decode_items<'de, T>(
    reader: &mut Reader<'de>,
    min_len: usize,
    read: impl Fn(&mut Reader<'de>) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    decode_blocks(reader, min_len, |reader, block, items| {
        for _ in 0..block.count {
            let left = reader.left();
            items.push(read(reader)?);
            if min_len == 0 {
                reader.count_item(block, left, size_of::<T>())?;
            }
        }
        Ok(())
    })
}

/// An array, block by block. Items take at least `min_len` bytes each, which are there when `read` is called.
#[inline]
pub(super) fn decode_blocks<'de, T>(
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
