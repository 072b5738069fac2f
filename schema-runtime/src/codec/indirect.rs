//! `Box`, which has the schema of what it holds.

use schema_model::StaticSchema;

use super::{AvroDecode, AvroEncode, AvroType, Failure, Reader, Room, UNBOUNDED};

impl<T: AvroType> AvroType for Box<T> {
    const SCHEMA: StaticSchema = T::SCHEMA;
    const DEFAULT: Option<&'static str> = T::DEFAULT;
}

impl<T: AvroEncode> AvroEncode for Box<T> {
    const MAX_LEN: usize = UNBOUNDED;

    #[inline]
    fn encode_datum<'s, 'b>(&self, room: Room<'s, 'b>, tail: usize) -> Room<'s, 'b> {
        let position = match room.position().enter() {
            Ok(position) => T::encode_datum(self, position.room(0), 0).position().leave(),
            Err(position) => position,
        };
        position.room(tail)
    }
}

impl<'de, T: AvroDecode<'de>> AvroDecode<'de> for Box<T> {
    /// Not known: to ask `T` would be a cycle where `T` holds itself.
    const MIN_LEN: usize = 0;

    #[inline]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        reader.memory(size_of::<T>())?;
        reader.nested(T::decode_datum).map(Self::new)
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        T::decode_raw(bytes).map(Self::new)
    }
}
