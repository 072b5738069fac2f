//! A message: a fingerprint and a datum.

use std::fmt;

use crate::{
    Error, ErrorKind,
    codec::{self, AvroEncode, Texts},
};

/// The CRC-64-AVRO ("Rabin") fingerprint of a schema's Parsing Canonical Form.
///
/// It tells what the canonical form does: not defaults, aliases and documentation, which data of the schema do not need, and
/// not logical types, which a [`SchemaStore`](super::SchemaStore) looks after.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of a type's schema, computed by the compiler.
    pub const fn of<T: codec::AvroType + ?Sized>() -> Self {
        Self(const { schema_model::fingerprint_of::<Texts<T>>() })
    }

    /// The fingerprint that is this number, as `AvroRecord::FINGERPRINT` is.
    pub const fn new(crc64: u64) -> Self {
        Self(crc64)
    }

    /// The fingerprint as a number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

/// As 16 hexadecimal digits of the number.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

/// The first two bytes of every message: the mark, and the version of the format.
const MARKER: [u8; 2] = [0xc3, 0x01];

/// What a message holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// The fingerprint of the writer's schema.
    pub fingerprint: Fingerprint,
    /// What follows the header, to the end of the message.
    pub datum: &'a [u8],
}

impl<'a> Message<'a> {
    /// The number of bytes before the datum.
    pub const HEADER_LEN: usize = 10;

    /// The header of a message that is written with the schema of this fingerprint.
    pub const fn header(fingerprint: Fingerprint) -> [u8; 10] {
        let [a, b, c, d, e, f, g, h] = fingerprint.0.to_le_bytes();
        [MARKER[0], MARKER[1], a, b, c, d, e, f, g, h]
    }

    /// Splits a message into its fingerprint and its datum.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Framing`] where the message is shorter than a header, or does not begin with the bytes `C3 01`.
    pub fn parse(message: &'a [u8]) -> Result<Self, Error> {
        match message.split_first_chunk() {
            Some((&[0xc3, 0x01, a, b, c, d, e, f, g, h], datum)) => {
                Ok(Self { fingerprint: Fingerprint(u64::from_le_bytes([a, b, c, d, e, f, g, h])), datum })
            }
            _ => Err(unmarked(message)),
        }
    }
}

#[cold]
fn unmarked(message: &[u8]) -> Error {
    let text = match message {
        [] => "the message is empty".to_owned(),
        [first, second, ..] if [*first, *second] != MARKER => format!(
            "the message starts with 0x{first:02x} 0x{second:02x}, not with the 0xc3 0x01 of Avro's single-object encoding{}",
            match first {
                0 => ": it looks like the schema registry's wire format, which carries an id and no fingerprint",
                _ => "",
            }
        ),
        _ => format!(
            "the message has {} of the {} bytes of the header of Avro's single-object encoding",
            message.len(),
            Message::HEADER_LEN
        ),
    };
    Error::new(ErrorKind::Framing, text)
}

/// A value as a message of its type's schema.
///
/// # Errors
///
/// As [`encode`](crate::encode).
pub fn encode<T: AvroEncode + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut message = Vec::new();
    encode_into(value, &mut message)?;
    Ok(message)
}

/// As [`encode`], appended to a buffer, which is as it was after an error.
///
/// # Errors
///
/// As [`encode`].
pub fn encode_into<T: AvroEncode + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<(), Error> {
    let start = buffer.len();
    buffer.extend_from_slice(&Message::header(Fingerprint::of::<T>()));
    codec::encode_into(value, buffer).inspect_err(|_| buffer.truncate(start))
}
