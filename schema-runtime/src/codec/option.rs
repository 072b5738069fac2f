//! `Option`: a union of null and a type, null first.

use schema_model::{Node, StaticSchema};

use super::{AvroDecode, AvroEncode, AvroType, Failure, Reader, Room, UNBOUNDED};

impl<T: AvroType> AvroType for Option<T> {
    const SCHEMA: StaticSchema =
        StaticSchema::new(const { &Node::union(const { &[StaticSchema::new(&Node::NULL), T::SCHEMA] }) });
    const DEFAULT: Option<&'static str> = Some("null");
}

/// The branches' indexes as they are on the wire.
const NULL: u8 = 0;
const VALUE: u8 = 2;

impl<T: AvroEncode> AvroEncode for Option<T> {
    const MAX_LEN: usize = T::MAX_LEN.saturating_add(1);

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, room: Room<'s, 'b>, tail: usize) -> Room<'s, 'b> {
        match self {
            Some(value) => value.encode_datum(room.byte(VALUE), tail),
            None if T::MAX_LEN == UNBOUNDED => room.claim(tail.saturating_add(1)).byte(NULL),
            None => room.byte(NULL),
        }
    }
}

impl<'de, T: AvroDecode<'de>> AvroDecode<'de> for Option<T> {
    const MIN_LEN: usize = 1;

    #[inline]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        match reader.branch(2)? {
            0 => Ok(None),
            _ => T::decode_datum(reader).map(Some),
        }
    }
}
