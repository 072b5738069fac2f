//! Numbers and byte strings of a file's framing, of which the last may not have come yet.

use crate::{Error, ErrorKind};

/// Reads from the start of what has come of a file.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'b> {
    rest: &'b [u8],
}

/// What was read, or nothing where it has not come yet.
pub(crate) type Read<T> = Result<Option<T>, Malformed>;

/// What cannot be what it should be, whatever follows.
#[derive(Debug)]
pub(crate) struct Malformed(pub(crate) String);

impl Malformed {
    pub(crate) fn error(self, kind: ErrorKind) -> Error {
        Error::new(kind, self.0)
    }
}

/// Takes what has come, or returns that it has not.
macro_rules! come {
    ($read:expr) => {
        match $read? {
            Some(read) => read,
            None => return Ok(None),
        }
    };
}
pub(crate) use come;

impl<'b> Cursor<'b> {
    pub(crate) const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) const fn left(&self) -> usize {
        self.rest.len()
    }

    pub(crate) fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (&bytes, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(bytes)
    }

    /// A zigzag varint of up to 64 bits.
    pub(crate) fn long(&mut self, what: &str) -> Read<i64> {
        let mut number = 0;
        for (i, &byte) in self.rest.iter().enumerate().take(10) {
            // Of the tenth byte only one bit is left in 64.
            if i == 9 && byte > 1 {
                return Err(Malformed(format!("{what} is a number of more than 64 bits")));
            }
            number |= u64::from(byte & 0x7f) << (7 * i);
            if byte < 0x80 {
                self.rest = &self.rest[i + 1..];
                return Ok(Some((number >> 1) as i64 ^ -((number & 1) as i64)));
            }
        }
        Ok(None)
    }

    /// A number that is not negative.
    pub(crate) fn count(&mut self, what: &str) -> Read<u64> {
        let number = come!(self.long(what));
        u64::try_from(number).map(Some).map_err(|_| Malformed(format!("{what} is negative: {number}")))
    }

    /// A length, and as many bytes.
    pub(crate) fn bytes(&mut self, what: &str, max: usize) -> Read<&'b [u8]> {
        let mut ahead = *self;
        let len = come!(ahead.count(what));
        let len = usize::try_from(len).ok().filter(|&len| len <= max).ok_or_else(|| {
            Malformed(format!(
                "{what} is {len}, more than the {max} bytes that `ReaderOptions::max_header_size` allows"
            ))
        })?;
        let Some((bytes, rest)) = ahead.rest.split_at_checked(len) else { return Ok(None) };
        self.rest = rest;
        Ok(Some(bytes))
    }
}
