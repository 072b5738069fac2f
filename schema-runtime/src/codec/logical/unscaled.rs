//! The whole number that a decimal is, without its point.

use super::power_of_ten::{long_power_of_ten, power_of_ten};

/// A whole number of any size: a decimal times 10 to the power of its scale.
///
/// Up to 128 bits it is held in place.
///
/// ```
/// use schema_runtime::logical::Unscaled;
///
/// let number = Unscaled::from_be_bytes(&[0xff, 0x7f]);
/// assert_eq!(number, Unscaled::from(-129_i64));
/// assert_eq!(number.to_i128(), Some(-129));
/// assert_eq!(Unscaled::from(0_i64).to_be_bytes(), [0]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unscaled(Number);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Number {
    Short(i128),
    /// More than 16 bytes of two's complement, the most significant one first, and none more than needed.
    Long(Box<[u8]>),
}

impl Unscaled {
    /// The number of these bytes in two's complement, the most significant one first. More of them than needed are allowed;
    /// none are 0.
    #[must_use]
    #[cfg_attr(not(debug_assertions), inline)]
    pub fn from_be_bytes(bytes: &[u8]) -> Self {
        let bytes = if bytes.len() > 16 { needed(bytes) } else { bytes };
        match bytes.len() {
            0 => Self(Number::Short(0)),
            len @ 1..=16 => {
                let mut all = [0; 16];
                all[..len].copy_from_slice(bytes);
                // The sign moves down with the number.
                Self(Number::Short(i128::from_be_bytes(all) >> (128 - 8 * len)))
            }
            _ => Self(Number::Long(bytes.into())),
        }
    }

    /// The number's bytes in two's complement, the most significant one first, and no more of them than needed: of 0, one.
    #[must_use]
    pub fn to_be_bytes(&self) -> Vec<u8> {
        match &self.0 {
            Number::Short(number) => number.to_be_bytes()[16 - short_len(*number)..].to_vec(),
            Number::Long(bytes) => bytes.to_vec(),
        }
    }

    /// The number, where 128 bits hold it.
    #[must_use]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn to_i128(&self) -> Option<i128> {
        match &self.0 {
            Number::Short(number) => Some(*number),
            Number::Long(_) => None,
        }
    }

    /// Whether the number has more decimal digits than this.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn is_longer_than(&self, digits: u32) -> bool {
        match (&self.0, power_of_ten(digits)) {
            (Number::Short(number), Some(power)) => number.unsigned_abs() >= power.unsigned_abs(),
            // 39 digits are more than 127 bits hold, but for some.
            (Number::Short(_), None) => false,
            (Number::Long(_), Some(_)) => true,
            (Number::Long(bytes), None) => is_longer(bytes, digits),
        }
    }

    /// The number as a fixed of so many bytes, where they hold it.
    pub(crate) fn to_fixed<const N: usize>(&self) -> Option<[u8; N]> {
        let (bytes, len);
        let needed = match &self.0 {
            Number::Short(number) => {
                (bytes, len) = (number.to_be_bytes(), short_len(*number));
                &bytes[16 - len..]
            }
            Number::Long(bytes) => bytes,
        };
        let sign = if needed.first().is_some_and(|byte| *byte >= 0x80) { 0xff } else { 0 };
        let mut fixed = [sign; N];
        fixed[N.checked_sub(needed.len())?..].copy_from_slice(needed);
        Some(fixed)
    }
}

impl From<i64> for Unscaled {
    fn from(number: i64) -> Self {
        Self(Number::Short(number.into()))
    }
}

impl From<i128> for Unscaled {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from(number: i128) -> Self {
        Self(Number::Short(number))
    }
}

/// How many bytes a number needs.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) const fn short_len(number: i128) -> usize {
    // All bits that differ from the sign, and one for the sign.
    let bits = 128 - (number ^ (number >> 127)).leading_zeros() as usize;
    bits / 8 + 1
}

/// The bytes without those that repeat the sign.
fn needed(mut bytes: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = bytes
        && let [second, ..] = rest
        && ((*first == 0 && *second < 0x80) || (*first == 0xff && *second >= 0x80))
    {
        bytes = rest;
    }
    bytes
}

/// Whether a long number has more decimal digits than this.
fn is_longer(bytes: &[u8], digits: u32) -> bool {
    // 10 to the power of 28 is between 93 and 94 bits.
    let (most_bits, digits_in_bits) = (bytes.len() as u128 * 8, u128::from(digits) * 93 / 28);
    if most_bits <= digits_in_bits {
        return false;
    }
    if most_bits - 9 >= (u128::from(digits) + 1) * 94 / 28 {
        return true;
    }
    let negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
    let mut carry = negative;
    let mut magnitude: Vec<u8> = bytes
        .iter()
        .rev()
        .map(|byte| {
            let (byte, more) = if negative { !*byte } else { *byte }.overflowing_add(u8::from(carry));
            carry = more;
            byte
        })
        .collect();
    let power = long_power_of_ten(digits);
    magnitude.resize(magnitude.len().max(power.len()), 0);
    let above = magnitude[power.len()..].iter().any(|byte| *byte > 0);
    above || magnitude[..power.len()].iter().rev().ge(power.iter().rev())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_those_that_are_needed() {
        for (number, bytes) in [
            (0_i128, &[0x00][..]),
            (127, &[0x7f]),
            (128, &[0x00, 0x80]),
            (-1, &[0xff]),
            (-128, &[0x80]),
            (-129, &[0xff, 0x7f]),
            (i128::MAX, &[0x7f, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]),
            (i128::MIN, &[0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ] {
            assert_eq!(Unscaled::from(number).to_be_bytes(), bytes, "{number}");
            let sign = if number < 0 { 0xff } else { 0 };
            for more in 0..20 {
                let overlong = [&vec![sign; more], bytes].concat();
                assert_eq!(Unscaled::from_be_bytes(&overlong), Unscaled::from(number), "{number}");
            }
        }
        assert_eq!(Unscaled::from_be_bytes(&[]), Unscaled::from(0_i64));
    }

    #[test]
    fn digits_are_counted_at_every_border() {
        for digits in 1..=80 {
            let mut power = long_power_of_ten(digits);
            power.push(0);
            power.reverse();
            // One less than the power, as its last byte that is not 0 is one less, and all behind it are full.
            let mut less = power.clone();
            for byte in less.iter_mut().rev() {
                *byte = byte.wrapping_sub(1);
                if *byte != 0xff {
                    break;
                }
            }
            let negated = |bytes: &[u8]| {
                let mut carry = true;
                let mut negated: Vec<u8> = bytes
                    .iter()
                    .rev()
                    .map(|byte| {
                        let (byte, more) = (!byte).overflowing_add(carry.into());
                        carry = more;
                        byte
                    })
                    .collect();
                negated.reverse();
                Unscaled::from_be_bytes(&negated)
            };
            assert!(Unscaled::from_be_bytes(&power).is_longer_than(digits), "10^{digits}");
            assert!(!Unscaled::from_be_bytes(&less).is_longer_than(digits), "10^{digits} - 1");
            assert!(negated(&power).is_longer_than(digits), "-10^{digits}");
            assert!(!negated(&less).is_longer_than(digits), "1 - 10^{digits}");
            assert!(!Unscaled::from_be_bytes(&power).is_longer_than(digits + 1), "10^{digits} in {digits} + 1");
        }
        assert!(Unscaled::from_be_bytes(&[1; 400]).is_longer_than(80));
    }

    #[test]
    fn a_fixed_has_the_sign_in_front() {
        let fixed = |number: i128| Unscaled::from(number).to_fixed::<2>();
        assert_eq!(fixed(0), Some([0, 0]));
        assert_eq!(fixed(-1), Some([0xff, 0xff]));
        assert_eq!(fixed(-32768), Some([0x80, 0]));
        assert_eq!(fixed(32768), None);
        assert_eq!(
            Unscaled::from(-5_i64).to_fixed::<20>().map(|bytes| Unscaled::from_be_bytes(&bytes)),
            Some((-5_i64).into())
        );
        assert_eq!(Unscaled::from(0_i64).to_fixed::<0>(), None);
    }
}
