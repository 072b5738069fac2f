//! Decimals of another scale: whole numbers times a power of ten, in two's complement with the most significant byte first.

use schema_model::private::Conversion;

/// Words of 64 bits that hold any number of [`Conversion::MAX_DIGITS`] digits, with its sign: three digits take less than
/// ten bits.
const WORDS: usize = (Conversion::MAX_DIGITS as usize).div_ceil(3) * 10 / 64 + 1;

/// The greatest power of ten in a word.
const POWER: u32 = 19;
const TEN_TO_POWER: u64 = 10_u64.pow(POWER);

/// A whole number of another scale, least significant word first: a magnitude while it is computed with, two's complement then.
pub(crate) struct Rescaled {
    words: [u64; WORDS],
    is_negative: bool,
}

impl Rescaled {
    /// The number in some bytes, times ten to a power; none where that has more than `precision` digits. No bytes are zero.
    ///
    /// Takes no longer than the bytes are long, beside what [`Conversion::MAX_DIGITS`] bounds.
    pub(crate) fn new(bytes: &[u8], power: u32, precision: u32) -> Option<Self> {
        let is_negative = is_negative(bytes);
        let mut words = magnitude(bytes)?;
        multiply(&mut words, power)?;
        if !is_less(&words, &power_of_ten(precision)?) {
            return None;
        }
        if is_negative {
            negate(&mut words);
        }
        Some(Self { words, is_negative })
    }

    /// The shortest bytes for the number: one at least.
    pub(crate) fn to_vec(&self) -> Vec<u8> {
        self.bytes(self.len()).collect()
    }

    /// How many bytes that are.
    pub(crate) fn len(&self) -> usize {
        let fill = self.fill();
        let spare = |len: &usize| self.byte(len - 1) == fill && (self.byte(len - 2) ^ fill) < 0x80;
        let mut len = WORDS * 8;
        while len > 1 && spare(&len) {
            len -= 1;
        }
        len
    }

    /// The number in this many bytes, which are enough.
    pub(crate) fn bytes(&self, len: usize) -> impl Iterator<Item = u8> {
        (0..len).rev().map(|at| self.byte(at))
    }

    /// A byte, counted from the least significant one.
    fn byte(&self, at: usize) -> u8 {
        self.words.get(at / 8).map_or(self.fill(), |word| (word >> (8 * (at % 8))) as u8)
    }

    /// What stands before the number.
    const fn fill(&self) -> u8 {
        if self.is_negative { 0xff } else { 0 }
    }
}

/// A number for a message: its digits, or how long it is.
pub(crate) fn shown(bytes: &[u8]) -> String {
    let bytes = significant(bytes);
    let fill = if is_negative(bytes) { 0xff } else { 0 };
    let mut number = [fill; 16];
    match number.len().checked_sub(bytes.len()) {
        Some(start) => {
            number[start..].copy_from_slice(bytes);
            i128::from_be_bytes(number).to_string()
        }
        None => format!("of {} bytes", bytes.len()),
    }
}

fn is_negative(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|byte| *byte >= 0x80)
}

/// The bytes without those in front that say no more than the sign.
fn significant(mut bytes: &[u8]) -> &[u8] {
    while let [first @ (0 | 0xff), rest @ ..] = bytes
        && rest.first().is_some_and(|second| first ^ second < 0x80)
    {
        bytes = rest;
    }
    bytes
}

/// The number without its sign; none where the words do not hold it, which has more digits than any precision.
fn magnitude(bytes: &[u8]) -> Option<[u64; WORDS]> {
    let is_negative = is_negative(bytes);
    let bytes = significant(bytes);
    if bytes.len() > WORDS * 8 {
        return None;
    }
    let mut words = [if is_negative { u64::MAX } else { 0 }; WORDS];
    for (word, chunk) in words.iter_mut().zip(bytes.rchunks(8)) {
        // What is in front of the last chunk is the sign.
        *word = chunk.iter().fold(*word, |word, byte| word << 8 | u64::from(*byte));
    }
    if is_negative {
        negate(&mut words);
    }
    Some(words)
}

fn negate(words: &mut [u64; WORDS]) {
    let mut carry = true;
    for word in words {
        (*word, carry) = (!*word).overflowing_add(carry.into());
    }
}

/// Ten to a power; none where the words do not hold it.
fn power_of_ten(power: u32) -> Option<[u64; WORDS]> {
    let mut words = [0; WORDS];
    words[0] = 1;
    multiply(&mut words, power)?;
    Some(words)
}

/// Multiplies by ten to a power; none where the words do not hold it.
fn multiply(words: &mut [u64; WORDS], mut power: u32) -> Option<()> {
    let mut len = WORDS - words.iter().rev().take_while(|word| **word == 0).count();
    while power > 0 && len > 0 {
        let factor = if power >= POWER { TEN_TO_POWER } else { 10_u64.pow(power) };
        power = power.saturating_sub(POWER);
        let mut carry = 0;
        for word in &mut words[..len] {
            let product = u128::from(*word) * u128::from(factor) + carry;
            (*word, carry) = (product as u64, product >> 64);
        }
        if carry > 0 {
            *words.get_mut(len)? = carry as u64;
            len += 1;
        }
    }
    Some(())
}

fn is_less(a: &[u64; WORDS], b: &[u64; WORDS]) -> bool {
    a.iter().rev().lt(b.iter().rev())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rescaled(bytes: &[u8], power: u32, precision: u32) -> Option<Vec<u8>> {
        let number = Rescaled::new(bytes, power, precision)?;
        assert_eq!(number.len(), number.to_vec().len());
        Some(number.to_vec())
    }

    /// The shortest bytes for a number.
    fn shortest(number: i128) -> Vec<u8> {
        significant(&number.to_be_bytes()).to_vec()
    }

    #[test]
    fn small_numbers() {
        for (bytes, power, precision, expected) in [
            (&[][..], 3, 4, Some(&[0][..])),
            (&[0], 3, 4, Some(&[0])),
            (&[0, 0, 0], 1000, 1000, Some(&[0])),
            (&[1], 1, 2, Some(&[10])),
            (&[0xff], 1, 2, Some(&[0xf6])),
            // -12 and 13 are 0x88 and 0x82 with a byte for the sign, or none.
            (&[0xf4], 1, 3, Some(&[0x88])),
            (&[0xf3], 1, 3, Some(&[0xff, 0x7e])),
            (&[13], 1, 3, Some(&[0, 0x82])),
            (&[12], 1, 3, Some(&[0x78])),
            // The least of a byte, with its sign and longer than it need be.
            (&[0x80], 1, 4, Some(&[0xfb, 0])),
            (&[0xff, 0xff, 0x80], 1, 4, Some(&[0xfb, 0])),
            (&[0, 0x80], 1, 4, Some(&[5, 0])),
            (&[0, 0, 0, 0x80], 1, 4, Some(&[5, 0])),
            // One digit too many, and just not.
            (&[99], 1, 3, Some(&[3, 0xde])),
            (&[100], 1, 3, None),
            (&[0x9d], 1, 3, Some(&[0xfc, 0x22])),
            (&[0x9c], 1, 3, None),
            (&[10], 0, 1, None),
            (&[9], 0, 1, Some(&[9])),
        ] {
            assert_eq!(rescaled(bytes, power, precision).as_deref(), expected, "{bytes:x?} {power} {precision}");
        }
    }

    #[test]
    fn numbers_are_those_of_128_bits() {
        let mut numbers = vec![0, 1, i128::MAX, i128::MIN, i128::MAX / 10, i128::MIN / 10, i128::MAX / 10 + 1];
        // The borders of each number of bits, and of each number of digits.
        numbers.extend((0..127).flat_map(|bits| [1_i128 << bits, (1 << bits) - 1, -(1 << bits), -(1 << bits) - 1]));
        numbers.extend((0..38).flat_map(|digits| [10_i128.pow(digits), 10_i128.pow(digits) - 1, -10_i128.pow(digits)]));
        let mut within = 0;
        for number in numbers {
            for power in 0..=38 {
                for precision in [power, 38] {
                    let product = number.checked_mul(10_i128.pow(power));
                    let fits = product.filter(|product| product.unsigned_abs() < 10_u128.pow(precision));
                    within += usize::from(fits.is_some());
                    assert_eq!(
                        rescaled(&number.to_be_bytes(), power, precision),
                        fits.map(shortest),
                        "{number} {power} {precision}"
                    );
                    assert_eq!(rescaled(&shortest(number), power, precision), fits.map(shortest));
                }
            }
        }
        assert!(within > 5_000, "{within}");
    }

    /// In steps of one digit, which are small, and by bytes, which know nothing of words.
    #[test]
    fn long_numbers_are_as_in_many_steps() {
        fn ten_times(bytes: &mut [u8]) {
            let mut carry = 0;
            for byte in bytes.iter_mut().rev() {
                let product = u32::from(*byte) * 10 + carry;
                (*byte, carry) = (product as u8, product >> 8);
            }
        }
        let most = Conversion::MAX_DIGITS;
        for start in [&[7][..], &[0xf9], &[0x7f, 0xff], &[0x80, 0, 0, 0, 0, 0, 0, 0, 1], &[0xff, 0, 0x80]] {
            let fill = if start[0] >= 0x80 { 0xff } else { 0 };
            let mut expected = vec![fill; 450 - start.len()];
            expected.extend_from_slice(start);
            for power in 1..=970 {
                ten_times(&mut expected);
                assert_eq!(rescaled(start, power, most).as_deref(), Some(significant(&expected)), "{start:x?} {power}");
            }
        }
        let one_digit = rescaled(&[9], most - 1, most).expect("as many digits as there may be");
        assert_eq!(rescaled(&one_digit, 0, most).as_deref(), Some(&one_digit[..]));
        assert_eq!(rescaled(&one_digit, 1, most), None);
        assert_eq!(rescaled(&[10], most - 1, most), None);
        assert_eq!(rescaled(&[0xf6], most - 1, most), None);
    }

    #[test]
    fn a_fixed_is_filled_with_the_sign() {
        let bytes = |start: &[u8], len| Rescaled::new(start, 1, 9).map(|number| number.bytes(len).collect());
        assert_eq!(bytes(&[0xff], 4), Some(vec![0xff, 0xff, 0xff, 0xf6]));
        assert_eq!(bytes(&[1], 4), Some(vec![0, 0, 0, 10]));
        assert_eq!(bytes(&[0xff], 500).map(|bytes: Vec<u8>| (bytes.len(), bytes[0])), Some((500, 0xff)));
    }

    /// A number of many bytes is refused, or passed over where they say nothing, without computing with them.
    #[test]
    fn long_bytes() {
        let mut bytes = vec![0xff; 10 << 20];
        assert_eq!(rescaled(&bytes, 1, 2), Some(vec![0xf6]));
        bytes[0] = 0x7f;
        assert_eq!(rescaled(&bytes, 0, Conversion::MAX_DIGITS), None);
        // The longest that the words hold, and a byte more.
        for (len, sign) in [(WORDS * 8, 0x80), (WORDS * 8 + 1, 0x80), (WORDS * 8, 0x7f), (WORDS * 8 + 1, 0x7f)] {
            let mut bytes = vec![0; len];
            bytes[0] = sign;
            assert_eq!(rescaled(&bytes, 0, Conversion::MAX_DIGITS), None, "{len}");
        }
    }

    #[test]
    fn numbers_in_messages() {
        assert_eq!(shown(&[]), "0");
        assert_eq!(shown(&[0xff, 0xff, 0x85]), "-123");
        assert_eq!(shown(&i128::MIN.to_be_bytes()), i128::MIN.to_string());
        assert_eq!(shown(&[&[0][..], &i128::MIN.to_be_bytes()].concat()), "of 17 bytes");
    }
}
