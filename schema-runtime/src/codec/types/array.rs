//! Arrays of Rust, whose length is part of the type: as a `Vec` in Avro, which does not tell the length.

use schema_model::{NamePiece, Node, StaticSchema, View};

use crate::codec::{
    AvroDecode, AvroEncode, AvroType, DecodeWith, Failure, PlanCursor, Reader, Reserved, Same, SchemaWith, Seq,
};

impl<T: AvroType, const N: usize> AvroType for [T; N] {
    type Codec = T::Codec;

    const SCHEMA: StaticSchema = StaticSchema::new(const { &Node::array_of_length(T::SLICE_SCHEMA, N) });
    const NAME: NamePiece = T::SLICE_NAME;
    const MIN_LEN: usize = <Seq<Same> as SchemaWith<Self>>::MIN_LEN;
}

impl<T: AvroEncode, const N: usize> AvroEncode for [T; N] {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        T::encode_datums(self, out, tail)
    }
}

/// Another number of items than the type has is an error.
impl<'de, T: AvroDecode<'de>, const N: usize> AvroDecode<'de> for [T; N] {
    #[inline]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        <Seq<Same> as DecodeWith<'de, Self>>::decode_with(reader)
    }

    #[inline]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        <Seq<Same> as DecodeWith<'de, Self>>::decode_planned_with(reader, plan)
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        Self::try_from(T::decode_raw_bytes(bytes)?).ok()
    }
}

/// The items as an array; refused at `start` where there is another number of them.
///
/// They come in a vector: a failure must drop what is read so far, and an array is whole or not there.
#[inline]
pub(crate) fn of_length<'de, C: SchemaWith<T>, T, const N: usize>(
    items: Vec<T>,
    start: &'de [u8],
    reader: &mut Reader<'de>,
) -> Result<[T; N], Failure> {
    items.try_into().map_err(|items: Vec<T>| {
        let item = if matches!(C::SLICE_SCHEMA.get().view(), View::Bytes) { "byte" } else { "item" };
        reader.refuse(start, wrong_length(item, items.len(), N))
    })
}

#[cold]
fn wrong_length(item: &str, has: usize, wants: usize) -> String {
    let s = if has == 1 { "" } else { "s" };
    format!("it has {has} {item}{s}, and the array in Rust has exactly {wants}")
}
