//! Arrays of Rust, whose length is part of the type: as a `Vec` in Avro, which does not tell the length.

use schema_model::{NamePiece, Node, StaticSchema, View};

use crate::codec::{AvroDecode, AvroEncode, AvroType, Failure, PlanCursor, Reader, Reserved, UNBOUNDED};

impl<T: AvroType, const N: usize> AvroType for [T; N] {
    type Codec = T::Codec;

    const SCHEMA: StaticSchema = StaticSchema::new(const { &Node::array_of_length(T::SLICE_SCHEMA, N) });
    const NAME: NamePiece = T::SLICE_NAME;
}

impl<T: AvroEncode, const N: usize> AvroEncode for [T; N] {
    /// As a run, which reserves for itself.
    const MAX_LEN: usize = UNBOUNDED;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        T::encode_datums(self, out, tail)
    }
}

/// Another number of items than the type has is an error.
impl<'de, T: AvroDecode<'de>, const N: usize> AvroDecode<'de> for [T; N] {
    /// The items, and a byte for their number.
    const MIN_LEN: usize = T::MIN_LEN.saturating_mul(N).saturating_add(1);

    #[inline]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        let start = reader.position();
        // A vector first: a failure must drop what is read so far, and an array is whole or not there.
        let items = T::decode_datums(reader)?;
        Self::try_from(items).map_err(|items| reader.refuse(start, wrong_length(item::<T>(), items.len(), N)))
    }

    #[inline]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        let start = reader.position();
        let items = T::decode_datums_planned(reader, plan)?;
        Self::try_from(items).map_err(|items| reader.refuse(start, wrong_length(item::<T>(), items.len(), N)))
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        Self::try_from(T::decode_raw_bytes(bytes)?).ok()
    }
}

/// What a message calls an item.
fn item<T: AvroType>() -> &'static str {
    if matches!(T::SLICE_SCHEMA.get().view(), View::Bytes) { "byte" } else { "item" }
}

#[cold]
pub(crate) fn wrong_length(item: &str, has: usize, wants: usize) -> String {
    let s = if has == 1 { "" } else { "s" };
    format!("it has {has} {item}{s}, and the array in Rust has exactly {wants}")
}
