//! The logical type `decimal` on `bytes`.

use std::convert::Infallible;

use schema_model::{
    NamePiece, Node, Property, StaticSchema,
    private::{ValueDomain, assert_decimal, assert_scale},
};

use super::{ConversionError, DecimalNumber, Unscaled, unscaled::short_len};
use crate::codec::{AvroAs, AvroDecode, AvroEncode, AvroType, Failure, PlanCursor, Reader, Reserved, Same, UNBOUNDED};

/// A decimal number of up to `PRECISION` digits, of which `SCALE` are behind the point: the logical type `decimal` on
/// `bytes`.
///
/// It holds the number without its point. A precision of 0, and a scale over the precision, do not compile.
///
/// ```
/// use schema_runtime::{AvroRecord, encode, logical::Decimal};
///
/// #[derive(AvroRecord)]
/// struct Order {
///     total: Decimal<10, 2>,
/// }
///
/// // 1.50
/// let total = Decimal::new(150_i64)?;
/// assert_eq!(encode(&Order { total })?, [4, 0, 150]);
/// assert!(Decimal::<3, 2>::new(1000_i64).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// ```compile_fail
/// # use schema_runtime::{AvroRecord, logical::Decimal};
/// #[derive(AvroRecord)]
/// struct Order {
///     total: Decimal<2, 10>,
/// }
/// # const JSON: &str = Order::SCHEMA_JSON;
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal<const PRECISION: u32, const SCALE: u32>(Unscaled);

/// The greatest precision whose numbers all fit 128 bits.
const SHORT_PRECISION: u32 = 38;

impl<const PRECISION: u32, const SCALE: u32> Decimal<PRECISION, SCALE> {
    /// Where the compiler looks at the parameters.
    const PARAMETERS: () = assert_decimal(PRECISION, SCALE);
    const PRECISION_TEXT: &'static str = digits(const { &number(PRECISION) });
    const PROPERTIES: &'static [Property] = const {
        &[
            Property::new("logicalType", "\"decimal\""),
            Property::new("precision", Self::PRECISION_TEXT),
            Property::new("scale", Self::SCALE_TEXT),
        ]
    };
    const SCALE_TEXT: &'static str = digits(const { &number(SCALE) });

    /// The decimal of a number without its point.
    ///
    /// # Errors
    ///
    /// Where it has more digits than the precision.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn new(unscaled: impl Into<Unscaled>) -> Result<Self, ConversionError> {
        let () = Self::PARAMETERS;
        let unscaled = unscaled.into();
        if unscaled.is_longer_than(PRECISION) { Err(too_long(PRECISION, SCALE)) } else { Ok(Self(unscaled)) }
    }

    /// The number without its point.
    #[must_use]
    pub const fn unscaled(&self) -> &Unscaled {
        &self.0
    }

    /// The number of this scale without its point.
    #[must_use]
    pub fn into_unscaled(self) -> Unscaled {
        self.0
    }
}

#[cold]
pub(crate) fn too_long(precision: u32, scale: u32) -> ConversionError {
    ConversionError::new(format!("it has more digits than {precision}, of which {scale} are behind the point"))
}

/// Why a value has no decimal of these parameters.
#[cold]
pub(crate) fn does_not_fit(value: &dyn std::fmt::Display, precision: u32, scale: u32) -> ConversionError {
    let digits = if precision == 1 { "digit" } else { "digits" };
    let are = if scale == 1 { "is" } else { "are" };
    ConversionError::new(format!("{value} does not fit {precision} {digits}, of which {scale} {are} behind the point"))
}

/// Why a value is not rounded to a decimal of this scale.
#[cfg(any(feature = "bigdecimal", feature = "rust_decimal"))]
#[cold]
pub(crate) fn too_fine(value: &dyn std::fmt::Display, digits: i64, scale: u32) -> ConversionError {
    let s = if digits == 1 { "" } else { "s" };
    ConversionError::new(format!("{value} has {digits} digit{s} behind the point, and the schema keeps {scale}"))
}

/// A number as text: its bytes, and where they start.
const fn number(mut number: u32) -> ([u8; 10], usize) {
    let mut bytes = [0; 10];
    let mut at = bytes.len();
    loop {
        at -= 1;
        bytes[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return (bytes, at);
        }
    }
}

const fn digits(number: &'static ([u8; 10], usize)) -> &'static str {
    match str::from_utf8(number.0.split_at(number.1).1) {
        Ok(text) => text,
        Err(_) => unreachable!(),
    }
}

impl<const PRECISION: u32, const SCALE: u32> AvroType for Decimal<PRECISION, SCALE> {
    type Codec = Same;

    const SCHEMA: StaticSchema = {
        let () = Self::PARAMETERS;
        StaticSchema::new(
            const { &Node::BYTES.with_static_properties(Self::PROPERTIES).with_domain(ValueDomain::Digits(PRECISION)) },
        )
    };
    const NAME: NamePiece = NamePiece::Pieces(
        const {
            &[
                NamePiece::Literal("decimal_"),
                NamePiece::Literal(Self::PRECISION_TEXT),
                NamePiece::Literal("_"),
                NamePiece::Literal(Self::SCALE_TEXT),
            ]
        },
    );
    /// A byte for the length, and 16 of 128 bits.
    const MAX_LEN: usize = if PRECISION <= SHORT_PRECISION { 17 } else { UNBOUNDED };
}

impl<const PRECISION: u32, const SCALE: u32> AvroEncode for Decimal<PRECISION, SCALE> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        match self.0.to_i128() {
            Some(number) if PRECISION <= SHORT_PRECISION => short(number, out),
            Some(number) => short(number, out.reserve(tail.saturating_add(17))),
            None => out.bytes(&self.0.to_be_bytes(), tail),
        }
    }
}

/// A number of up to 128 bits, as bytes.
#[cfg_attr(not(debug_assertions), inline(always))]
fn short<'s, 'b>(number: i128, out: Reserved<'s, 'b>) -> Reserved<'s, 'b> {
    let len = short_len(number);
    // The bytes that are needed come first.
    out.byte((len as u8) << 1).first_of((number << (128 - 8 * len)).to_be_bytes(), len)
}

impl<const PRECISION: u32, const SCALE: u32> Decimal<PRECISION, SCALE> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn read<'de>(bytes: &[u8], start: &'de [u8], reader: &mut Reader<'de>) -> Result<Self, Failure> {
        let () = Self::PARAMETERS;
        let unscaled = Unscaled::from_be_bytes(bytes);
        if unscaled.is_longer_than(PRECISION) {
            return Err(reader.refuse(start, too_long(PRECISION, SCALE).to_string()));
        }
        Ok(Self(unscaled))
    }
}

impl<'de, const PRECISION: u32, const SCALE: u32> AvroDecode<'de> for Decimal<PRECISION, SCALE> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        let start = reader.position();
        let bytes = reader.bytes()?;
        Self::read(bytes, start, reader)
    }

    #[inline]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        if plan.is_same() {
            return Self::decode_datum(reader);
        }
        let start = reader.position();
        let bytes = Vec::<u8>::decode_planned(reader, plan)?;
        Self::read(&bytes, start, reader)
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        Self::new(Unscaled::from_be_bytes(bytes)).ok()
    }
}

impl<T: DecimalNumber, const PRECISION: u32, const SCALE: u32> AvroAs<T> for Decimal<PRECISION, SCALE> {
    type Error = ConversionError;

    const CHECKS: () = {
        let () = Self::PARAMETERS;
        assert_scale(SCALE, T::MAX_SCALE);
    };

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn try_from_value(value: &T) -> Result<Self, ConversionError> {
        let () = <Self as AvroAs<T>>::CHECKS;
        let unscaled = value.to_unscaled(PRECISION, SCALE)?;
        if unscaled.is_longer_than(PRECISION) {
            return Err(does_not_fit(value, PRECISION, SCALE));
        }
        Ok(Self(unscaled))
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn try_into_value(self) -> Result<T, ConversionError> {
        T::from_unscaled(self.0, SCALE)
    }
}

/// Itself.
impl<const PRECISION: u32, const SCALE: u32> AvroAs<Self> for Decimal<PRECISION, SCALE> {
    type Error = Infallible;

    fn try_from_value(value: &Self) -> Result<Self, Infallible> {
        Ok(value.clone())
    }

    fn try_into_value(self) -> Result<Self, Infallible> {
        Ok(self)
    }
}
