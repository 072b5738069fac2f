//! Booleans and numbers.

use schema_model::{
    Node, StaticSchema,
    private::{PlanNode, Promotion, ValueDomain},
};

use crate::codec::{
    AvroDecode, AvroEncode, AvroType, Failure, PlanCursor, Reader, Reserved, Same,
    types::sequence::{decode_blocks, encode_block},
    write_cursor::{MAX_INT, MAX_LONG},
};

impl AvroType for bool {
    type Codec = Same;

    const SCHEMA: StaticSchema = StaticSchema::new(&Node::BOOLEAN);
    const MAX_LEN: usize = 1;
}

impl AvroEncode for bool {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, _tail: usize) -> Reserved<'s, 'b> {
        out.byte(u8::from(*self))
    }
}

impl AvroDecode<'_> for bool {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'_>) -> Result<Self, Failure> {
        match reader.peek()? {
            byte @ 0..=1 => {
                reader.byte()?;
                Ok(byte == 1)
            }
            _ => Err(Failure::Boolean),
        }
    }
}

impl AvroType for i32 {
    type Codec = Same;

    const SCHEMA: StaticSchema = StaticSchema::new(&Node::INT);
    const MAX_LEN: usize = MAX_INT;
}

impl AvroEncode for i32 {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, _tail: usize) -> Reserved<'s, 'b> {
        out.int(*self)
    }
}

impl AvroDecode<'_> for i32 {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'_>) -> Result<Self, Failure> {
        reader.int()
    }
}

impl AvroType for i64 {
    type Codec = Same;

    const SCHEMA: StaticSchema = StaticSchema::new(&Node::LONG);
    const MAX_LEN: usize = MAX_LONG;
}

impl AvroEncode for i64 {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, _tail: usize) -> Reserved<'s, 'b> {
        out.long(*self)
    }
}

impl AvroDecode<'_> for i64 {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'_>) -> Result<Self, Failure> {
        reader.long()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_planned(reader: &mut Reader<'_>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        match plan.enter(reader)? {
            PlanNode::Wider(Promotion::IntToLong) => reader.int().map(Self::from),
            PlanNode::Converted(conversion) => reader.converted_long(conversion),
            _ => reader.long(),
        }
    }
}

/// Whole numbers that Avro has no type of their own for: each is written as the next wider one that it has.
macro_rules! narrow {
    ($type:ty: $wide:ty as $node:ident, $holds:ident, $max_len:ident, $write:ident, $read:ident) => {
        impl AvroType for $type {
            type Codec = Same;

            const SCHEMA: StaticSchema = StaticSchema::new(const { &Node::$node.with_domain(ValueDomain::$holds) });
            const MAX_LEN: usize = $max_len;
        }

        impl AvroEncode for $type {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, _tail: usize) -> Reserved<'s, 'b> {
                out.$write(<$wide>::from(*self))
            }
        }

        /// A number that the type does not hold is an error.
        impl AvroDecode<'_> for $type {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(reader: &mut Reader<'_>) -> Result<Self, Failure> {
                reader.$read(Self::MIN, Self::MAX)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_planned(reader: &mut Reader<'_>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
                match plan.enter(reader)? {
                    PlanNode::Wider(Promotion::IntToLong) => reader.check_int()?,
                    PlanNode::Converted(conversion) => {
                        return reader.converted_within(conversion, Self::MIN, Self::MAX);
                    }
                    _ => {}
                }
                reader.$read(Self::MIN, Self::MAX)
            }
        }
    };
}

narrow!(i8: i32 as INT, I8, MAX_INT, int, int_within);
narrow!(i16: i32 as INT, I16, MAX_INT, int, int_within);
narrow!(u16: i32 as INT, U16, MAX_INT, int, int_within);
narrow!(u32: i64 as LONG, U32, MAX_LONG, long, long_within);

/// Floats are their bytes, least significant first.
macro_rules! float {
    ($type:ty, $node:ident, $size:literal, $($promotion:ident: $read:ident),+) => {
        impl AvroType for $type {
            type Codec = Same;

            const SCHEMA: StaticSchema = StaticSchema::new(&Node::$node);
            const MIN_LEN: usize = $size;
            const MAX_LEN: usize = $size;
        }

        impl AvroEncode for $type {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, _tail: usize) -> Reserved<'s, 'b> {
                out.fixed(self.to_le_bytes())
            }

            /// One copy, where the machine's order of bytes is Avro's.
            #[inline]
            fn encode_datums<'s, 'b>(items: &[Self], out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                encode_block(items.len(), out, tail, |cursor| {
                    cursor.reserve(0).all_fixed(items, |item| item.to_le_bytes()).cursor()
                })
            }
        }

        impl AvroDecode<'_> for $type {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(reader: &mut Reader<'_>) -> Result<Self, Failure> {
                reader.fixed().map(<$type>::from_le_bytes)
            }

            /// A whole number becomes the nearest one that there is, as in Java.
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_planned(reader: &mut Reader<'_>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
                match plan.enter(reader)? {
                    $(PlanNode::Wider(Promotion::$promotion) => reader.$read().map(|number| number as Self),)+
                    _ => Self::decode_datum(reader),
                }
            }

            #[inline]
            fn decode_datums(reader: &mut Reader<'_>) -> Result<Vec<Self>, Failure> {
                decode_blocks(reader, Self::MIN_LEN, |reader, block, items| {
                    // The block's count was checked against what is left.
                    let bytes = reader.take(block.count * $size)?;
                    let (chunks, _) = bytes.as_chunks::<$size>();
                    items.extend(chunks.iter().map(|chunk| <$type>::from_le_bytes(*chunk)));
                    Ok(())
                })
            }
        }
    };
}

float!(f32, FLOAT, 4, IntToFloat: int, LongToFloat: long);
float!(f64, DOUBLE, 8, IntToDouble: int, LongToDouble: long, FloatToDouble: float);
