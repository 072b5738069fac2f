//! Snappy by snap: raw blocks, with a CRC-32 of what they hold behind them, big-endian.

use snap::raw::{Decoder, Encoder, decompress_len, max_compress_len};

use super::Refused;

pub(crate) struct Compressor(Encoder);

impl Compressor {
    pub(super) fn new() -> Self {
        Self(Encoder::new())
    }

    pub(super) fn compress(&mut self, data: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        let start = out.len();
        out.resize(start + max_compress_len(data.len()), 0);
        let len = self.0.compress(data, &mut out[start..]).map_err(|error| error.to_string())?;
        out.truncate(start + len);
        out.extend_from_slice(&crc32fast::hash(data).to_be_bytes());
        Ok(())
    }
}

pub(crate) struct Decompressor(Decoder);

impl Decompressor {
    pub(super) fn new() -> Self {
        Self(Decoder::new())
    }

    pub(super) fn decompress(&mut self, data: &[u8], out: &mut Vec<u8>, max: usize) -> Result<(), Refused> {
        let damaged = |error: snap::Error| Refused::Damaged(error.to_string());
        let (data, &checksum) = data
            .split_last_chunk()
            .ok_or_else(|| Refused::Damaged(format!("it has {} bytes, and its checksum alone takes 4", data.len())))?;
        let len = decompress_len(data).map_err(damaged)?;
        if len > max {
            return Err(Refused::TooLarge);
        }
        // A copy of 64 bytes takes 3, so a longer claim is a lie, which would be paid for before it is found out.
        if len / 22 > data.len() {
            let text = format!("it claims {len} bytes, more than its {} can hold", data.len());
            return Err(Refused::Damaged(text));
        }
        out.resize(len, 0);
        self.0.decompress(data, out).map_err(damaged)?;
        let (expected, is) = (u32::from_be_bytes(checksum), crc32fast::hash(out));
        if expected != is {
            return Err(Refused::Damaged(format!("its CRC-32 is {is:08x}, and should be {expected:08x}")));
        }
        Ok(())
    }
}
