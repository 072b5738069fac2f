//! Maps from strings.

use std::{
    collections::{BTreeMap, HashMap},
    hash::BuildHasher,
};

use schema_model::{NamePiece, Node, StaticSchema};

use crate::codec::{
    AvroDecode, AvroEncode, AvroType, EncodeWith, Failure, Own, PlanCursor, Reader, Reserved, UNBOUNDED,
    types::sequence::encode_block,
};

impl<V: AvroType, S> AvroType for HashMap<String, V, S> {
    type Codec = V::Codec;

    const SCHEMA: StaticSchema = StaticSchema::new(const { &Node::map(V::SCHEMA) });
    const NAME: NamePiece = NamePiece::Pieces(const { &[NamePiece::Literal("map_"), V::NAME] });
}

/// Written in the map's own order, which differs from run to run; a `BTreeMap` is written in the order of its keys.
impl<V: AvroEncode, S> AvroEncode for HashMap<String, V, S> {
    const MAX_LEN: usize = UNBOUNDED;

    #[inline]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        encode_map::<Own, V>(self.iter(), out, tail)
    }
}

impl<'de, V: AvroDecode<'de>, S: BuildHasher + Default> AvroDecode<'de> for HashMap<String, V, S> {
    const MIN_LEN: usize = 1;

    #[inline]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        let mut map = Self::default();
        decode_map(reader, &mut map, V::MIN_LEN, Self::reserve, insert_hashed, V::decode_datum)?;
        Ok(map)
    }

    #[inline]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        let Some((plan, min_len)) = plan.items(reader)? else { return Self::decode_datum(reader) };
        let mut map = Self::default();
        let read = |reader: &mut Reader<'de>| V::decode_planned(reader, plan);
        decode_map(reader, &mut map, min_len, Self::reserve, insert_hashed, read)?;
        Ok(map)
    }
}

impl<V: AvroType> AvroType for BTreeMap<String, V> {
    type Codec = V::Codec;

    const SCHEMA: StaticSchema = StaticSchema::new(const { &Node::map(V::SCHEMA) });
    const NAME: NamePiece = NamePiece::Pieces(const { &[NamePiece::Literal("map_"), V::NAME] });
}

impl<V: AvroEncode> AvroEncode for BTreeMap<String, V> {
    const MAX_LEN: usize = UNBOUNDED;

    #[inline]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        encode_map::<Own, V>(self.iter(), out, tail)
    }
}

impl<'de, V: AvroDecode<'de>> AvroDecode<'de> for BTreeMap<String, V> {
    const MIN_LEN: usize = 1;

    #[inline]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        let mut map = Self::new();
        decode_map(reader, &mut map, V::MIN_LEN, |_, _| {}, insert_ordered, V::decode_datum)?;
        Ok(map)
    }

    #[inline]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        let Some((plan, min_len)) = plan.items(reader)? else { return Self::decode_datum(reader) };
        let mut map = Self::new();
        decode_map(reader, &mut map, min_len, |_, _| {}, insert_ordered, |reader| V::decode_planned(reader, plan))?;
        Ok(map)
    }
}

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
            C::encode_with(value, cursor.reserve(0).bytes(key.as_bytes(), bound), 0).cursor()
        })
    })
}

pub(crate) fn insert_hashed<V, S: BuildHasher>(map: &mut HashMap<String, V, S>, key: String, value: V) {
    map.insert(key, value);
}

pub(crate) fn insert_ordered<V>(map: &mut BTreeMap<String, V>, key: String, value: V) {
    map.insert(key, value);
}

/// A map, block by block, whose values take at least `min_len` bytes each. Where a key stands twice, the last one counts, as
/// in Java.
#[inline]
pub(crate) fn decode_map<'de, M, V>(
    reader: &mut Reader<'de>,
    map: &mut M,
    min_len: usize,
    reserve: impl Fn(&mut M, usize),
    insert: impl Fn(&mut M, String, V),
    read: impl Fn(&mut Reader<'de>) -> Result<V, Failure>,
) -> Result<(), Failure> {
    reader.nested(|reader| {
        // A key takes at least the byte of its length.
        while let Some(block) = reader.block(min_len.saturating_add(1), size_of::<(String, V)>())? {
            reserve(map, block.reserve);
            for _ in 0..block.count {
                let key = String::decode_datum(reader)?;
                insert(map, key, read(reader)?);
            }
            reader.end_block(&block)?;
        }
        Ok(())
    })
}
