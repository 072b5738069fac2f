//! Zstandard by zstd, with a checksum in each frame.

use zstd::zstd_safe::{
    CCtx, CParameter, DCtx, InBuffer, OutBuffer, ResetDirective, compress_bound, get_error_name,
    get_frame_content_size, zstd_sys::ZSTD_EndDirective,
};

use super::{
    Refused,
    stream::{self, Done},
};

const NO_MEMORY: &str = "there is no memory for it";

fn message(code: usize) -> String {
    get_error_name(code).to_owned()
}

pub(crate) struct Compressor(CCtx<'static>);

impl Compressor {
    pub(super) fn new(level: u32) -> Result<Self, String> {
        let mut context = CCtx::try_create().ok_or(NO_MEMORY)?;
        context.set_parameter(CParameter::CompressionLevel(level as i32)).map_err(message)?;
        context.set_parameter(CParameter::ChecksumFlag(true)).map_err(message)?;
        Ok(Self(context))
    }

    pub(super) fn compress(&mut self, data: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        self.0.reset(ResetDirective::SessionOnly).map_err(message)?;
        let start = out.len();
        out.reserve(compress_bound(data.len()));
        let (mut input, mut output) = (InBuffer::around(data), OutBuffer::around_pos(out, start));
        let left = self.0.compress_stream2(&mut output, &mut input, ZSTD_EndDirective::ZSTD_e_end).map_err(message)?;
        if left > 0 {
            // There was room for the worst case.
            return Err("the frame has no end".to_owned());
        }
        Ok(())
    }
}

pub(crate) struct Decompressor(DCtx<'static>);

impl Decompressor {
    pub(super) fn new() -> Result<Self, String> {
        Ok(Self(DCtx::try_create().ok_or(NO_MEMORY)?))
    }

    pub(super) fn decompress(&mut self, data: &[u8], out: &mut Vec<u8>, max: usize) -> Result<(), Refused> {
        self.0.reset(ResetDirective::SessionOnly).map_err(|code| Refused::Damaged(message(code)))?;
        // A frame that fits the buffer is decompressed at once, without a window.
        if let Ok(Some(len)) = get_frame_content_size(data)
            && len <= (max as u64).min(data.len() as u64 * 64)
        {
            out.reserve(len as usize);
        }
        let mut is_over = false;
        stream::decompress(data, out, max, 0, |rest, out| {
            let (mut input, start) = (InBuffer::around(rest), out.len());
            // Frames may stand one behind the other.
            if !(is_over && rest.is_empty()) {
                let left = self.0.decompress_stream(&mut OutBuffer::around_pos(out, start), &mut input);
                is_over = left.map_err(message)? == 0;
            }
            Ok(Done { read: input.pos(), end: is_over && input.pos() == rest.len() })
        })
    }
}
