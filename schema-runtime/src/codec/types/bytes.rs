//! Byte strings, owned and borrowed.

use std::borrow::Cow;

use schema_model::{
    NamePiece, Node, StaticSchema,
    private::{PlanNode, ValueDomain},
};

use crate::codec::{
    AvroDecode, AvroEncode, AvroType, Failure, PlanCursor, Reader, Reserved, Same, write_cursor::MAX_INT,
};

/// One `u8` is an `int`; a run of them is `bytes`.
impl AvroType for u8 {
    type Codec = Same;

    const SCHEMA: StaticSchema = StaticSchema::new(const { &Node::INT.with_domain(ValueDomain::U8) });
    const SLICE_SCHEMA: StaticSchema = StaticSchema::new(&Node::BYTES);
    const SLICE_NAME: NamePiece = NamePiece::Literal("bytes");
    const MAX_LEN: usize = MAX_INT;
}

impl AvroEncode for u8 {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, _tail: usize) -> Reserved<'s, 'b> {
        out.int(i32::from(*self))
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datums<'s, 'b>(items: &[Self], out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        out.bytes(items, tail)
    }
}

impl AvroDecode<'_> for u8 {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'_>) -> Result<Self, Failure> {
        reader.int_within(Self::MIN, Self::MAX)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datums(reader: &mut Reader<'_>) -> Result<Vec<Self>, Failure> {
        reader.byte_vec()
    }

    fn decode_datums_planned(reader: &mut Reader<'_>, plan: PlanCursor<'_>) -> Result<Vec<Self>, Failure> {
        match plan.enter(reader)? {
            PlanNode::Converted(conversion) => reader.converted_bytes(conversion).map(|number| number.to_vec()),
            _ => reader.byte_vec(),
        }
    }

    fn decode_raw_bytes(bytes: &[u8]) -> Option<Vec<Self>> {
        Some(bytes.to_vec())
    }
}

macro_rules! writes_bytes {
    ([$($lifetime:lifetime)?] $type:ty) => {
        impl $(<$lifetime>)? AvroType for $type {
            type Codec = Same;

            const SCHEMA: StaticSchema = StaticSchema::new(&Node::BYTES);
        }

        impl $(<$lifetime>)? AvroEncode for $type {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                out.bytes(self, tail)
            }
        }
    };
}

writes_bytes!([][u8]);
writes_bytes!(['a] &'a [u8]);
writes_bytes!(['a] Cow<'a, [u8]>);
#[cfg(feature = "bytes")]
writes_bytes!([] ::bytes::Bytes);

/// Borrows from the datum.
impl<'de: 'a, 'a> AvroDecode<'de> for &'a [u8] {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        reader.bytes()
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        Some(bytes)
    }
}

/// Borrows from the datum.
impl<'de: 'a, 'a> AvroDecode<'de> for Cow<'a, [u8]> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        reader.bytes().map(Cow::Borrowed)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        match plan.enter(reader)? {
            PlanNode::Converted(conversion) => reader.converted_bytes(conversion).map(|number| number.to_vec().into()),
            _ => Self::decode_datum(reader),
        }
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        Some(Cow::Borrowed(bytes))
    }
}

/// A copy: the datum is borrowed, and `Bytes` owns or shares what it shows.
#[cfg(feature = "bytes")]
impl<'de> AvroDecode<'de> for ::bytes::Bytes {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        reader.byte_vec().map(Self::from)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        u8::decode_datums_planned(reader, plan).map(Self::from)
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        Some(Self::copy_from_slice(bytes))
    }
}
