//! The crate `rust_decimal`, whose decimals have 96 bits and a scale of up to 28.

use rust_decimal::Decimal;

use super::super::{
    BigDecimal, ConversionError, DecimalNumber, Unscaled,
    decimal::{does_not_fit, too_fine},
    power_of_ten::power_of_ten,
};
use crate::codec::AvroAs;

impl DecimalNumber for Decimal {
    const MAX_SCALE: u32 = Self::MAX_SCALE;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_unscaled(&self, precision: u32, scale: u32) -> Result<Unscaled, ConversionError> {
        let (mantissa, own) = (self.mantissa(), self.scale());
        if own == scale {
            return Ok(mantissa.into());
        }
        rescaled(self, mantissa, own, precision, scale)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_unscaled(unscaled: Unscaled, scale: u32) -> Result<Self, ConversionError> {
        let read = unscaled.to_i128().and_then(|number| Self::try_from_i128_with_scale(number, scale).ok());
        read.ok_or_else(out_of_range)
    }
}

/// A mantissa of another scale than the value's own.
#[inline]
fn rescaled(
    value: &Decimal,
    mantissa: i128,
    own: u32,
    precision: u32,
    scale: u32,
) -> Result<Unscaled, ConversionError> {
    if let Some(more) = scale.checked_sub(own) {
        let unscaled = match mantissa {
            0 => Some(0),
            _ => power_of_ten(more).and_then(|power| mantissa.checked_mul(power)),
        };
        let unscaled = unscaled.ok_or_else(|| does_not_fit(value, precision, scale))?;
        // What is read has the schema's scale.
        if unscaled.unsigned_abs() >> 96 != 0 {
            return Err(not_read_back(value, scale));
        }
        return Ok(Unscaled::from(unscaled));
    }
    match power_of_ten(own - scale) {
        Some(power) if mantissa % power == 0 => Ok(Unscaled::from(mantissa / power)),
        _ => Err(too_fine(value, value.normalize().scale().into(), scale)),
    }
}

#[cold]
fn not_read_back(value: &Decimal, scale: u32) -> ConversionError {
    ConversionError::new(format!(
        "{value} with {scale} digits behind the point is out of the range of `rust_decimal::Decimal`, which has 96 bits, and could \
         not be read back"
    ))
}

#[cold]
fn out_of_range() -> ConversionError {
    ConversionError::new(
        "it is out of the range of `rust_decimal::Decimal`, which has 96 bits, and up to 28 digits behind the point",
    )
}

impl AvroAs<Decimal> for BigDecimal {
    type Error = ConversionError;

    fn try_from_value(value: &Decimal) -> Result<Self, ConversionError> {
        let scale = i32::try_from(value.scale()).map_err(|_| out_of_range())?;
        Ok(Self { unscaled: value.mantissa().into(), scale })
    }

    fn try_into_value(self) -> Result<Decimal, ConversionError> {
        let mut number = self.unscaled.to_i128().ok_or_else(out_of_range)?;
        // Java writes zeros before the point as a negative scale.
        if self.scale < 0 && number != 0 {
            let power = power_of_ten(self.scale.unsigned_abs());
            number = power.and_then(|power| number.checked_mul(power)).ok_or_else(out_of_range)?;
        }
        Decimal::try_from_i128_with_scale(number, self.scale.max(0).unsigned_abs()).map_err(|_| out_of_range())
    }
}
