//! The logical type `big-decimal`.

use std::convert::Infallible;

use schema_model::{NamePiece, Node, Property, StaticSchema, private::ValueDomain};

use super::Unscaled;
use crate::codec::{
    AvroAs, AvroDecode, AvroEncode, AvroType, Failure, Limits, PlanCursor, Reader, Reserved, Same, encode_into,
};

/// A decimal number with a scale of its own: the logical type `big-decimal` on `bytes`, from Avro 1.12 on.
///
/// Its bytes are, as Java writes them, a datum of `bytes`, the number without its point, and one of `int`, the scale.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BigDecimal {
    /// The number without its point.
    pub unscaled: Unscaled,
    /// How many digits are behind the point; where it is negative, how many zeros the number ends in.
    pub scale: i32,
}

impl AvroType for BigDecimal {
    type Codec = Same;

    const SCHEMA: StaticSchema = StaticSchema::new(
        const {
            &Node::BYTES
                .with_static_properties(const { &[Property::new("logicalType", "\"big-decimal\"")] })
                .with_domain(ValueDomain::BigDecimal)
        },
    );
    const NAME: NamePiece = NamePiece::Literal("big_decimal");
}

impl AvroEncode for BigDecimal {
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        let mut inside = Vec::new();
        let written =
            encode_into(&self.unscaled.to_be_bytes(), &mut inside).and_then(|()| encode_into(&self.scale, &mut inside));
        match written {
            Ok(()) => out.bytes(&inside, tail),
            Err(error) => out.refuse(error.to_string(), tail),
        }
    }
}

impl BigDecimal {
    /// The number in the bytes, which hold nothing else.
    fn inside(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes, &Limits::default());
        let unscaled = Unscaled::from_be_bytes(reader.bytes().ok()?);
        let scale = reader.int().ok()?;
        (reader.left() == 0).then_some(Self { unscaled, scale })
    }
}

const NOT_INSIDE: &str = "a `big-decimal` holds bytes and an int, and these bytes are none";

impl<'de> AvroDecode<'de> for BigDecimal {
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        let start = reader.position();
        let bytes = reader.bytes()?;
        Self::inside(bytes).ok_or_else(|| reader.refuse(start, NOT_INSIDE.to_owned()))
    }

    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        let start = reader.position();
        let bytes = Vec::<u8>::decode_planned(reader, plan)?;
        Self::inside(&bytes).ok_or_else(|| reader.refuse(start, NOT_INSIDE.to_owned()))
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        Self::inside(bytes)
    }
}

/// Itself.
impl AvroAs<Self> for BigDecimal {
    type Error = Infallible;

    fn try_from_value(value: &Self) -> Result<Self, Infallible> {
        Ok(value.clone())
    }

    fn try_into_value(self) -> Result<Self, Infallible> {
        Ok(self)
    }
}
