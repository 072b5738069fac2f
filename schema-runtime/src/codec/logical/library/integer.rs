//! Whole numbers as decimals without their point.

use super::super::{ConversionError, DecimalNumber, Unscaled};

macro_rules! unscaled {
    ($number:ty) => {
        /// The number without its point, whatever the scale is.
        impl DecimalNumber for $number {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn to_unscaled(&self, _precision: u32, _scale: u32) -> Result<Unscaled, ConversionError> {
                Ok(Unscaled::from(*self))
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn from_unscaled(unscaled: Unscaled, _scale: u32) -> Result<Self, ConversionError> {
                unscaled.to_i128().and_then(|number| Self::try_from(number).ok()).ok_or_else(|| {
                    ConversionError::new(concat!(
                        "the number without its point does not fit `",
                        stringify!($number),
                        "`"
                    ))
                })
            }
        }
    };
}

unscaled!(i64);
unscaled!(i128);
