//! From a file's bytes to values. It does no input itself: what is done with its steps is all that readers of threads and
//! of tasks differ in.

use schema_runtime::{AvroDecode, AvroType, Resolver};

use crate::{
    Error, ErrorKind, Header, OnDamage,
    block::{Block, Cursor, ValueDecoder},
    codec::{Decompressor, Refused},
    error::BlockPosition,
    frames::{Frame, Frames, Step},
};

/// What comes next.
pub(crate) enum Progress {
    /// More of the file must come: [`Decoder::space`] has room for it.
    Input,
    Block,
    End,
}

pub(crate) struct Decoder<T> {
    frames: Frames,
    header: Box<Header>,
    blocks: BlockDecoder<T>,
    /// The data of the current block, where they were compressed.
    decompressed: Vec<u8>,
    current: Option<Frame>,
    cursor: Cursor,
    /// From there on a block is no more in the range that is read.
    end: Option<u64>,
}

/// What becomes of a block: it is a reader's, and a copy of it each thread's.
pub(crate) struct BlockDecoder<T> {
    decompressor: Decompressor,
    values: ValueDecoder<T>,
    max_size: usize,
}

impl<T: AvroType> Decoder<T> {
    /// Reads on behind a header, which is found when its schema is resolved.
    pub(crate) fn new(frames: Frames, header: Box<Header>) -> Result<Self, Error> {
        let resolver = Resolver::new(header.schema()).map_err(|error| {
            Error::new(ErrorKind::SchemaMismatch, format!("the file's schema does not suit: {error}"))
        })?;
        let options = frames.options();
        let values = ValueDecoder { resolver, limits: options.limits, on_damage: options.on_damage };
        let max_size = options.max_block_size;
        let blocks = BlockDecoder { decompressor: Decompressor::new(header.codec())?, values, max_size };
        let (decompressed, current, cursor) = (Vec::new(), None, Cursor::default());
        Ok(Self { frames, header, blocks, decompressed, current, cursor, end: None })
    }
}

impl<T> Decoder<T> {
    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    pub(crate) fn on_damage(&self) -> OnDamage {
        self.frames.options().on_damage
    }

    pub(crate) fn resolver(&self) -> &Resolver<T> {
        &self.blocks.values.resolver
    }

    /// Room for more of the file; never none.
    pub(crate) fn space(&mut self) -> &mut [u8] {
        self.frames.space()
    }

    /// Notes how much has come: nothing is the end of the file.
    pub(crate) fn filled(&mut self, bytes: usize) {
        self.frames.filled(bytes);
    }

    /// Ends it.
    pub(crate) fn stop(&mut self) {
        self.leave();
        self.frames.stop();
    }

    fn leave(&mut self) {
        self.current = None;
        self.cursor = Cursor::default();
    }

    /// Where the block starts that the next value is from, or that comes next.
    pub(crate) fn offset(&self) -> u64 {
        match &self.current {
            Some(frame) if self.has_block() => frame.position.offset,
            _ => self.frames.next_offset(),
        }
    }

    /// Whether there is nothing more to be read.
    pub(crate) fn is_over(&self) -> bool {
        self.frames.is_over() && !self.has_block()
    }

    /// Goes on at a place of the file: at once, or behind the next sync marker.
    pub(crate) fn restart(&mut self, offset: u64, at_block: bool) {
        self.leave();
        self.end = None;
        self.frames.restart(offset, at_block);
    }

    /// Looks for that sync marker; false where more of the file must come.
    pub(crate) fn scan(&mut self) -> Result<bool, Error> {
        self.frames.scan()
    }

    /// Reads no block that starts there or behind.
    pub(crate) fn end_at(&mut self, offset: u64) {
        self.end = Some(offset);
    }

    /// Finds the next block, as it stands in the file.
    pub(crate) fn next_frame(&mut self) -> Result<Step, Error> {
        self.leave();
        let step = self.frames.step();
        if let Some(end) = self.end
            && let Ok(Step::Block(Frame { position, .. })) = &step
            && position.offset >= end
        {
            self.frames.stop();
            return Ok(Step::End);
        }
        step
    }

    /// The data of that block, as they stand in the file.
    pub(crate) fn frame_data(&self) -> &[u8] {
        self.frames.data()
    }

    /// A decoder of blocks by itself.
    pub(crate) fn block_decoder(&self) -> Result<BlockDecoder<T>, Error> {
        Ok(BlockDecoder {
            decompressor: Decompressor::new(self.header.codec())?,
            values: self.blocks.values.clone(),
            max_size: self.blocks.max_size,
        })
    }

    /// Goes to the next block.
    pub(crate) fn advance(&mut self) -> Result<Progress, Error> {
        match self.next_frame()? {
            Step::Input => Ok(Progress::Input),
            Step::Block(frame) => {
                let decompressed = self.blocks.decompress(frame, self.frames.data(), &mut self.decompressed);
                decompressed.map_err(|error| self.damaged(error, frame, 0))?;
                self.current = Some(frame);
                Ok(Progress::Block)
            }
            Step::Header(_) | Step::End => Ok(Progress::End),
        }
    }

    /// What the options make of an error inside a block, of whose values some were read.
    fn damaged(&mut self, error: Error, frame: Frame, read: u64) -> Error {
        if error.is_value() {
            return error;
        }
        self.leave();
        if self.on_damage() == OnDamage::Stop {
            self.frames.stop();
            return error;
        }
        frame.skipping(error, read)
    }

    /// The next value of the current block.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn next_value<'d>(&'d mut self) -> Option<Result<T, Error>>
    where
        T: AvroDecode<'d>,
    {
        let frame = self.current.as_ref()?;
        let data = if self.blocks.is_null() { self.frames.data() } else { &self.decompressed };
        self.cursor.next(frame, data, &self.blocks.values)
    }

    /// Notes that the current block's values were an error.
    #[cold]
    pub(crate) fn spoil(&mut self, error: Error) -> Error {
        match self.current {
            Some(frame) => {
                let read = self.cursor.read();
                self.damaged(error, frame, read)
            }
            None => error,
        }
    }

    /// Whether some of the current block is left.
    pub(crate) fn has_block(&self) -> bool {
        self.current.is_some_and(|frame| self.cursor.has_more(frame.count))
    }

    /// What is left of the current block.
    pub(crate) fn take_block(&mut self) -> Option<Block<'_, T>> {
        let frame = self.current?;
        let cursor = self.cursor.clone();
        self.cursor.finish();
        let data = if self.blocks.is_null() { self.frames.data() } else { &self.decompressed };
        Some(Block::new(frame, data, &self.blocks.values, cursor))
    }
}

impl<T> BlockDecoder<T> {
    pub(crate) const fn values(&self) -> &ValueDecoder<T> {
        &self.values
    }

    /// Whether data are as they stand in the file.
    pub(crate) const fn is_null(&self) -> bool {
        self.decompressor.is_null()
    }

    /// Decompresses the data of a block, if they are not as they stand in the file.
    pub(crate) fn decompress(&mut self, frame: Frame, data: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
        if self.decompressor.is_null() {
            return Ok(());
        }
        self.decompressor.decompress(data, out, self.max_size).map_err(|refused| self.refused(refused, frame.position))
    }

    #[cold]
    fn refused(&self, refused: Refused, position: BlockPosition) -> Error {
        let text = match refused {
            Refused::Damaged(why) => format!("its data cannot be decompressed: {why}"),
            Refused::TooLarge => format!(
                "its data take more than the {} bytes that `ReaderOptions::max_block_size` allows, decompressed",
                self.max_size
            ),
        };
        Error::new(ErrorKind::Compression, text).in_block(position)
    }
}
