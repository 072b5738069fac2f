//! The one public error of this crate.

use std::{error, fmt, io, ops::Range};

/// What went wrong, in classes a program can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The options are wrong: a reserved key of the metadata, a level that the codec does not have.
    Options,
    /// Reading, writing or seeking failed; [`Error::io_error`] has why.
    Io,
    /// The bytes are no container file, or its header is damaged.
    Header,
    /// The file's schema is not a valid Avro schema, or the type's schema has no text that says what it is.
    Schema,
    /// The file's schema is not one that the type can be read from, or, in appending, not the type's own.
    SchemaMismatch,
    /// The file's codec is unknown, or this program was built without it.
    Codec,
    /// The file ends inside its header or a block.
    Truncated,
    /// A block is not framed as one, or is larger than [`ReaderOptions::max_block_size`](crate::ReaderOptions::max_block_size).
    Block,
    /// A block's data cannot be decompressed, or, in writing, not be compressed.
    Compression,
    /// A block's data are not values of the file's schema, or not ones that the type can be read from.
    Decode,
    /// A value cannot be encoded.
    Encode,
}

/// What a reader skipped because it was damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where in the file, in bytes. It ends behind a sync marker, or with the file.
    ///
    /// Where a value in the middle of a block is to blame, this is the whole block, although the values before it were read,
    /// and those behind it may be.
    pub bytes: Range<u64>,
    /// How many values were lost, where the block says so: none where it is the block's framing that is damaged.
    pub values: Option<u64>,
}

/// The error of every fallible function in this crate. It is one pointer wide.
///
/// Its text has all that lies below it, and so [`source`](error::Error::source) is what no text has told yet.
pub struct Error(Box<Repr>);

struct Repr {
    kind: ErrorKind,
    message: String,
    block: Option<BlockPosition>,
    skipped: Option<Skipped>,
    /// Whether one value is to blame, and the next one of its block is read.
    is_value: bool,
    io: Option<io::Error>,
}

/// Which block, and where it starts in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BlockPosition {
    pub(crate) index: u64,
    pub(crate) offset: u64,
}

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Repr { kind, message: message.into(), block: None, skipped: None, is_value: false, io: None }))
    }

    #[cold]
    pub(crate) fn io(doing: &str, source: io::Error) -> Self {
        let mut error = Self::new(ErrorKind::Io, format!("cannot {doing}: {source}"));
        error.0.io = Some(source);
        error
    }

    /// With more to say.
    pub(crate) fn and(mut self, text: &str) -> Self {
        self.0.message += text;
        self
    }

    pub(crate) fn in_block(mut self, position: BlockPosition) -> Self {
        self.0.block = Some(position);
        self
    }

    pub(crate) fn skipping(mut self, bytes: Range<u64>, values: Option<u64>) -> Self {
        self.0.skipped = Some(Skipped { bytes, values });
        self
    }

    /// Of one value, behind which its block is read on.
    pub(crate) fn skipping_value(mut self, block: Range<u64>) -> Self {
        self.0.is_value = true;
        self.skipping(block, Some(1))
    }

    /// Whether the block that it is of is read on.
    pub(crate) fn is_value(&self) -> bool {
        self.0.is_value
    }

    /// The class of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Which of the blocks that the reader came to is to blame, counted from 0, if it is one.
    pub fn block(&self) -> Option<u64> {
        self.0.block.map(|position| position.index)
    }

    /// Where that block starts in the file, in bytes.
    pub fn offset(&self) -> Option<u64> {
        self.0.block.map(|position| position.offset)
    }

    /// What the reader skipped, if it goes on after the error.
    pub fn skipped(&self) -> Option<&Skipped> {
        self.0.skipped.as_ref()
    }

    /// Why reading, writing or seeking failed, if that is what did.
    pub fn io_error(&self) -> Option<&io::Error> {
        self.0.io.as_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(BlockPosition { index, offset }) = self.0.block {
            write!(f, "block {index}, which starts at byte {offset} of the file: ")?;
        }
        f.write_str(&self.0.message)?;
        if let Some(Skipped { bytes: Range { start, end }, values }) = &self.0.skipped {
            match values {
                Some(_) if self.0.is_value => f.write_str("; the value was lost, and its block is read on")?,
                Some(1) => write!(f, "; 1 value was lost, and the file is read on from byte {end}")?,
                Some(values) => write!(f, "; {values} values were lost, and the file is read on from byte {end}")?,
                None => write!(f, "; the bytes from {start} to {end} were skipped")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut s = f.debug_struct("Error");
        s.field("kind", &self.0.kind).field("message", &self.0.message);
        if let Some(block) = &self.0.block {
            s.field("block", &block.index).field("offset", &block.offset);
        }
        if let Some(skipped) = &self.0.skipped {
            s.field("skipped", skipped);
        }
        if let Some(io) = &self.0.io {
            s.field("io", io);
        }
        s.finish()
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.0.io.as_ref()?.source()
    }
}
