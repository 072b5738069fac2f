//! Messages of the wire format: a header and a datum.

use super::SchemaId;
use crate::error::{Error, ErrorKind};

/// The first byte of every framed message.
const MAGIC: u8 = 0;

/// A message of the schema registry's wire format: which schema it was written with, and its datum.
///
/// ```
/// use schema_runtime::{Frame, SchemaId};
///
/// let mut message = Frame::header(SchemaId::new(7)).to_vec();
/// message.extend_from_slice(&[6, b'f', b'o', b'o']);
///
/// let frame = Frame::parse(&message)?;
/// assert_eq!(frame.schema_id, SchemaId::new(7));
/// assert_eq!(frame.datum, [6, b'f', b'o', b'o']);
///
/// let error = Frame::parse(br#"{"first_name": "foo"}"#).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the message starts with 0x7b, not with the 0x00 of the schema registry's wire format: it looks like JSON text",
/// );
/// # Ok::<(), schema_runtime::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// The id of the writer's schema.
    pub schema_id: SchemaId,
    /// What follows the header, to the end of the message.
    pub datum: &'a [u8],
}

impl<'a> Frame<'a> {
    /// The number of bytes before the datum.
    pub const HEADER_LEN: usize = 5;

    /// The header of a message that is written with schema `id`.
    #[inline]
    pub const fn header(id: SchemaId) -> [u8; 5] {
        let [a, b, c, d] = id.get().to_be_bytes();
        [MAGIC, a, b, c, d]
    }

    /// Splits a message into its schema id and its datum.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Framing`] where the message is shorter than a header or does not begin with the byte `00`. The text
    /// says what the message looks like instead, where that can be told from its first bytes.
    #[inline]
    pub fn parse(message: &'a [u8]) -> Result<Self, Error> {
        match message {
            [MAGIC, a, b, c, d, datum @ ..] => {
                Ok(Self { schema_id: SchemaId::new(u32::from_be_bytes([*a, *b, *c, *d])), datum })
            }
            _ => Err(unframed(message)),
        }
    }
}

#[cold]
fn unframed(message: &[u8]) -> Error {
    let text = match message {
        [] => "the message is empty: it has neither a schema id nor a datum; a tombstone (a null value) is to be told \
               apart before decoding"
            .to_owned(),
        [MAGIC, ..] => format!(
            "the message is {} byte{} long, shorter than the {} bytes of the schema registry's wire format (0x00 and \
             the schema id)",
            message.len(),
            if message.len() == 1 { "" } else { "s" },
            Frame::HEADER_LEN,
        ),
        [first, ..] => format!(
            "the message starts with 0x{first:02x}, not with the 0x00 of the schema registry's wire format: {}",
            resemblance(message),
        ),
    };
    Error::new(ErrorKind::Framing, text)
}

/// What an unframed message may be, by the marks that formats put first.
fn resemblance(message: &[u8]) -> &'static str {
    match message {
        [b'O', b'b', b'j', 1, ..] => "it looks like an Avro object container file",
        [0xc3, 0x01, ..] => "it looks like Avro's single-object encoding, which carries a fingerprint and no id",
        [b'{' | b'[' | b'"', ..] => "it looks like JSON text",
        _ => "it may have been written without a schema registry, or with the schema id in a record header",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[track_caller]
    fn refused(message: &[u8], expected: &str) {
        let error = Frame::parse(message).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Framing);
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn header_is_big_endian() {
        assert_eq!(Frame::header(SchemaId::new(0x0102_0304)), [0, 1, 2, 3, 4]);
        let frame = Frame::parse(&[0, 1, 2, 3, 4]).unwrap();
        assert_eq!(frame, Frame { schema_id: SchemaId::new(0x0102_0304), datum: &[] });
    }

    #[test]
    fn every_id_is_taken() {
        for id in [0, 1, u32::MAX] {
            let mut message = Frame::header(SchemaId::new(id)).to_vec();
            message.push(9);
            let frame = Frame::parse(&message).unwrap();
            assert_eq!((frame.schema_id.get(), frame.datum), (id, &[9_u8][..]));
        }
    }

    #[test]
    fn empty_message() {
        refused(
            b"",
            "the message is empty: it has neither a schema id nor a datum; a tombstone (a null value) is to be told \
             apart before decoding",
        );
    }

    #[test]
    fn short_message() {
        refused(
            &[0],
            "the message is 1 byte long, shorter than the 5 bytes of the schema registry's wire format (0x00 and the \
             schema id)",
        );
        refused(
            &[0, 0, 0, 1],
            "the message is 4 bytes long, shorter than the 5 bytes of the schema registry's wire format (0x00 and \
             the schema id)",
        );
    }

    #[test]
    fn other_formats_are_named() {
        let prefix = |byte: &str| {
            format!("the message starts with {byte}, not with the 0x00 of the schema registry's wire format: ")
        };
        refused(b"{}", &(prefix("0x7b") + "it looks like JSON text"));
        refused(b"Obj\x01\x04", &(prefix("0x4f") + "it looks like an Avro object container file"));
        refused(
            b"\xc3\x01\x01\x02",
            &(prefix("0xc3") + "it looks like Avro's single-object encoding, which carries a fingerprint and no id"),
        );
        let unknown = "it may have been written without a schema registry, or with the schema id in a record header";
        refused(b"\x06foo", &(prefix("0x06") + unknown));
        refused(b"Object", &(prefix("0x4f") + unknown));
    }
}
