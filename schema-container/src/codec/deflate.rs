//! Deflate by flate2: raw, as RFC 1951 has it, without the header and the checksum of zlib.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

use super::{
    Refused,
    stream::{self, Done},
};

/// What may be left behind the data: fastavro cuts zlib's checksum off, but for three of its four bytes.
const CHECKSUM: usize = 4;

pub(crate) struct Compressor(Compress);

impl Compressor {
    pub(super) fn new(level: u32) -> Self {
        Self(Compress::new(Compression::new(level), false))
    }

    pub(super) fn compress(&mut self, data: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        self.0.reset();
        stream::compress(data, out, |rest, out| {
            let before = self.0.total_in();
            let status = self.0.compress_vec(rest, out, FlushCompress::Finish).map_err(|error| error.to_string())?;
            Ok(Done { read: (self.0.total_in() - before) as usize, end: status == Status::StreamEnd })
        })
    }
}

pub(crate) struct Decompressor(Decompress);

impl Decompressor {
    pub(super) fn new() -> Self {
        Self(Decompress::new(false))
    }

    pub(super) fn decompress(&mut self, data: &[u8], out: &mut Vec<u8>, max: usize) -> Result<(), Refused> {
        self.0.reset(false);
        stream::decompress(data, out, max, CHECKSUM, |rest, out| {
            let before = self.0.total_in();
            // What the library says is about itself.
            let status = self
                .0
                .decompress_vec(rest, out, FlushDecompress::Finish)
                .map_err(|_| "they are no valid deflate data".to_owned())?;
            Ok(Done { read: (self.0.total_in() - before) as usize, end: status == Status::StreamEnd })
        })
    }
}
