//! Where decoding reads: the rest of a datum, and what it may still ask for.

use std::ops::RangeInclusive;

use schema_model::{Node, View};

use super::{Failure, Limits, depth::Depth, small_copy};

/// The rest of a datum, and what of the limits is left.
///
/// No method advances past what it could not read, so that the place of a failure is where the offending value starts.
#[doc(hidden)]
pub struct Reader<'de> {
    rest: &'de [u8],
    depth: Depth,
    memory_left: usize,
    empty_items_left: usize,
    refusal: Option<Box<str>>,
    /// Where the datum goes on, while a default is read in its place.
    outside: Option<&'de [u8]>,
    /// Whether the datum is `bytes` without their length.
    is_raw: bool,
}

type Read<T> = Result<T, Failure>;

impl<'de> Reader<'de> {
    pub(crate) fn new(bytes: &'de [u8], limits: &Limits) -> Self {
        Self {
            rest: bytes,
            depth: Depth::new(limits),
            memory_left: limits.max_memory,
            empty_items_left: limits.max_empty_items,
            refusal: None,
            outside: None,
            is_raw: false,
        }
    }

    /// Of a datum that is `bytes` as a whole, without their length. Only what converts them reads it.
    #[cfg(feature = "client")]
    pub(crate) fn of_raw_bytes(bytes: &'de [u8], limits: &Limits) -> Self {
        Self { is_raw: true, ..Self::new(bytes, limits) }
    }

    /// Whether the datum is `bytes` without their length.
    pub(crate) fn is_raw(&self) -> bool {
        self.is_raw
    }

    /// How many bytes are left.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn byte(&mut self) -> Read<u8> {
        let (&byte, rest) = self.rest.split_first().ok_or(Failure::End)?;
        self.rest = rest;
        Ok(byte)
    }

    /// The next byte, which stays.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn peek(&self) -> Read<u8> {
        self.rest.first().copied().ok_or(Failure::End)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn fixed<const N: usize>(&mut self) -> Read<[u8; N]> {
        let (&bytes, rest) = self.rest.split_first_chunk().ok_or(Failure::End)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// A zigzag varint of up to 64 bits.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn long(&mut self) -> Read<i64> {
        if let Some((&byte, rest)) = self.rest.split_first()
            && byte < 0x80
        {
            self.rest = rest;
            return Ok(unzigzag(byte.into()));
        }
        self.long_varint().map(unzigzag)
    }

    /// A zigzag varint of up to 32 bits.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn int(&mut self) -> Read<i32> {
        if let Some((&byte, rest)) = self.rest.split_first()
            && byte < 0x80
        {
            self.rest = rest;
            return Ok(unzigzag(byte.into()) as i32);
        }
        self.int_varint()
    }

    /// An int that fits a narrower type.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn int_within<T: TryFrom<i32> + Into<i64>>(&mut self, least: T, greatest: T) -> Read<T> {
        let start = self.rest;
        let number = self.int()?;
        T::try_from(number).map_err(|_| self.out_of_range(start, number.into(), least.into()..=greatest.into()))
    }

    /// A long that fits a narrower type.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn long_within<T: TryFrom<i64> + Into<i64>>(&mut self, least: T, greatest: T) -> Read<T> {
        let start = self.rest;
        let number = self.long()?;
        T::try_from(number).map_err(|_| self.out_of_range(start, number, least.into()..=greatest.into()))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn out_of_range(&mut self, start: &'de [u8], number: i64, range: RangeInclusive<i64>) -> Failure {
        let (least, greatest) = range.into_inner();
        let why =
            format!("{number} does not fit the type in Rust, which is narrower than its schema: {least} to {greatest}");
        self.refuse(start, why)
    }

    /// Checks that an int is next, which stays.
    pub(crate) fn check_int(&mut self) -> Read<()> {
        let start = self.rest;
        self.int()?;
        self.rest = start;
        Ok(())
    }

    pub(crate) fn float(&mut self) -> Read<f32> {
        self.fixed().map(f32::from_le_bytes)
    }

    /// The index of a branch of a union that has this many.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn branch(&mut self, of: usize) -> Read<usize> {
        let start = self.rest;
        let index = self.long()?;
        match usize::try_from(index) {
            Ok(index) if index < of => Ok(index),
            _ => {
                self.rest = start;
                Err(Failure::Branch)
            }
        }
    }

    /// The index of a symbol of an enum that has this many.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn symbol(&mut self, of: usize) -> Read<usize> {
        let start = self.rest;
        let index = self.int()?;
        match usize::try_from(index) {
            Ok(index) if index < of => Ok(index),
            _ => {
                self.rest = start;
                Err(Failure::Symbol)
            }
        }
    }

    /// Where the reader is.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn position(&self) -> &'de [u8] {
        self.rest
    }

    /// Notes why a value that started there was refused.
    #[cold]
    pub(crate) fn refuse(&mut self, start: &'de [u8], why: String) -> Failure {
        self.rest = start;
        self.refusal = Some(why.into_boxed_str());
        Failure::Refused
    }

    /// Notes why a value that was read there cannot be converted.
    #[cold]
    pub(crate) fn refuse_conversion(&mut self, start: &'de [u8], why: String) -> Failure {
        self.refuse(start, why);
        Failure::Unconverted
    }

    /// Notes that the value which starts there is refused, where a part of it cannot be converted.
    #[cold]
    pub(crate) fn refused_at(&mut self, start: &'de [u8], failure: Failure) -> Failure {
        self.refused_part(start, failure, str::to_owned)
    }

    /// The same, with a reason that names the part.
    #[cold]
    pub(crate) fn refused_part(
        &mut self,
        start: &'de [u8],
        failure: Failure,
        name: impl FnOnce(&str) -> String,
    ) -> Failure {
        match (failure, self.refusal.take()) {
            (Failure::Unconverted, Some(why)) => self.refuse_conversion(start, name(&why)),
            (failure, why) => {
                self.refusal = why;
                failure
            }
        }
    }

    /// Why a value was refused.
    pub(crate) fn refusal(&mut self) -> Option<Box<str>> {
        self.refusal.take()
    }

    #[inline(never)]
    fn long_varint(&mut self) -> Read<u64> {
        // Where there are ten bytes, none of them needs a check.
        let read = match self.rest.first_chunk::<10>() {
            Some(bytes) => varint(bytes),
            None => varint(self.rest),
        };
        let (number, len) = read?;
        self.rest = &self.rest[len..];
        Ok(number)
    }

    #[inline(never)]
    fn int_varint(&mut self) -> Read<i32> {
        let mut number = 0;
        for (i, &byte) in self.rest.iter().enumerate().take(5) {
            number |= u32::from(byte & 0x7f) << (7 * i);
            if byte < 0x80 {
                // Of the fifth byte only four bits are left in 32.
                if i == 4 && byte > 0x0f {
                    return Err(Failure::Varint);
                }
                self.rest = &self.rest[i + 1..];
                return Ok(unzigzag(number.into()) as i32);
            }
        }
        Err(if self.rest.len() < 5 { Failure::End } else { Failure::Varint })
    }

    /// A length, and as many bytes.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn bytes(&mut self) -> Read<&'de [u8]> {
        let start = self.rest;
        let len = self.long()?;
        match usize::try_from(len).ok().and_then(|len| self.rest.split_at_checked(len)) {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(bytes)
            }
            None => {
                self.rest = start;
                Err(Failure::Length)
            }
        }
    }

    /// A string of its own.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn string(&mut self) -> Read<String> {
        self.text().map(small_copy::to_string)
    }

    /// Bytes of their own.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn byte_vec(&mut self) -> Read<Vec<u8>> {
        self.bytes().map(small_copy::to_vec)
    }

    /// This many bytes.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn take(&mut self, bytes: usize) -> Read<&'de [u8]> {
        let (taken, rest) = self.rest.split_at_checked(bytes).ok_or(Failure::End)?;
        self.rest = rest;
        Ok(taken)
    }

    /// Reads a default next, whose bytes count as memory: a datum of few bytes may ask for many of them.
    #[inline]
    pub(crate) fn enter_default(&mut self, datum: &'de [u8]) -> Read<()> {
        self.memory(datum.len())?;
        self.outside = Some(std::mem::replace(&mut self.rest, datum));
        Ok(())
    }

    /// Goes on behind a default that was read, and tells whether there was one.
    #[inline]
    pub(crate) fn leave_default(&mut self) -> bool {
        let outside = self.outside.take();
        if let Some(rest) = outside {
            self.rest = rest;
        }
        outside.is_some()
    }

    /// Goes on at a place that is ahead.
    pub(crate) fn seek(&mut self, place: &'de [u8]) {
        self.rest = place;
    }

    pub(crate) fn skip(&mut self, bytes: usize) -> Read<()> {
        self.rest = self.rest.get(bytes..).ok_or(Failure::End)?;
        Ok(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn text(&mut self) -> Read<&'de str> {
        let start = self.rest;
        let bytes = self.bytes()?;
        small_copy::text(bytes).ok_or_else(|| {
            self.rest = start;
            Failure::Utf8
        })
    }

    /// The next block of an array or a map: how many items it has, of at least `min_len` bytes each and `size` bytes
    /// of memory; none at the end of the array.
    pub(crate) fn block(&mut self, min_len: usize, size: usize) -> Read<Option<Block<'de>>> {
        let start = self.rest;
        let block = self.block_at(min_len, size);
        if block.is_err() {
            self.rest = start;
        }
        block
    }

    fn block_at(&mut self, min_len: usize, size: usize) -> Read<Option<Block<'de>>> {
        let start = self.rest;
        let count = self.long()?;
        if count == 0 {
            return Ok(None);
        }
        let mut end = None;
        // A negative count carries the block's size in bytes, so that a reader can skip it.
        if count < 0 {
            let size = usize::try_from(self.long()?).map_err(|_| Failure::BlockSize)?;
            end = Some(self.rest.get(size..).ok_or(Failure::BlockSize)?);
        }
        let count = usize::try_from(count.unsigned_abs()).map_err(|_| Failure::BlockCount)?;
        // Items without a least length are counted when they are read.
        let most = self.rest.len().checked_div(min_len);
        if most.is_some_and(|most| count > most) {
            return Err(Failure::BlockCount);
        }
        let reserve = if most.is_some() { count } else { 0 };
        self.memory(reserve.saturating_mul(size))?;
        Ok(Some(Block { start, count, reserve, end }))
    }

    /// Checks, behind a block's items, that they took the size that the block claimed.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn end_block(&self, block: &Block<'de>) -> Read<()> {
        match block.end {
            Some(end) if end.len() != self.rest.len() => Err(Failure::BlockSize),
            _ => Ok(()),
        }
    }

    /// Takes memory for items whose type has no least length, and notes the ones that took no byte. Called behind each
    /// such item, with the bytes that were left before it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn count_item(&mut self, block: &Block<'de>, left_before: usize, size: usize) -> Read<()> {
        let mut counted = self.memory(size);
        if self.rest.len() == left_before {
            match self.empty_items_left.checked_sub(1) {
                Some(left) => self.empty_items_left = left,
                None => counted = Err(Failure::EmptyItems),
            }
        }
        // The item is not to blame, but how many of them the block has.
        counted.inspect_err(|_| self.rest = block.start)
    }

    /// Notes a field that was passed over, of a record that took no byte, with the bytes that were left before it.
    ///
    /// A schema that comes with the data can have records of records, each with two fields of the next: they double at every
    /// level, and a datum of no byte is as many of them. What is inside one that takes a byte, that byte pays for.
    pub(crate) fn count_empty_record(&mut self, schema: &Node, left_before: usize) -> Read<()> {
        if self.rest.len() == left_before
            && let View::Record(record) = schema.resolved().view()
            && !record.fields().is_empty()
        {
            self.empty_items_left = self.empty_items_left.checked_sub(1).ok_or(Failure::EmptyItems)?;
        }
        Ok(())
    }

    /// Takes memory for a value that is held elsewhere.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn memory(&mut self, bytes: usize) -> Read<()> {
        self.memory_left = self.memory_left.checked_sub(bytes).ok_or(Failure::Memory)?;
        Ok(())
    }

    /// Checks that there is stack for another record.
    pub(crate) fn check_stack(&mut self) -> Read<()> {
        if self.depth.has_stack() { Ok(()) } else { Err(Failure::Depth) }
    }

    /// Looks ahead, which costs no level, no memory and no item: what is there is read again, and counted then.
    pub(crate) fn ahead<T>(&mut self, look: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let (memory, empty_items) = (self.memory_left, self.empty_items_left);
        let levels = self.depth.without_levels();
        let seen = look(self);
        self.depth.with_levels(levels);
        if seen.is_ok() {
            (self.memory_left, self.empty_items_left) = (memory, empty_items);
        }
        seen
    }

    /// Goes one level deeper.
    pub(crate) fn enter_level(&mut self) -> Read<()> {
        if self.depth.enter() { Ok(()) } else { Err(Failure::Depth) }
    }

    /// Comes back from one level deeper.
    pub(crate) fn leave_level(&mut self) {
        self.depth.leave();
    }

    /// Reads something one level deeper.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if !self.depth.enter() {
            return Err(Failure::Depth);
        }
        let value = read(self)?;
        self.depth.leave();
        Ok(value)
    }
}

/// A block of an array or a map.
pub(crate) struct Block<'de> {
    start: &'de [u8],
    pub(crate) count: usize,
    /// For how many items memory is taken already, and can be reserved.
    pub(crate) reserve: usize,
    /// What is left behind the block, where it told its size.
    pub(crate) end: Option<&'de [u8]>,
}

/// A varint of up to 64 bits at the start of some bytes, and how many it takes.
#[inline(always)]
fn varint(bytes: &[u8]) -> Read<(u64, usize)> {
    let mut number = 0;
    for (i, &byte) in bytes.iter().enumerate().take(10) {
        number |= u64::from(byte & 0x7f) << (7 * i);
        if byte < 0x80 {
            // Of the tenth byte only one bit is left in 64.
            return if i == 9 && byte > 1 { Err(Failure::Varint) } else { Ok((number, i + 1)) };
        }
    }
    Err(if bytes.len() < 10 { Failure::End } else { Failure::Varint })
}

const fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(bytes: &[u8]) -> Reader<'_> {
        Reader::new(bytes, &Limits::default())
    }

    #[test]
    fn numbers_have_their_bits() {
        let long = |bytes: &[u8]| reader(bytes).long();
        let int = |bytes: &[u8]| reader(bytes).int();
        assert_eq!(long(&[0x80, 0x01]), Ok(64));
        assert_eq!(int(&[0xff, 0xff, 0xff, 0xff, 0x0f]), Ok(i32::MIN));
        assert_eq!(long(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]), Ok(i64::MIN));
        // Longer than needed is unusual, and means the same.
        assert_eq!(long(&[0x82, 0x00]), Ok(1));
        assert_eq!(int(&[0x82, 0x80, 0x00]), Ok(1));
        for (bytes, long_failure, int_failure) in [
            (&[][..], Failure::End, Failure::End),
            (&[0x80], Failure::End, Failure::End),
            (&[0xff; 9], Failure::End, Failure::Varint),
            (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02], Failure::Varint, Failure::Varint),
            (&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00], Failure::Varint, Failure::Varint),
        ] {
            assert_eq!(long(bytes), Err(long_failure), "{bytes:x?}");
            assert_eq!(int(bytes), Err(int_failure), "{bytes:x?}");
        }
        assert_eq!(int(&[0xff, 0xff, 0xff, 0xff, 0x1f]), Err(Failure::Varint));
    }

    #[test]
    fn a_failure_stays_at_its_start() {
        for bytes in [&[0x80][..], &[0xff; 10], &[8, b'a'], &[1], &[2, 0xff], &[0x81, 0x80, 0x01]] {
            let mut reader = reader(bytes);
            assert!(reader.text().is_err());
            assert_eq!(reader.left(), bytes.len(), "{bytes:x?}");
            assert!(reader.block(1, 1).is_err() || bytes == [2, 0xff] || bytes == [8, b'a']);
        }
    }
}
