//! What the fixed that derives make are written from, and read as.

use super::{ConversionError, DecimalNumber, Duration, Unscaled, UuidBytes, decimal::does_not_fit};

/// A decimal as the bytes of a fixed, the sign in front.
///
/// # Errors
///
/// Where the value is none of these digits.
#[doc(hidden)]
pub fn decimal_to_fixed<T: DecimalNumber, const N: usize>(
    value: &T,
    precision: u32,
    scale: u32,
) -> Result<[u8; N], ConversionError> {
    let unscaled = value.to_unscaled(precision, scale)?;
    if unscaled.is_longer_than(precision) {
        return Err(does_not_fit(value, precision, scale));
    }
    unscaled.to_fixed().ok_or_else(|| does_not_fit(value, precision, scale))
}

/// The decimal of a fixed's bytes.
///
/// # Errors
///
/// Where it has more digits, or the type does not hold it.
#[doc(hidden)]
pub fn decimal_from_fixed<T: DecimalNumber, const N: usize>(
    bytes: [u8; N],
    precision: u32,
    scale: u32,
) -> Result<T, ConversionError> {
    let unscaled = Unscaled::from_be_bytes(&bytes);
    if unscaled.is_longer_than(precision) {
        return Err(super::decimal::too_long(precision, scale));
    }
    T::from_unscaled(unscaled, scale)
}

/// A UUID as the bytes of a fixed, of which the compiler has checked that they are 16.
#[doc(hidden)]
pub fn uuid_to_fixed<T: UuidBytes, const N: usize>(value: &T) -> [u8; N] {
    resized(value.to_uuid_bytes())
}

/// The UUID of a fixed's bytes, of which the compiler has checked that they are 16.
#[doc(hidden)]
pub fn uuid_from_fixed<T: UuidBytes, const N: usize>(bytes: [u8; N]) -> T {
    T::from_uuid_bytes(resized(bytes))
}

/// A duration as the bytes of a fixed, of which the compiler has checked that they are 12.
#[doc(hidden)]
#[must_use]
pub fn duration_to_fixed<const N: usize>(value: Duration) -> [u8; N] {
    resized(value.to_bytes())
}

/// The duration of a fixed's bytes, of which the compiler has checked that they are 12.
#[doc(hidden)]
#[must_use]
pub fn duration_from_fixed<const N: usize>(bytes: [u8; N]) -> Duration {
    Duration::from_bytes(resized(bytes))
}

/// The same bytes: where there are not as many, the program does not compile for another reason, which is told at the
/// user's tokens.
fn resized<const N: usize, const M: usize>(bytes: [u8; N]) -> [u8; M] {
    std::array::from_fn(|i| bytes.get(i).copied().unwrap_or_default())
}
