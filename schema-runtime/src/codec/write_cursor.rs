//! The cursor of encoding: a position in a buffer, and how many bytes are reserved after it.
//!
//! Derived code contains no `unsafe`, and cannot write out of bounds whatever it passes here. So the position is an affine
//! value, [`Reserved`], that each leaf takes and returns: only this module makes one, and only against the buffer's real
//! capacity. The number of reserved bytes becomes a constant when the leaves are inlined, so that the check against it
//! folds away; a `&mut` writer with the same number would have to store and reload it. Size hints of types stay hints: a
//! wrong one costs a second look at the capacity, never a write out of bounds.
//!
//! # Safety
//!
//! The `unsafe` code of this file rests on one invariant. For every `Reserved` and `Cursor`: `start ≤ at ≤ sink.end`, where
//! `start` is the start of `sink.buffer`'s allocation and `sink.end` its end; all bytes from `start` to `at` are
//! initialized; and for a `Reserved`, `left ≤ sink.end - at`.

use super::{EncodeWith, Failure, Limits, SchemaWith, depth::Depth, small_copy};

/// The buffer that all cursors of one encoding write to.
pub(crate) struct Sink<'b> {
    buffer: &'b mut Vec<u8>,
    end: *mut u8,
    depth: Depth,
    failed: Option<Box<Failed>>,
}

/// Why a value could not be written, and how far it was.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) failure: Failure,
    /// Why a type refused a value.
    pub(crate) refusal: Option<String>,
    /// What was written, with the refused value left out.
    pub(crate) datum: Vec<u8>,
    /// Where in it the value would start.
    pub(crate) at: usize,
}

/// A position in the buffer with nothing reserved: functions pass it in two registers.
#[doc(hidden)]
pub struct Cursor<'s, 'b> {
    at: *mut u8,
    sink: &'s mut Sink<'b>,
}

/// A position in the buffer with `left` bytes reserved after it.
#[doc(hidden)]
pub struct Reserved<'s, 'b> {
    at: *mut u8,
    left: usize,
    sink: &'s mut Sink<'b>,
}

/// Appends what `write` writes to the buffer, or leaves the buffer as it was.
#[inline]
pub(crate) fn append(
    buffer: &mut Vec<u8>,
    limits: &Limits,
    write: impl for<'s, 'b> FnOnce(Reserved<'s, 'b>) -> Reserved<'s, 'b>,
) -> Result<(), Box<Failed>> {
    let len = buffer.len();
    let free = buffer.spare_capacity_mut().as_mut_ptr_range();
    let (at, end) = (free.start.cast(), free.end.cast());
    let sink = Sink { buffer, end, depth: Depth::new(limits), failed: None };
    let mut encoding = Encoding { sink, undo_to: Some(len) };
    let at = write(Reserved { at, left: 0, sink: &mut encoding.sink }).at;
    encoding.sink.commit(at);
    encoding.undo_to = None;
    match encoding.sink.failed.take() {
        None => Ok(()),
        Some(failed) => Err(undo(encoding.sink.buffer, len, failed)),
    }
}

/// An encoding that may end by a panic of the user's, in a conversion or in serde's `Serialize`: the buffer is then as it was.
struct Encoding<'b> {
    sink: Sink<'b>,
    undo_to: Option<usize>,
}

impl Drop for Encoding<'_> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn drop(&mut self) {
        if let Some(len) = self.undo_to {
            self.sink.buffer.truncate(len);
        }
    }
}

/// Takes what was written off the buffer again.
#[cold]
fn undo(buffer: &mut Vec<u8>, len: usize, mut failed: Box<Failed>) -> Box<Failed> {
    failed.datum = buffer.split_off(len);
    failed.at = failed.at.saturating_sub(len);
    failed
}

impl Sink<'_> {
    /// Makes what is written up to `at` the buffer's contents. `at` is a position of this sink.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn commit(&mut self, at: *mut u8) {
        // SAFETY: both point into the buffer's allocation, `at` at or behind its start, and the bytes up to `at` are
        // initialized (the module's invariant: a closure of `append` can only return a cursor of its own sink, since
        // the lifetimes of two sinks are never equal).
        unsafe {
            let len = at.offset_from(self.buffer.as_ptr());
            self.buffer.set_len(len as usize);
        }
    }

    /// Returns a position with at least `wanted` bytes after it, to use instead of `at`.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, at: *mut u8, wanted: usize) -> *mut u8 {
        self.commit(at);
        self.resume(wanted)
    }

    /// Returns the position after the buffer's contents, with at least `wanted` bytes after it. No other cursor exists.
    fn resume(&mut self, wanted: usize) -> *mut u8 {
        self.buffer.reserve(wanted);
        let free = self.buffer.spare_capacity_mut().as_mut_ptr_range();
        self.end = free.end.cast();
        free.start.cast()
    }
}

impl<'s, 'b> Cursor<'s, 'b> {
    /// Reserves this many bytes.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn reserve(self, bytes: usize) -> Reserved<'s, 'b> {
        let Self { mut at, sink } = self;
        if (sink.end as usize) - (at as usize) < bytes {
            at = sink.grow(at, bytes);
        }
        Reserved { at, left: bytes, sink }
    }

    /// Goes one level deeper, or notes that this is too deep.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn enter(self) -> Result<Self, Self> {
        if self.sink.depth.enter() { Ok(self) } else { Err(self.fail(Failure::Depth)) }
    }

    /// Comes back from one level deeper.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn leave(self) -> Self {
        self.sink.depth.leave();
        self
    }

    /// Whether a value could not be written: what is written from here on is discarded.
    #[inline]
    pub(crate) fn has_failed(&self) -> bool {
        self.sink.failed.is_some()
    }

    /// Notes that the value cannot be written; what is written from here on is thrown away.
    #[cold]
    pub(crate) fn fail(self, failure: Failure) -> Self {
        self.note(failure, None)
    }

    #[cold]
    fn note(self, failure: Failure, refusal: Option<String>) -> Self {
        // The buffer's start and this position are in one allocation.
        let at = self.at as usize - self.sink.buffer.as_ptr() as usize;
        self.sink.failed.get_or_insert_with(|| Box::new(Failed { failure, refusal, datum: Vec::new(), at }));
        self
    }
}

impl<'s, 'b> Reserved<'s, 'b> {
    /// Gives up what is reserved.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn cursor(self) -> Cursor<'s, 'b> {
        Cursor { at: self.at, sink: self.sink }
    }

    /// Notes why a value cannot be written; writes nothing for it, and reserves `tail` bytes.
    #[cold]
    pub(crate) fn refuse(self, why: String, tail: usize) -> Self {
        self.cursor().note(Failure::Refused, Some(why)).reserve(tail)
    }

    /// Writes a value by codec `C`; where one of the values in it cannot be converted, refuses the whole for that reason.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn or_refuse<C: SchemaWith<T> + ?Sized, T>(
        self,
        refusal: impl FnOnce() -> Option<String>,
        write: impl FnOnce(Self) -> Self,
    ) -> Self {
        if !C::CONVERTS {
            return write(self);
        }
        let start = self.sink.failed.is_none().then(|| self.at as usize - self.sink.buffer.as_ptr() as usize);
        let out = write(self);
        if let (Some(at), Some(failed)) = (start, &mut out.sink.failed)
            && let Some(why) = refusal()
        {
            **failed = Failed { failure: Failure::Refused, refusal: Some(why), datum: Vec::new(), at };
        }
        out
    }

    /// Reserves exactly this many bytes, which costs nothing where more are reserved already.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn reserve(self, bytes: usize) -> Self {
        if self.left < bytes { self.cursor().reserve(bytes) } else { Self { left: bytes, ..self } }
    }

    /// Writes a field by its codec, and reserves `next` bytes for the fields after it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn field<C: EncodeWith<T>, T>(self, value: &T, next: usize) -> Self {
        C::encode_with(value, self, next).reserve(next)
    }

    /// Takes this many of the reserved bytes, which the caller writes.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn take(self, bytes: usize) -> Self {
        let out = if self.left < bytes { self.cursor().reserve(bytes) } else { self };
        Self { left: out.left - bytes, ..out }
    }

    /// Writes one byte.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn byte(self, byte: u8) -> Self {
        let mut out = self.take(1);
        // SAFETY: `take` made sure of one byte.
        unsafe {
            out.at.write(byte);
            out.at = out.at.add(1);
        }
        out
    }

    /// Writes up to ten bytes: a zigzag varint.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn long(self, number: i64) -> Self {
        let mut out = self.take(MAX_LONG);
        // SAFETY: `take` made sure of ten bytes.
        out.at = unsafe { write_varint(out.at, zigzag(number)) };
        out
    }

    /// The most bytes of the index of a branch or a symbol that a derived type has.
    pub(crate) const MAX_BRANCH: usize = 2;

    /// Writes the index of a union's branch: one byte for the first 64.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn branch(self, index: usize) -> Self {
        if index < 64 { self.byte((index as u8) << 1) } else { self.reserve(MAX_LONG).long(index as i64) }
    }

    /// Writes the index of an enum's symbol.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn symbol(self, index: usize) -> Self {
        self.int(index as i32)
    }

    /// Writes up to five bytes: a zigzag varint.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn int(self, number: i32) -> Self {
        let mut out = self.take(MAX_INT);
        // SAFETY: `take` made sure of five bytes, and a zigzag number of 32 bits is no longer.
        out.at = unsafe { write_varint(out.at, zigzag(number.into())) };
        out
    }

    /// Writes these bytes.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn fixed<const N: usize>(self, bytes: [u8; N]) -> Self {
        let mut out = self.take(N);
        // SAFETY: `take` made sure of `N` bytes; an array of the caller's and the buffer do not overlap.
        out.at = unsafe { small_copy::write(out.at, &bytes) };
        out
    }

    /// Writes the first `len` of these bytes.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn first_of<const N: usize>(self, bytes: [u8; N], len: usize) -> Self {
        let mut out = self.take(N);
        // SAFETY: `take` made sure of `N` bytes, which are written, and the position moves over no more of them; an array of the
        // caller's and the buffer do not overlap.
        unsafe {
            small_copy::write(out.at, &bytes);
            out.at = out.at.add(if len < N { len } else { N });
        }
        out
    }

    /// Writes the same number of bytes for each item.
    #[inline]
    pub(crate) fn all_fixed<T, const N: usize>(self, items: &[T], bytes: impl Fn(&T) -> [u8; N]) -> Self {
        let mut out = self.take(items.len().saturating_mul(N));
        for item in items {
            // SAFETY: `take` made sure of `N` bytes for each item: were the product saturated, it would not have
            // returned. An array of this function's and the buffer do not overlap.
            out.at = unsafe { small_copy::write(out.at, &bytes(item)) };
        }
        out
    }

    /// Writes a length and the bytes, and reserves `tail` bytes after them.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn bytes(self, bytes: &[u8], tail: usize) -> Self {
        let wanted = bytes.len().saturating_add(MAX_LONG).saturating_add(tail);
        let mut out = self.cursor().reserve(wanted);
        // SAFETY: `reserve` made sure of ten bytes for the length, the bytes, and `tail`: were the sum saturated, it would
        // not have returned. The buffer is borrowed mutably, so the bytes are not inside it.
        unsafe {
            out.at = write_varint(out.at, zigzag(bytes.len() as i64));
            out.at = small_copy::write(out.at, bytes);
        }
        out.left = tail;
        out
    }

    /// Writes a length and the bytes that `write` appends to the buffer, and reserves `tail` bytes after them; or notes why
    /// `write` failed.
    #[cfg(feature = "json")]
    pub(crate) fn written(self, tail: usize, write: impl FnOnce(&mut Vec<u8>) -> Result<(), String>) -> Self {
        /// How many bytes most lengths take: the text is moved where it is another number.
        const EXPECTED: usize = 2;
        let Self { at, sink, .. } = self;
        sink.commit(at);
        let start = sink.buffer.len();
        sink.buffer.extend([0; EXPECTED]);
        let result = write(sink.buffer);
        if let Err(why) = result {
            sink.buffer.truncate(start);
            return Self { at: sink.resume(0), left: 0, sink }.refuse(why, tail);
        }
        let text = sink.buffer.len() - start - EXPECTED;
        let (length, bytes) = varint(zigzag(text as i64));
        sink.buffer.splice(start..start + EXPECTED, length.into_iter().take(bytes));
        Self { at: sink.resume(tail), left: tail, sink }
    }
}

/// A varint, and how many bytes it takes.
#[cfg(feature = "json")]
fn varint(mut number: u64) -> ([u8; MAX_LONG], usize) {
    let (mut bytes, mut len) = ([0; MAX_LONG], 1);
    for byte in &mut bytes {
        *byte = number as u8 & 0x7f;
        number >>= 7;
        if number == 0 {
            break;
        }
        *byte |= 0x80;
        len += 1;
    }
    (bytes, len)
}

/// The most bytes of an int and of a long.
pub(crate) const MAX_INT: usize = 5;
pub(crate) const MAX_LONG: usize = 10;

const fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

/// Writes a varint, and returns the position after it.
///
/// # Safety
///
/// The bytes that the number takes (one for each seven bits) can be written at `at`.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn write_varint(mut at: *mut u8, mut number: u64) -> *mut u8 {
    // SAFETY: one byte for each seven bits, as the caller promises.
    unsafe {
        // Most numbers are short: one and two bytes without a loop.
        if number < 1 << 7 {
            at.write(number as u8);
            return at.add(1);
        }
        if number < 1 << 14 {
            at.write(number as u8 | 0x80);
            at.add(1).write((number >> 7) as u8);
            return at.add(2);
        }
        while number >= 1 << 7 {
            at.write(number as u8 | 0x80);
            at = at.add(1);
            number >>= 7;
        }
        at.write(number as u8);
        at.add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl for<'s, 'b> FnOnce(Reserved<'s, 'b>) -> Reserved<'s, 'b>) -> Vec<u8> {
        let mut buffer = vec![0xaa];
        append(&mut buffer, &Limits::default(), write).expect("nothing fails");
        assert_eq!(buffer.remove(0), 0xaa, "the buffer is appended to");
        buffer
    }

    #[test]
    fn numbers_are_zigzag_varints() {
        // From the specification, "Primitive Types": zigzag and variable length.
        for (number, bytes) in [
            (0, &[0x00][..]),
            (-1, &[0x01]),
            (1, &[0x02]),
            (-64, &[0x7f]),
            (64, &[0x80, 0x01]),
            (8192, &[0x80, 0x80, 0x01]),
            (i64::from(i32::MIN), &[0xff, 0xff, 0xff, 0xff, 0x0f]),
            (i64::MAX, &[0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
            (i64::MIN, &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
        ] {
            assert_eq!(written(|out| out.long(number)), bytes, "{number}");
            if let Ok(number) = i32::try_from(number) {
                assert_eq!(written(|out| out.int(number)), bytes, "{number}");
            }
        }
    }

    #[test]
    fn a_wrong_reservation_is_harmless() {
        // Whatever is reserved, too little or too much, each write checks for itself.
        for reserved in [0, 1, 7, 1000] {
            let bytes = written(|out| {
                let mut out = out.reserve(reserved);
                for i in 0..100 {
                    out = out.byte(i).fixed([i; 3]).bytes(&[i; 5], reserved % 3).int(-1);
                }
                out
            });
            assert_eq!(bytes.len(), 100 * 11);
            assert_eq!(bytes[99 * 11..], [99, 99, 99, 99, 10, 99, 99, 99, 99, 99, 1]);
        }
    }

    #[test]
    #[cfg(feature = "json")]
    fn what_is_appended_has_its_length_before() {
        for len in [0, 1, 63, 64, 5_000, 8_191, 8_192, 2_000_000] {
            let appended = written(|out| {
                let append = |buffer: &mut Vec<u8>| {
                    buffer.extend(std::iter::repeat_n(7, len));
                    Ok(())
                };
                out.byte(1).written(3, append).byte(2)
            });
            let plain = written(|out| out.byte(1).bytes(&vec![7; len], 3).byte(2));
            assert_eq!(appended, plain, "{len}");
        }
    }

    #[test]
    #[cfg(feature = "json")]
    fn what_cannot_be_appended_is_not_there() {
        let mut buffer = b"before".to_vec();
        let result = append(&mut buffer, &Limits::default(), |out| {
            let append = |buffer: &mut Vec<u8>| {
                buffer.extend([7; 10_000]);
                Err("no".to_owned())
            };
            out.byte(1).written(5, append).byte(2)
        });
        let failed = result.expect_err("a failure");
        assert_eq!((failed.refusal.as_deref(), failed.at, failed.datum.as_slice()), (Some("no"), 1, &[1, 2][..]));
        assert_eq!(buffer, b"before");
    }

    #[test]
    fn a_failure_leaves_the_buffer_as_it_was() {
        let mut buffer = b"before".to_vec();
        let result = append(&mut buffer, &Limits::default(), |out| {
            out.bytes(&[7; 100], 0).cursor().fail(Failure::Depth).reserve(0).byte(1)
        });
        let failed = result.expect_err("a failure");
        assert_eq!((failed.failure, failed.at, failed.datum.len()), (Failure::Depth, 102, 103));
        assert_eq!(buffer, b"before");
    }
}
