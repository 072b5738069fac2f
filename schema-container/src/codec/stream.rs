//! What the libraries that compress in streams have in common: steps, which take some input and give some output.

use super::Refused;

/// What a step did.
pub(super) struct Done {
    /// How much of the input it took.
    pub(super) read: usize,
    /// Whether this was the end of the stream.
    pub(super) end: bool,
}

/// By how much a buffer grows at least.
const LEAST: usize = 32 << 10;

/// Runs steps until the stream ends. Each gets the rest of the input, and a buffer with spare room to append to. Behind the
/// stream, so many bytes may be left.
///
/// The buffer grows by what is there, so that a lie about a length costs nothing, and never far over `max`.
pub(super) fn decompress(
    data: &[u8],
    out: &mut Vec<u8>,
    max: usize,
    behind: usize,
    mut step: impl FnMut(&[u8], &mut Vec<u8>) -> Result<Done, String>,
) -> Result<(), Refused> {
    let mut rest = data;
    loop {
        if out.len() == out.capacity() {
            // One byte more than is allowed tells whether there is more.
            let room = max.saturating_add(1) - out.len();
            out.reserve_exact(room.min(out.len().max(LEAST)));
        }
        let before = out.len();
        let Done { read, end } = step(rest, out).map_err(Refused::Damaged)?;
        rest = rest.get(read..).unwrap_or_default();
        if out.len() > max {
            return Err(Refused::TooLarge);
        }
        match rest.len() {
            left if end && left <= behind => return Ok(()),
            left if end => return Err(Refused::Damaged(format!("{left} bytes are left behind the compressed data"))),
            _ if read == 0 && out.len() == before => {
                return Err(Refused::Damaged("the compressed data end too early".to_owned()));
            }
            _ => {}
        }
    }
}

/// Runs steps until the stream ends, on all of the input.
pub(super) fn compress(
    data: &[u8],
    out: &mut Vec<u8>,
    mut step: impl FnMut(&[u8], &mut Vec<u8>) -> Result<Done, String>,
) -> Result<(), String> {
    let mut rest = data;
    loop {
        if out.capacity() - out.len() < LEAST {
            out.reserve(LEAST.max(rest.len() / 2));
        }
        let Done { read, end } = step(rest, out)?;
        rest = rest.get(read..).unwrap_or_default();
        if end {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_stands_still_ends_too_early() {
        let still = |_: &[u8], _: &mut Vec<u8>| Ok(Done { read: 0, end: false });
        let refused = Refused::Damaged("the compressed data end too early".to_owned());
        assert_eq!(decompress(b"abc", &mut Vec::new(), 100, 0, still), Err(refused));
    }

    #[test]
    fn what_goes_over_the_limit_is_refused_close_to_it() {
        let endless = |_: &[u8], out: &mut Vec<u8>| {
            out.resize(out.capacity(), 0);
            Ok(Done { read: 0, end: false })
        };
        let mut out = Vec::new();
        assert_eq!(decompress(&[], &mut out, 1 << 20, 0, endless), Err(Refused::TooLarge));
        assert_eq!(out.capacity(), (1 << 20) + 1);
    }
}
