//! A block, and the values in it.

use std::{fmt, ops::Range};

use schema_runtime::{AvroDecode, Limits, Resolver};

use crate::{Error, ErrorKind, OnDamage, frames::Frame};

/// How the values of a block are decoded.
pub(crate) struct ValueDecoder<T> {
    pub(crate) resolver: Resolver<T>,
    pub(crate) limits: Limits,
    pub(crate) on_damage: OnDamage,
}

impl<T> Clone for ValueDecoder<T> {
    fn clone(&self) -> Self {
        Self { resolver: self.resolver.clone(), limits: self.limits, on_damage: self.on_damage }
    }
}

/// How far a block was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cursor {
    /// How many values were read, or skipped.
    read: u64,
    /// Where the next one starts.
    at: usize,
    /// How many took no byte.
    empty: usize,
    is_over: bool,
}

impl Cursor {
    pub(crate) const fn read(&self) -> u64 {
        self.read
    }

    pub(crate) const fn has_more(&self, count: u64) -> bool {
        !self.is_over && self.read < count
    }

    pub(crate) const fn finish(&mut self) {
        self.is_over = true;
    }

    /// The next value; an error ends the block, unless it is of that value alone.
    // Inlined with all that is around it, so that a value is moved once.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn next<'d, T: AvroDecode<'d>>(
        &mut self,
        frame: &Frame,
        data: &'d [u8],
        decoder: &ValueDecoder<T>,
    ) -> Option<Result<T, Error>> {
        if !self.has_more(frame.count) {
            return self.end(frame, data).map(Err);
        }
        let start = self.at;
        match decoder.resolver.decode_next(data, &mut self.at, &decoder.limits) {
            Ok(value) => {
                self.read += 1;
                if self.at == start
                    && let Err(error) = self.count_empty(frame, &decoder.limits)
                {
                    return Some(Err(error));
                }
                Some(Ok(value))
            }
            Err(error) => Some(Err(self.undecodable(frame, data, decoder, &error))),
        }
    }

    /// Checks, behind a block's values, that they were all of it.
    #[cold]
    fn end(&mut self, frame: &Frame, data: &[u8]) -> Option<Error> {
        if std::mem::replace(&mut self.is_over, true) || self.at == data.len() {
            return None;
        }
        let (count, left) = (frame.count, data.len() - self.at);
        let text = format!("behind its {count} values, {left} of its {} bytes are left", data.len());
        Some(Error::new(ErrorKind::Decode, text).in_block(frame.position))
    }

    #[cold]
    fn undecodable<T>(
        &mut self,
        frame: &Frame,
        data: &[u8],
        decoder: &ValueDecoder<T>,
        error: &schema_runtime::Error,
    ) -> Error {
        let text = format!("value {} of its {}, in the block's data: {error}", self.read, frame.count);
        let error = Error::new(ErrorKind::Decode, text).in_block(frame.position);
        let start = self.at;
        if decoder.on_damage == OnDamage::Skip
            && decoder.resolver.skip_next(data, &mut self.at, &decoder.limits).is_ok()
        {
            self.read += 1;
            if self.at == start
                && let Err(error) = self.count_empty(frame, &decoder.limits)
            {
                return error;
            }
            return error.skipping_value(frame.position.offset..frame.end);
        }
        self.is_over = true;
        error
    }

    #[cold]
    fn count_empty(&mut self, frame: &Frame, limits: &Limits) -> Result<(), Error> {
        self.empty += 1;
        if self.empty <= limits.max_empty_items {
            return Ok(());
        }
        (self.read, self.is_over) = (self.read - 1, true);
        let text =
            format!("more than {} of its values take no byte (`Limits::max_empty_items`)", limits.max_empty_items);
        Err(Error::new(ErrorKind::Decode, text).in_block(frame.position))
    }
}

/// A block of a file, decompressed: its values may borrow from it.
///
/// `T` is the reader's type, whose lifetime becomes that of the block.
pub struct Block<'b, T> {
    frame: Frame,
    data: &'b [u8],
    decoder: &'b ValueDecoder<T>,
    cursor: Cursor,
}

impl<'b, T> Block<'b, T> {
    pub(crate) const fn new(frame: Frame, data: &'b [u8], decoder: &'b ValueDecoder<T>, cursor: Cursor) -> Self {
        Self { frame, data, decoder, cursor }
    }

    /// Which of the blocks that the reader came to it is, counted from 0.
    pub const fn index(&self) -> u64 {
        self.frame.position.index
    }

    /// Where it stands in the file, in bytes, with its sync marker.
    pub const fn range(&self) -> Range<u64> {
        self.frame.position.offset..self.frame.end
    }

    /// How many values it says it has.
    pub const fn count(&self) -> u64 {
        self.frame.count
    }

    /// Its data, decompressed: one datum of the file's schema behind the other.
    pub const fn data(&self) -> &'b [u8] {
        self.data
    }

    /// Its values, in turn. Where a reader has given some of them already, those that are left.
    pub fn values(&self) -> Values<'b, T> {
        let Self { frame, data, decoder, ref cursor } = *self;
        Values { frame, data, decoder, cursor: cursor.clone() }
    }
}

impl<T> fmt::Debug for Block<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Block").field("frame", &self.frame).finish_non_exhaustive()
    }
}

/// The values of a [`Block`]. An error ends them, but for one of a value alone, as [`OnDamage::Skip`] has it.
pub struct Values<'b, T> {
    frame: Frame,
    data: &'b [u8],
    decoder: &'b ValueDecoder<T>,
    cursor: Cursor,
}

impl<T> Values<'_, T> {
    /// How many bytes of the block's data were read.
    pub(crate) const fn at(&self) -> usize {
        self.cursor.at
    }
}

impl<'b, T: AvroDecode<'b>> Iterator for Values<'b, T> {
    type Item = Result<T, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self.cursor.next(&self.frame, self.data, self.decoder) {
            Some(Err(error)) => Some(Err(match self.decoder.on_damage {
                OnDamage::Stop => error,
                OnDamage::Skip if error.is_value() => error,
                OnDamage::Skip => self.frame.skipping(error, self.cursor.read()),
            })),
            item => item,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        // A count is a claim, and an error may come behind the values, or in their place.
        let left = self.frame.count.saturating_sub(self.cursor.read());
        (0, usize::try_from(left).ok().and_then(|left| left.checked_add(1)))
    }
}

impl<T> fmt::Debug for Values<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Values").field("frame", &self.frame).field("read", &self.cursor.read).finish_non_exhaustive()
    }
}
