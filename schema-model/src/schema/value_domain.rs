//! What a type of Rust holds, where its schema has more.

use std::ops::Range;

use super::LogicalType;

/// What a type of Rust holds of the values that its schema has.
///
/// It stands in the type's node, so that it is found inside of others: in items, values, fields and branches. Schemas are
/// compared without it, as it is in no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueDomain {
    /// All of them.
    All,
    /// What cannot be told: a part of a schema that is wrong, which any default fits.
    Anything,
    /// The numbers of an `i8`.
    I8,
    /// The numbers of an `i16`.
    I16,
    /// The numbers of a `u8`.
    U8,
    /// The numbers of a `u16`.
    U16,
    /// The numbers of a `u32`.
    U32,
    /// The milliseconds of a day.
    TimeMillis,
    /// The microseconds of a day.
    TimeMicros,
    /// A UUID, as text.
    Uuid,
    /// Whole numbers of up to so many digits, as bytes.
    Digits(u32),
    /// A number and its scale, a datum of `bytes` and one of `int`, as bytes.
    BigDecimal,
    /// So many items, or bytes.
    Items(usize),
}

impl ValueDomain {
    /// What a type in Rust holds for a logical type.
    pub const fn of(logical: LogicalType) -> Self {
        match logical {
            LogicalType::TimeMillis => Self::TimeMillis,
            LogicalType::TimeMicros => Self::TimeMicros,
            LogicalType::Uuid => Self::Uuid,
            LogicalType::Decimal { precision, .. } => Self::Digits(precision),
            LogicalType::BigDecimal => Self::BigDecimal,
            _ => Self::All,
        }
    }

    /// Whether a number is one of the type's.
    pub const fn contains_number(self, negative: bool, value: u128) -> bool {
        let (below, above) = match self {
            Self::All | Self::Anything | Self::Uuid | Self::Digits(_) | Self::BigDecimal | Self::Items(_) => {
                return true;
            }
            Self::I8 => (1 << 7, (1 << 7) - 1),
            Self::I16 => (1 << 15, (1 << 15) - 1),
            Self::U8 => (0, (1 << 8) - 1),
            Self::U16 => (0, (1 << 16) - 1),
            Self::U32 => (0, (1 << 32) - 1),
            Self::TimeMillis => (0, 86_400_000 - 1),
            Self::TimeMicros => (0, 86_400_000_000 - 1),
        };
        value <= if negative { below } else { above }
    }

    /// Whether so many items, or bytes, are as many as the type has.
    pub(crate) const fn contains_count(self, count: usize) -> bool {
        match self {
            Self::Items(length) => length == count,
            _ => true,
        }
    }

    /// Whether a string of JSON, between its quotes, is one of the type's values.
    pub const fn contains_text(self, text: &[u8]) -> bool {
        match self {
            Self::Uuid => Self::read_uuid(text).is_some(),
            Self::Digits(digits) => has_up_to(digits, text),
            Self::BigDecimal => big_decimal(text).is_some(),
            _ => true,
        }
    }

    /// Reads a UUID of 32 digits with hyphens: the form that readers of all languages know.
    pub const fn read_uuid(text: &[u8]) -> Option<[u8; 16]> {
        let (mut bytes, mut digits, mut at) = ([0; 16], 0, 0);
        while at < text.len() {
            match (at, text[at]) {
                (8 | 13 | 18 | 23, b'-') => {}
                (8 | 13 | 18 | 23 | 36.., _) => return None,
                (_, digit) if digit.is_ascii_hexdigit() => {
                    bytes[digits / 2] = bytes[digits / 2] << 4 | hex(digit);
                    digits += 1;
                }
                _ => return None,
            }
            at += 1;
        }
        if at == 36 { Some(bytes) } else { None }
    }

    /// Reads the unscaled number and the scale of a big-decimal from a string of JSON, between its quotes.
    pub fn read_big_decimal(text: &[u8]) -> Option<(Vec<u8>, i32)> {
        let (Range { start: mut at, end }, scale) = big_decimal(text)?;
        let mut unscaled = Vec::new();
        while at < end {
            unscaled.push(next_byte(text, &mut at));
        }
        Some((unscaled, scale))
    }

    /// The name of a type of numbers, of Rust or of Avro.
    pub(crate) const fn type_name(self) -> &'static str {
        match self {
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::U8 => "u8",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::TimeMillis => "time-millis",
            Self::TimeMicros => "time-micros",
            Self::All | Self::Anything | Self::Uuid | Self::Digits(_) | Self::BigDecimal | Self::Items(_) => {
                unreachable!()
            }
        }
    }
}

/// Whether the number that a string of bytes is, in two's complement, has up to so many digits. Not known of more than 16
/// bytes, nor of more than 38 digits, which 16 bytes hold.
const fn has_up_to(digits: u32, text: &[u8]) -> bool {
    let (mut number, mut count, mut at) = (0_i128, 0, 0);
    while at < text.len() {
        let byte = next_byte(text, &mut at);
        // The first byte has the sign.
        number = if count == 0 { byte as i8 as i128 } else { number << 8 | byte as i128 };
        count += 1;
    }
    match 10_u128.checked_pow(digits) {
        Some(power) if count <= 16 => number.unsigned_abs() < power,
        _ => true,
    }
}

/// Where the unscaled number of a big-decimal is, after its length, and the scale after it.
const fn big_decimal(text: &[u8]) -> Option<(Range<usize>, i32)> {
    let mut at = 0;
    let Some(mut left @ 0..) = next_number(text, &mut at, 64) else { return None };
    let start = at;
    while left > 0 {
        if at >= text.len() {
            return None;
        }
        next_byte(text, &mut at);
        left -= 1;
    }
    let number = start..at;
    match next_number(text, &mut at, 32) {
        Some(scale) if at == text.len() => Some((number, scale as i32)),
        _ => None,
    }
}

/// The datum of a `long`, or of another whole number of so many bits, that stands at a place of a string of bytes.
const fn next_number(text: &[u8], at: &mut usize, bits: u32) -> Option<i64> {
    let (mut zigzag, mut shift) = (0_u128, 0);
    while *at < text.len() && shift < bits {
        let byte = next_byte(text, at);
        zigzag |= ((byte & 0x7f) as u128) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return if zigzag >> bits == 0 { Some((zigzag >> 1) as i64 ^ -((zigzag & 1) as i64)) } else { None };
        }
    }
    None
}

/// The byte that a character of a string of bytes stands for, and the place behind it.
const fn next_byte(text: &[u8], at: &mut usize) -> u8 {
    match text[*at] {
        b'\\' => {
            *at += if *at + 1 < text.len() && text[*at + 1] == b'u' { 6 } else { 2 };
            unescaped(text, *at)
        }
        // U+0080 to U+00FF are two bytes, C2 or C3 first.
        first @ 0x80.. => {
            *at += 2;
            (first & 3) << 6 | text[*at - 1] & 0x3f
        }
        ascii => {
            *at += 1;
            ascii
        }
    }
}

/// The character of the escape that ends before a place.
const fn unescaped(text: &[u8], end: usize) -> u8 {
    match text[end - 1] {
        _ if text[end - 2] != b'\\' => hex(text[end - 2]) << 4 | hex(text[end - 1]),
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 8,
        b'f' => 12,
        other => other,
    }
}

const fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

#[cfg(test)]
mod tests {
    use super::ValueDomain;

    #[test]
    fn texts_are_those_of_the_type() {
        let uuid = |text: &str| ValueDomain::Uuid.contains_text(text.as_bytes());
        assert!(uuid("00112233-4455-6677-8899-AABBccddeeff"));
        assert!(!uuid("00112233-4455-6677-8899-aabbccddeef") && !uuid("00112233-4455-6677-8899-aabbccddeefff"));
        assert!(
            !uuid("00112233445566778899aabbccddeeff") && !uuid("") && !uuid("00112233-4455-6677-8899-aabbccddeefé")
        );

        let bytes = [0x12, 0x3e, 0x45, 0x67, 0xe8, 0x9b, 0x12, 0xd3, 0xa4, 0x56, 0x42, 0x66, 0x14, 0x17, 0x40, 0];
        assert_eq!(ValueDomain::read_uuid(b"123e4567-e89b-12d3-a456-426614174000"), Some(bytes));

        // As bytes of a default are written: by escapes, in ASCII, and in UTF-8.
        for (number, text) in [
            (0, ""),
            (9, "\\t"),
            (9, "\\u0009"),
            (10, "\\n"),
            (-1, "\u{ff}"),
            (99, "c"),
            (100, "d"),
            (-128, "\u{80}"),
            (127, "\\u007F"),
            (127, "\\u007f"),
            (0x225c, "\\\"\\\\"),
            (-23_393, "\u{a4}\u{9f}"),
            (999, "\\u0003\u{e7}"),
            (1000, "\\u0003\u{e8}"),
        ] {
            let number: i32 = number;
            let needed = number.unsigned_abs().checked_ilog10().map_or(0, |log| log + 1);
            for digits in 0..6 {
                assert_eq!(
                    ValueDomain::Digits(digits).contains_text(text.as_bytes()),
                    digits >= needed,
                    "{number} in {digits}"
                );
            }
        }
        assert!(
            ValueDomain::Digits(1).contains_text(&[b'a'; 17]) && ValueDomain::Digits(39).contains_text(&[b'a'; 16])
        );
        assert!(!ValueDomain::Digits(38).contains_text(&[b'a'; 16]) && ValueDomain::All.contains_text(b"a"));
    }

    #[test]
    fn a_big_decimal_is_a_number_and_a_scale() {
        let fits = |text: &str| ValueDomain::BigDecimal.contains_text(text.as_bytes());
        // 1.5, 0 of no bytes, -1e3, and the least and the greatest scale.
        for text in [
            "\\u0002\\u000f\\u0002",
            "\\u0000\\u0000",
            "\\u0002\u{ff}\\u0005",
            "\\u0002a\u{ff}\u{ff}\u{ff}\u{ff}\\u000f",
            "\\u0002a\u{fe}\u{ff}\u{ff}\u{ff}\\u000f",
        ] {
            assert!(fits(text), "{text}");
        }
        let read = |text: &str| ValueDomain::read_big_decimal(text.as_bytes());
        assert_eq!(read("\\u0002\\u000f\\u0002"), Some((vec![15], 1)));
        assert_eq!(read("\\u0002\\u000f\\u0001"), Some((vec![15], -1)));
        assert_eq!(read("\\u0002\\u000f\\u0002\\u0000"), None);
        assert_eq!(read("\\t\\u000f"), None);
        // No scale, less and more than the length, a negative length, one without an end, bytes behind, a scale over 32 bits,
        // and what is written for people.
        for text in [
            "",
            "\\u0002a",
            "\\u0004a\\u0000",
            "\\u0002ab\\u0000",
            "\\u0001\\u0000",
            "\u{80}",
            "\\u0002a\\u0000\\u0000",
            "\\u0002a\u{ff}\u{ff}\u{ff}\u{ff}\\u001f",
            "\\u0002a\u{80}\u{80}\u{80}\u{80}\u{80}\\u0000",
            "1.5",
        ] {
            assert!(!fits(text), "{text}");
        }
    }

    #[test]
    fn numbers_are_those_of_the_type() {
        for (domain, least, greatest) in [
            (ValueDomain::I8, i64::from(i8::MIN), i64::from(i8::MAX)),
            (ValueDomain::I16, i64::from(i16::MIN), i64::from(i16::MAX)),
            (ValueDomain::U8, 0, i64::from(u8::MAX)),
            (ValueDomain::U16, 0, i64::from(u16::MAX)),
            (ValueDomain::U32, 0, i64::from(u32::MAX)),
            (ValueDomain::TimeMillis, 0, 86_399_999),
            (ValueDomain::TimeMicros, 0, 86_399_999_999),
        ] {
            let has = |number: i64| domain.contains_number(number < 0, number.unsigned_abs().into());
            assert!(has(least) && has(greatest) && has(0), "{domain:?}");
            assert!(!has(least - 1) && !has(greatest + 1), "{domain:?}");
        }
        // Minus nothing is nothing.
        assert!(ValueDomain::U8.contains_number(true, 0) && ValueDomain::All.contains_number(true, u128::MAX));
    }
}
