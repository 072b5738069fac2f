//! Copies and checks of short byte strings, which most strings are, without a call.
//!
//! Up to [`SHORT`] bytes are two words that overlap in the middle. Longer ones go to the standard library, whose calls pay
//! off there.
//!
//! # Safety
//!
//! [`write`] stores within the `bytes.len()` bytes that its caller promises: each chunk is found in `bytes`, so `len` is at
//! least the chunk's length, and the two overlapping stores end at `len`. The rest of the `unsafe` code only rests on
//! that: a new vector has the capacity, ASCII is UTF-8, and the bytes of a `str` are UTF-8.

use std::{ptr, str};

/// The most bytes that two words cover.
const SHORT: usize = 16;

/// Copies bytes, and returns the position after them.
///
/// # Safety
///
/// As many bytes can be written at `at`, and do not overlap with `bytes`.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) unsafe fn write(at: *mut u8, bytes: &[u8]) -> *mut u8 {
    let len = bytes.len();
    // SAFETY: no store reaches beyond the `len` bytes that the caller promises (see the top of this file).
    unsafe {
        if len > SHORT {
            ptr::copy_nonoverlapping(bytes.as_ptr(), at, len);
        } else if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            at.cast::<[u8; 8]>().write(*first);
            at.add(len - 8).cast::<[u8; 8]>().write(*last);
        } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            at.cast::<[u8; 4]>().write(*first);
            at.add(len - 4).cast::<[u8; 4]>().write(*last);
        } else if let (Some(first), Some(last)) = (bytes.first(), bytes.last()) {
            let middle = bytes[len / 2];
            at.write(*first);
            at.add(len / 2).write(middle);
            at.add(len - 1).write(*last);
        }
        at.add(len)
    }
}

/// The bytes as text; none where they are not UTF-8.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn text(bytes: &[u8]) -> Option<&str> {
    if is_short_ascii(bytes) {
        // SAFETY: ASCII is UTF-8.
        return Some(unsafe { str::from_utf8_unchecked(bytes) });
    }
    str::from_utf8(bytes).ok()
}

/// The bytes in a vector of their own, without room to spare.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn to_vec(bytes: &[u8]) -> Vec<u8> {
    let mut copy = Vec::with_capacity(bytes.len());
    // SAFETY: the vector has room for `bytes`, which are not inside of it; then as many bytes are initialized.
    unsafe {
        write(copy.as_mut_ptr(), bytes);
        copy.set_len(bytes.len());
    }
    copy
}

/// The text in a string of its own, without room to spare.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn to_string(text: &str) -> String {
    // SAFETY: the bytes of a `str`.
    unsafe { String::from_utf8_unchecked(to_vec(text.as_bytes())) }
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn is_short_ascii(bytes: &[u8]) -> bool {
    let all = if bytes.len() > SHORT {
        return false;
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        u64::from_ne_bytes(*first) | u64::from_ne_bytes(*last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        u64::from(u32::from_ne_bytes(*first) | u32::from_ne_bytes(*last))
    } else if let (Some(first), Some(last)) = (bytes.first(), bytes.last()) {
        u64::from(first | bytes[bytes.len() / 2] | last)
    } else {
        0
    };
    all & 0x8080_8080_8080_8080 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_copied_whole_and_alone() {
        for len in 0..40_u8 {
            let bytes: Vec<u8> = (1..=len).collect();
            assert_eq!(to_vec(&bytes), bytes);
            assert_eq!(to_vec(&bytes).capacity(), bytes.len());
            let mut around = [0xff; 64];
            // SAFETY: the 44 bytes behind the start are more than `len`.
            let end = unsafe { write(around[20..].as_mut_ptr(), &bytes) };
            assert_eq!(end.addr() - around.as_ptr().addr(), 20 + bytes.len());
            assert_eq!(around[20..][..bytes.len()], bytes);
            assert!(around[..20].iter().chain(&around[20 + bytes.len()..]).all(|byte| *byte == 0xff), "{len}");
        }
    }

    #[test]
    fn text_is_what_the_standard_library_says() {
        // One byte that is not ASCII, at each place of each length: alone, and as a character of two bytes.
        for len in 0..40 {
            assert_eq!(text(&vec![b'a'; len]), Some(&*"a".repeat(len)));
            for at in 0..len {
                let mut bytes = vec![b'a'; len];
                bytes[at] = 0xc3;
                assert_eq!(text(&bytes), None, "byte {at} of {len}");
                if let Some(next) = bytes.get_mut(at + 1) {
                    *next = 0xa9;
                    assert_eq!(text(&bytes), str::from_utf8(&bytes).ok(), "bytes {at} and {} of {len}", at + 1);
                    assert_eq!(text(&bytes).map(to_string).as_deref(), text(&bytes));
                }
            }
        }
    }
}
