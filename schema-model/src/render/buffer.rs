//! A text that is put together of pieces.

use core::{marker::PhantomData, ptr};

/// Counts the bytes of a text always, and keeps its pieces as long as they fit.
///
/// Constant evaluation interprets every step, and a call is many steps. So a piece is copied by pointers, with as few
/// calls as can be: a safe copy of a subslice takes it ten times as long.
///
/// **Invariant.** `bytes` are `capacity` bytes that are borrowed mutably for `'b`.
pub(crate) struct Buffer<'b> {
    bytes: *mut [u8],
    capacity: usize,
    len: usize,
    borrow: PhantomData<&'b mut [u8]>,
}

impl<'b> Buffer<'b> {
    pub(crate) const fn new(bytes: &'b mut [u8]) -> Self {
        Self { capacity: bytes.len(), bytes, len: 0, borrow: PhantomData }
    }

    /// How many bytes all pieces have.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The pieces, if all were kept.
    pub(crate) const fn bytes(&self) -> Option<&[u8]> {
        // SAFETY: borrowed mutably for `'b`, and of them, `self` is borrowed here.
        let bytes: &[u8] = unsafe { &*self.bytes };
        if self.len <= bytes.len() { Some(bytes.split_at(self.len).0) } else { None }
    }

    pub(crate) const fn push(&mut self, piece: &str) {
        let from = piece as *const str as *const [u8];
        // SAFETY: a string is bytes; a slice knows its length without a call.
        let count = unsafe { &*from }.len();
        let start = self.len;
        self.len = start + count;
        if count > 0 && self.len <= self.capacity {
            // SAFETY: `count` bytes from `start` on are borrowed mutably, so `piece` is not inside of them.
            unsafe { ptr::copy_nonoverlapping(from as *const u8, &raw mut (*self.bytes)[start], count) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_counted() {
        for capacity in 0..10 {
            let mut bytes = [b'.'; 10];
            let mut buffer = Buffer::new(&mut bytes[..capacity]);
            for piece in ["ab", "", "cde", "f"] {
                buffer.push(piece);
            }
            assert_eq!(buffer.len(), 6);
            let kept = [0, 2, 5, 6].into_iter().rfind(|len| *len <= capacity).unwrap_or(0);
            assert_eq!(bytes[..kept], b"abcdef"[..kept]);
            assert!(bytes[kept..].iter().all(|byte| *byte == b'.'), "{bytes:?}");
        }
    }
}
