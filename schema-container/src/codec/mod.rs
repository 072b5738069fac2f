//! How blocks are compressed.
//!
//! A file's compressor and decompressor are made once, and keep their tables from block to block.

#[cfg(feature = "bzip2")]
mod bzip2;
#[cfg(feature = "deflate")]
mod deflate;
#[cfg(feature = "snappy")]
mod snappy;
#[cfg(any(feature = "bzip2", feature = "deflate", feature = "xz", feature = "zstandard"))]
mod stream;
#[cfg(feature = "xz")]
mod xz;
#[cfg(feature = "zstandard")]
mod zstandard;

use std::{fmt, ops::RangeInclusive};

use crate::{Error, ErrorKind};

/// How the blocks of a file are compressed.
///
/// All that the Avro specification names are here; all but [`Null`](Self::Null) need a feature of this crate, and are an
/// error without it ([`is_built_in`](Self::is_built_in)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Codec {
    /// Not at all.
    #[default]
    Null,
    /// Deflate, as in RFC 1951, without a checksum: feature `deflate`, which is on by default. Levels 0 to 9, 6 by default.
    Deflate,
    /// Snappy, with a CRC-32 of the data: feature `snappy`. It has no levels.
    Snappy,
    /// Zstandard, written with a checksum: feature `zstandard`. Levels 1 to 22, 3 by default.
    Zstandard,
    /// bzip2: feature `bzip2`. Levels 1 to 9, 9 by default.
    Bzip2,
    /// xz, written with a CRC-64: feature `xz`. Levels 0 to 9, 6 by default.
    Xz,
}

impl Codec {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Null, Self::Deflate, Self::Snappy, Self::Zstandard, Self::Bzip2, Self::Xz];

    /// Its name in a file's metadata, which is that of its feature as well.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Deflate => "deflate",
            Self::Snappy => "snappy",
            Self::Zstandard => "zstandard",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
        }
    }

    /// The codec of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|codec| codec.name() == name)
    }

    /// Whether this program was built with it.
    pub const fn is_built_in(self) -> bool {
        match self {
            Self::Null => true,
            Self::Deflate => cfg!(feature = "deflate"),
            Self::Snappy => cfg!(feature = "snappy"),
            Self::Zstandard => cfg!(feature = "zstandard"),
            Self::Bzip2 => cfg!(feature = "bzip2"),
            Self::Xz => cfg!(feature = "xz"),
        }
    }

    /// The levels it has, and the one it takes by itself.
    const fn levels(self) -> Option<(RangeInclusive<u32>, u32)> {
        match self {
            Self::Null | Self::Snappy => None,
            Self::Deflate | Self::Xz => Some((0..=9, 6)),
            Self::Zstandard => Some((1..=22, 3)),
            Self::Bzip2 => Some((1..=9, 9)),
        }
    }

    /// The level that is asked for, or its own.
    fn level(self, asked: Option<u32>) -> Result<u32, Error> {
        match (self.levels(), asked) {
            (Some((_, own)), None) => Ok(own),
            (Some((levels, _)), Some(level)) if levels.contains(&level) => Ok(level),
            (None, None) => Ok(0),
            (Some((levels, _)), Some(level)) => {
                let (least, greatest) = levels.into_inner();
                let text = format!("`{self}` has no compression level {level}: its levels are {least} to {greatest}");
                Err(Error::new(ErrorKind::Options, text))
            }
            (None, Some(level)) => {
                let text = format!("`{self}` has no compression levels, and {level} was set: leave it out");
                Err(Error::new(ErrorKind::Options, text))
            }
        }
    }
}

impl fmt::Display for Codec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[allow(dead_code, reason = "with all codecs there is none to name")]
fn not_built_in(codec: Codec) -> Error {
    let text = format!("this program was built without `{codec}`: turn on the feature `{codec}` of schema-container");
    Error::new(ErrorKind::Codec, text)
}

/// What compresses a file's blocks.
pub(crate) enum Compressor {
    Null,
    #[cfg(feature = "deflate")]
    Deflate(deflate::Compressor),
    #[cfg(feature = "snappy")]
    Snappy(Box<snappy::Compressor>),
    #[cfg(feature = "zstandard")]
    Zstandard(zstandard::Compressor),
    #[cfg(feature = "bzip2")]
    Bzip2(bzip2::Compressor),
    #[cfg(feature = "xz")]
    Xz(xz::Compressor),
    /// Fails so many times, and leaves data as they are behind that.
    #[cfg(test)]
    Failing(usize),
}

impl Compressor {
    pub(crate) fn new(codec: Codec, level: Option<u32>) -> Result<Self, Error> {
        let level = codec.level(level)?;
        let _ = level;
        match codec {
            Codec::Null => Ok(Self::Null),
            #[cfg(feature = "deflate")]
            Codec::Deflate => Ok(Self::Deflate(deflate::Compressor::new(level))),
            #[cfg(feature = "snappy")]
            Codec::Snappy => Ok(Self::Snappy(Box::new(snappy::Compressor::new()))),
            #[cfg(feature = "zstandard")]
            Codec::Zstandard => zstandard::Compressor::new(level).map(Self::Zstandard).map_err(compression),
            #[cfg(feature = "bzip2")]
            Codec::Bzip2 => Ok(Self::Bzip2(bzip2::Compressor::new(level))),
            #[cfg(feature = "xz")]
            Codec::Xz => Ok(Self::Xz(xz::Compressor::new(level))),
            #[allow(unreachable_patterns, reason = "with all codecs there is no other")]
            other => Err(not_built_in(other)),
        }
    }

    /// Whether data stay as they are.
    pub(crate) const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Appends the compressed data to `out`.
    pub(crate) fn compress(&mut self, data: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
        let done: Result<(), String> = match self {
            Self::Null => {
                out.extend_from_slice(data);
                Ok(())
            }
            #[cfg(feature = "deflate")]
            Self::Deflate(compressor) => compressor.compress(data, out),
            #[cfg(feature = "snappy")]
            Self::Snappy(compressor) => compressor.compress(data, out),
            #[cfg(feature = "zstandard")]
            Self::Zstandard(compressor) => compressor.compress(data, out),
            #[cfg(feature = "bzip2")]
            Self::Bzip2(compressor) => compressor.compress(data, out),
            #[cfg(feature = "xz")]
            Self::Xz(compressor) => compressor.compress(data, out),
            #[cfg(test)]
            Self::Failing(times) => {
                let (before, after) = data.split_at(data.len() / 2);
                out.extend_from_slice(before);
                match times.checked_sub(1) {
                    Some(left) => {
                        *times = left;
                        Err("as it was told".to_owned())
                    }
                    None => {
                        out.extend_from_slice(after);
                        Ok(())
                    }
                }
            }
        };
        done.map_err(compression)
    }
}

fn compression(why: String) -> Error {
    Error::new(ErrorKind::Compression, format!("the block cannot be compressed: {why}"))
}

/// What decompresses a file's blocks.
pub(crate) enum Decompressor {
    Null,
    #[cfg(feature = "deflate")]
    Deflate(deflate::Decompressor),
    #[cfg(feature = "snappy")]
    Snappy(snappy::Decompressor),
    #[cfg(feature = "zstandard")]
    Zstandard(zstandard::Decompressor),
    #[cfg(feature = "bzip2")]
    Bzip2(bzip2::Decompressor),
    #[cfg(feature = "xz")]
    Xz(xz::Decompressor),
}

/// Why data cannot be decompressed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// They would take more than is allowed.
    TooLarge,
    #[allow(dead_code, reason = "null alone cannot be damaged")]
    Damaged(String),
}

impl Decompressor {
    pub(crate) fn new(codec: Codec) -> Result<Self, Error> {
        match codec {
            Codec::Null => Ok(Self::Null),
            #[cfg(feature = "deflate")]
            Codec::Deflate => Ok(Self::Deflate(deflate::Decompressor::new())),
            #[cfg(feature = "snappy")]
            Codec::Snappy => Ok(Self::Snappy(snappy::Decompressor::new())),
            #[cfg(feature = "zstandard")]
            Codec::Zstandard => zstandard::Decompressor::new().map(Self::Zstandard).map_err(compression),
            #[cfg(feature = "bzip2")]
            Codec::Bzip2 => Ok(Self::Bzip2(bzip2::Decompressor)),
            #[cfg(feature = "xz")]
            Codec::Xz => Ok(Self::Xz(xz::Decompressor)),
            #[allow(unreachable_patterns, reason = "with all codecs there is no other")]
            other => Err(not_built_in(other)),
        }
    }

    /// Whether data are as they stand.
    pub(crate) const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Replaces `out` with the decompressed data, which take at most `max` bytes.
    pub(crate) fn decompress(&mut self, data: &[u8], out: &mut Vec<u8>, max: usize) -> Result<(), Refused> {
        out.clear();
        match self {
            Self::Null => {
                if data.len() > max {
                    return Err(Refused::TooLarge);
                }
                out.extend_from_slice(data);
                Ok(())
            }
            #[cfg(feature = "deflate")]
            Self::Deflate(decompressor) => decompressor.decompress(data, out, max),
            #[cfg(feature = "snappy")]
            Self::Snappy(decompressor) => decompressor.decompress(data, out, max),
            #[cfg(feature = "zstandard")]
            Self::Zstandard(decompressor) => decompressor.decompress(data, out, max),
            #[cfg(feature = "bzip2")]
            Self::Bzip2(decompressor) => decompressor.decompress(data, out, max),
            #[cfg(feature = "xz")]
            Self::Xz(decompressor) => decompressor.decompress(data, out, max),
        }
    }
}
