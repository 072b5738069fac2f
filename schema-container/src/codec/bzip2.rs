//! bzip2 by the crate of this name, whose streams cannot be used again: each block has its own.

use bzip2::{Action, Compress, Compression, Decompress, Status};

use super::{
    Refused,
    stream::{self, Done},
};

pub(crate) struct Compressor(Compression);

impl Compressor {
    pub(super) fn new(level: u32) -> Self {
        Self(Compression::new(level))
    }

    pub(super) fn compress(&mut self, data: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        let mut stream = Compress::new(self.0, 0);
        stream::compress(data, out, |rest, out| {
            let before = stream.total_in();
            let status = stream.compress_vec(rest, out, Action::Finish).map_err(|error| error.to_string())?;
            Ok(Done { read: (stream.total_in() - before) as usize, end: status == Status::StreamEnd })
        })
    }
}

pub(crate) struct Decompressor;

impl Decompressor {
    pub(super) fn decompress(&mut self, data: &[u8], out: &mut Vec<u8>, max: usize) -> Result<(), Refused> {
        let mut stream = Decompress::new(false);
        stream::decompress(data, out, max, 0, |rest, out| {
            let before = stream.total_in();
            let status = stream.decompress_vec(rest, out).map_err(|error| error.to_string())?;
            if status == Status::MemNeeded {
                return Err("there is no memory for it".to_owned());
            }
            Ok(Done { read: (stream.total_in() - before) as usize, end: status == Status::StreamEnd })
        })
    }
}
