//! The logical type `uuid` on `string`.

use std::{fmt, str};

use schema_model::{NamePiece, Node, Property, StaticSchema, private::ValueDomain};

use super::{ConversionError, UuidBytes};
use crate::codec::{AvroAs, AvroDecode, AvroEncode, AvroType, Failure, PlanCursor, Reader, Reserved, Same};

/// A UUID as text: the logical type `uuid` on `string`.
///
/// Written are 36 characters, in lower case with hyphens. Read is also upper case, 32 digits without hyphens, and, with
/// hyphens, in braces or behind `urn:uuid:`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(pub [u8; 16]);

/// How many characters are written.
const LEN: usize = 36;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Where the digits of each byte stand between hyphens.
const PLACES: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

impl Uuid {
    /// The UUID that a text is.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        let (text, hyphens) = match (text.len(), text) {
            (32, digits) => (digits, false),
            (LEN, digits) => (digits, true),
            (38, [b'{', inner @ .., b'}']) => (inner, true),
            (45, _) => match text.split_at(9) {
                (urn, digits) if urn.eq_ignore_ascii_case(b"urn:uuid:") => (digits, true),
                _ => return None,
            },
            _ => return None,
        };
        if hyphens && [8, 13, 18, 23].iter().any(|at| text[*at] != b'-') {
            return None;
        }
        let mut bytes = [0; 16];
        // All are looked up, and asked once whether each was a digit.
        let mut all = 0;
        for (i, byte) in bytes.iter_mut().enumerate() {
            let at = if hyphens { PLACES[i] } else { 2 * i };
            let (high, low) = (VALUES[usize::from(text[at])], VALUES[usize::from(text[at + 1])]);
            all |= high | low;
            *byte = high << 4 | low;
        }
        if all > 0x0f {
            return None;
        }
        Some(Self(bytes))
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn text(self) -> [u8; LEN] {
        let mut text = [b'-'; LEN];
        for (byte, at) in self.0.iter().zip(PLACES) {
            text[at] = DIGITS[usize::from(byte >> 4)];
            text[at + 1] = DIGITS[usize::from(byte & 15)];
        }
        text
    }
}

/// What each character is as a digit; more than a digit has where it is none.
const VALUES: [u8; 256] = {
    let mut values = [0xff; 256];
    let mut value = 0;
    while value < DIGITS.len() {
        let digit = DIGITS[value];
        values[digit as usize] = value as u8;
        values[digit.to_ascii_uppercase() as usize] = value as u8;
        value += 1;
    }
    values
};

/// As it is written.
impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.text()).unwrap_or_default())
    }
}

impl AvroType for Uuid {
    type Codec = Same;

    const SCHEMA: StaticSchema = StaticSchema::new(
        const {
            &Node::STRING
                .with_static_properties(const { &[Property::new("logicalType", "\"uuid\"")] })
                .with_domain(ValueDomain::Uuid)
        },
    );
    const NAME: NamePiece = NamePiece::Literal("uuid");
    const MIN_LEN: usize = 1 + 32;
    /// The length is a byte.
    const MAX_LEN: usize = 1 + LEN;
}

impl AvroEncode for Uuid {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, _tail: usize) -> Reserved<'s, 'b> {
        out.byte((LEN as u8) << 1).fixed(self.text())
    }
}

impl Uuid {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn read<'de>(text: &str, start: &'de [u8], reader: &mut Reader<'de>) -> Result<Self, Failure> {
        Self::parse(text).ok_or_else(|| reader.refuse(start, not_a_uuid(text)))
    }
}

#[cold]
fn not_a_uuid(text: &str) -> String {
    // As much of it as a UUID has at most.
    let shown: String = text.chars().take(45).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    format!("{shown:?}{more} is no UUID")
}

impl<'de> AvroDecode<'de> for Uuid {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        let start = reader.position();
        let text = reader.text()?;
        Self::read(text, start, reader)
    }

    #[inline]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        if plan.is_same() {
            return Self::decode_datum(reader);
        }
        let start = reader.position();
        let text = String::decode_planned(reader, plan)?;
        Self::read(&text, start, reader)
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        str::from_utf8(bytes).ok().and_then(Self::parse)
    }
}

impl<T: UuidBytes> AvroAs<T> for Uuid {
    type Error = ConversionError;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn try_from_value(value: &T) -> Result<Self, ConversionError> {
        Ok(Self(value.to_uuid_bytes()))
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn try_into_value(self) -> Result<T, ConversionError> {
        Ok(T::from_uuid_bytes(self.0))
    }
}

/// The text, which must be that of a UUID, and is written and read as one: in lower case with hyphens.
impl AvroAs<String> for Uuid {
    type Error = ConversionError;

    fn try_from_value(value: &String) -> Result<Self, ConversionError> {
        Self::parse(value).ok_or_else(|| ConversionError::new(not_a_uuid(value)))
    }

    fn try_into_value(self) -> Result<String, ConversionError> {
        Ok(self.to_string())
    }
}

impl UuidBytes for Uuid {
    #[inline]
    fn to_uuid_bytes(&self) -> [u8; 16] {
        self.0
    }

    #[inline]
    fn from_uuid_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl UuidBytes for [u8; 16] {
    #[inline]
    fn to_uuid_bytes(&self) -> [u8; 16] {
        *self
    }

    #[inline]
    fn from_uuid_bytes(bytes: [u8; 16]) -> Self {
        bytes
    }
}
