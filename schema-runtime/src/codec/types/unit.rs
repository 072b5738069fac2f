//! `()`: null, which takes no byte.

use schema_model::{Node, StaticSchema};

use crate::codec::{AvroDecode, AvroEncode, AvroType, Failure, Reader, Reserved, Same};

impl AvroType for () {
    type Codec = Same;

    const SCHEMA: StaticSchema = StaticSchema::new(&Node::NULL);
    const MIN_LEN: usize = 0;
    const MAX_LEN: usize = 0;
}

impl AvroEncode for () {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, _tail: usize) -> Reserved<'s, 'b> {
        out
    }
}

impl AvroDecode<'_> for () {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(_reader: &mut Reader<'_>) -> Result<Self, Failure> {
        Ok(())
    }
}
