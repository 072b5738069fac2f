//! The crate `bigdecimal`.

use bigdecimal::{
    BigDecimal, ToPrimitive,
    num_bigint::{BigInt, Sign},
};

use super::{
    super::{
        self as logical, ConversionError, DecimalNumber, Unscaled,
        decimal::{does_not_fit, too_fine},
    },
    written_as,
};
use crate::codec::AvroAs;

written_as!(BigDecimal, logical::BigDecimal);

fn to_unscaled(number: &BigInt) -> Unscaled {
    match number.to_i128() {
        Some(number) => number.into(),
        None => Unscaled::from_be_bytes(&number.to_signed_bytes_be()),
    }
}

fn to_number(unscaled: &Unscaled) -> BigInt {
    match unscaled.to_i128() {
        Some(number) => number.into(),
        None => BigInt::from_signed_bytes_be(&unscaled.to_be_bytes()),
    }
}

impl DecimalNumber for BigDecimal {
    fn to_unscaled(&self, precision: u32, scale: u32) -> Result<Unscaled, ConversionError> {
        let (number, own) = self.as_bigint_and_scale();
        let more = i64::from(scale).saturating_sub(own);
        if more == 0 || number.sign() == Sign::NoSign {
            return Ok(to_unscaled(&number));
        }
        let power = |exponent: u32| BigInt::from(10).pow(exponent);
        // The exponent may be any number of 64 bits: a power is made where the digits can be those of the schema alone.
        if more > 0 {
            return match u32::try_from(more) {
                Ok(more) if more <= precision => Ok(to_unscaled(&(&*number * power(more)))),
                _ => Err(does_not_fit(self, precision, scale)),
            };
        }
        let fewer = more.unsigned_abs();
        match u32::try_from(fewer) {
            Ok(exponent) if fewer <= self.digits() => {
                let power = power(exponent);
                if &*number % &power == BigInt::ZERO {
                    return Ok(to_unscaled(&(&*number / power)));
                }
            }
            _ => {}
        }
        Err(too_fine(self, self.normalized().fractional_digit_count(), scale))
    }

    fn from_unscaled(unscaled: Unscaled, scale: u32) -> Result<Self, ConversionError> {
        Ok(Self::new(to_number(&unscaled), scale.into()))
    }
}

impl AvroAs<BigDecimal> for logical::BigDecimal {
    type Error = ConversionError;

    fn try_from_value(value: &BigDecimal) -> Result<Self, ConversionError> {
        let (number, scale) = value.as_bigint_and_scale();
        let scale = i32::try_from(scale).map_err(|_| {
            ConversionError::new(format!("a scale of {scale} does not fit the `int` of a `big-decimal`"))
        })?;
        Ok(Self { unscaled: to_unscaled(&number), scale })
    }

    fn try_into_value(self) -> Result<BigDecimal, ConversionError> {
        Ok(BigDecimal::new(to_number(&self.unscaled), self.scale.into()))
    }
}
