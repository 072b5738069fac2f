//! xz by liblzma, whose streams cannot be used again: each block has its own.

use liblzma::stream::{Action, Check, Status, Stream};

use super::{
    Refused,
    stream::{self, Done},
};

/// What a stream may ask for to be read: the greatest preset takes 65 MiB.
const MEMORY: u64 = 128 << 20;

pub(crate) struct Compressor {
    preset: u32,
}

impl Compressor {
    pub(super) fn new(level: u32) -> Self {
        Self { preset: level }
    }

    pub(super) fn compress(&mut self, data: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        let mut stream = Stream::new_easy_encoder(self.preset, Check::Crc64).map_err(|error| error.to_string())?;
        stream::compress(data, out, |rest, out| step(&mut stream, rest, out, Action::Finish))
    }
}

pub(crate) struct Decompressor;

impl Decompressor {
    pub(super) fn decompress(&mut self, data: &[u8], out: &mut Vec<u8>, max: usize) -> Result<(), Refused> {
        let stream = Stream::new_stream_decoder(MEMORY, 0);
        let mut stream = stream.map_err(|error| Refused::Damaged(error.to_string()))?;
        stream::decompress(data, out, max, 0, |rest, out| step(&mut stream, rest, out, Action::Run))
    }
}

fn step(stream: &mut Stream, rest: &[u8], out: &mut Vec<u8>, action: Action) -> Result<Done, String> {
    let before = stream.total_in();
    let status = stream.process_vec(rest, out, action).map_err(|error| error.to_string())?;
    Ok(Done { read: (stream.total_in() - before) as usize, end: status == Status::StreamEnd })
}
