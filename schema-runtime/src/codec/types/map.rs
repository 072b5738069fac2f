//! Maps from strings.

use std::{
    collections::{BTreeMap, HashMap},
    hash::BuildHasher,
};

use schema_model::{NamePiece, Node, StaticSchema};

use super::sequence::encode_block;
use crate::codec::{
    AvroDecode, AvroEncode, AvroType, DecodeWith, EncodeWith, Entries, Failure, PlanCursor, Reader, Reserved, Same,
    UNBOUNDED, error_path,
};

macro_rules! map {
    ($(#[$doc:meta])* $map:ident $(, $hasher:ident)?) => {
        impl<V: AvroType $(, $hasher)?> AvroType for $map<String, V $(, $hasher)?> {
            type Codec = V::Codec;

            const SCHEMA: StaticSchema = StaticSchema::new(const { &Node::map(V::SCHEMA) });
            const NAME: NamePiece = NamePiece::Pieces(const { &[NamePiece::Literal("map_"), V::NAME] });
        }

        $(#[$doc])*
        impl<V: AvroEncode $(, $hasher)?> AvroEncode for $map<String, V $(, $hasher)?> {
            #[inline]
            fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                Entries::<Same>::encode_with(self, out, tail)
            }
        }

        impl<'de, V: AvroDecode<'de> $(, $hasher: BuildHasher + Default)?> AvroDecode<'de>
            for $map<String, V $(, $hasher)?>
        {
            #[inline]
            fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
                Entries::<Same>::decode_with(reader)
            }

            #[inline]
            fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
                Entries::<Same>::decode_planned_with(reader, plan)
            }
        }
    };
}

map!(
    /// Written in the map's own order, which differs from run to run; a `BTreeMap` is written in the order of its keys.
    HashMap,
    S
);
map!(BTreeMap);

/// Entries as one block of a map, the values by a codec.
#[inline]
pub(crate) fn encode_map<'m, 's, 'b, C: EncodeWith<V>, V: 'm>(
    entries: impl ExactSizeIterator<Item = (&'m String, &'m V)>,
    out: Reserved<'s, 'b>,
    tail: usize,
) -> Reserved<'s, 'b> {
    encode_block(entries.len(), out, tail, |cursor| {
        let bound = if C::MAX_LEN == UNBOUNDED { 0 } else { C::MAX_LEN };
        entries.fold(cursor, |cursor, (key, value)| {
            // A conversion is a user's code, and does not run for what is discarded.
            if C::CONVERTS && cursor.has_failed() {
                return cursor;
            }
            C::encode_with(value, cursor.reserve(0).bytes(key.as_bytes(), bound), 0).cursor()
        })
    })
}

/// A map, block by block, whose values a codec reads. Where a key stands twice, the last one counts, as in Java.
#[inline]
pub(crate) fn decode_map<'de, C: DecodeWith<'de, V>, V, M: Default>(
    reader: &mut Reader<'de>,
    reserve: impl Fn(&mut M, usize),
    insert: impl Fn(&mut M, String, V),
) -> Result<M, Failure> {
    decode_entries::<C, V, M>(reader, C::MIN_LEN, reserve, insert, C::decode_with)
}

/// The same by a plan.
#[inline]
pub(crate) fn decode_map_planned<'de, C: DecodeWith<'de, V>, V, M: Default>(
    reader: &mut Reader<'de>,
    plan: PlanCursor<'_>,
    reserve: impl Fn(&mut M, usize),
    insert: impl Fn(&mut M, String, V),
) -> Result<M, Failure> {
    let Some((plan, min_len)) = plan.items(reader)? else { return decode_map::<C, V, M>(reader, reserve, insert) };
    decode_entries::<C, V, M>(reader, min_len, reserve, insert, |reader| C::decode_planned_with(reader, plan))
}

/// The entries of a map, whose values take at least `min_len` bytes each.
#[inline]
fn decode_entries<'de, C: DecodeWith<'de, V>, V, M: Default>(
    reader: &mut Reader<'de>,
    min_len: usize,
    reserve: impl Fn(&mut M, usize),
    insert: impl Fn(&mut M, String, V),
    read: impl Fn(&mut Reader<'de>) -> Result<V, Failure>,
) -> Result<M, Failure> {
    let (mut map, start) = (M::default(), reader.position());
    reader.nested(|reader| {
        // A key takes at least the byte of its length.
        while let Some(block) = reader.block(min_len.saturating_add(1), size_of::<(String, V)>())? {
            reserve(&mut map, block.reserve);
            for _ in 0..block.count {
                let key = String::decode_datum(reader)?;
                let value = if C::CONVERTS {
                    let value = read(reader);
                    value.map_err(|failure| reader.refused_part(start, failure, |why| at_key(&key, why)))?
                } else {
                    read(reader)?
                };
                insert(&mut map, key, value);
            }
            reader.end_block(&block)?;
        }
        Ok(())
    })?;
    Ok(map)
}

/// Why a map is refused, where one of its values is.
#[cold]
pub(crate) fn at_key(key: &str, why: &str) -> String {
    format!("at the key {:?}: {why}", error_path::shorten(key))
}
