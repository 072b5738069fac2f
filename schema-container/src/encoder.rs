//! From values to a file's bytes. It does no output itself: what is done with its bytes is all that writers of threads and
//! of tasks differ in.

use std::marker::PhantomData;

use schema_model::{StaticSchema, TextSource, private::push_long};
use schema_runtime::{AvroEncode, AvroType, Limits, encode_into_with};

use crate::{Codec, Error, ErrorKind, Header, SyncMarker, WriterOptions, codec::Compressor, header::push_header};

/// Names a type's schema, for its text, which is a constant of the program.
struct Text<T: ?Sized>(PhantomData<T>);

impl<T: AvroType + ?Sized> TextSource for Text<T> {
    const SCHEMA: StaticSchema = T::SCHEMA;
}

/// Room for the two numbers before a block's data, of which each takes ten bytes at most.
const NUMBERS: usize = 20;

pub(crate) struct Encoder<T: ?Sized> {
    /// The values of a block that is being made, behind room for its numbers.
    block: Vec<u8>,
    /// How many they are.
    count: u64,
    /// How many of them took no byte.
    empty: usize,
    /// What is to be written, from `written` on.
    out: Vec<u8>,
    written: usize,
    compressor: Compressor,
    marker: SyncMarker,
    block_size: usize,
    limits: Limits,
    // It is used for values of this type, and has none.
    values: PhantomData<fn(&T)>,
}

impl<T: AvroType + ?Sized> Encoder<T> {
    /// For a file of its own, whose header is to be written first.
    pub(crate) fn new(options: WriterOptions) -> Result<Self, Error> {
        options.check()?;
        if let Some(conflict) = T::SCHEMA.get().conflict() {
            let text = format!("the schema cannot be written: {conflict}; give one of them another name or namespace");
            return Err(Error::new(ErrorKind::Schema, text));
        }
        let marker = options.sync_marker.unwrap_or_else(|| fastrand::u128(..).to_le_bytes());
        let mut encoder = Self::with(options.codec, marker, &options)?;
        let schema = const { schema_model::json_of::<Text<T>>() };
        push_header(&mut encoder.out, schema, options.codec, &options.metadata, marker);
        Ok(encoder)
    }

    /// For blocks behind those that a file has.
    pub(crate) fn behind(header: &Header, options: &WriterOptions) -> Result<Self, Error> {
        Self::with(header.codec(), header.sync_marker(), options)
    }

    fn with(codec: Codec, marker: SyncMarker, options: &WriterOptions) -> Result<Self, Error> {
        Ok(Self {
            block: vec![0; NUMBERS],
            count: 0,
            empty: 0,
            out: Vec::new(),
            written: 0,
            compressor: Compressor::new(codec, options.level)?,
            marker,
            block_size: options.block_size,
            limits: options.limits,
            values: PhantomData,
        })
    }
}

impl<T: ?Sized> Encoder<T> {
    pub(crate) const fn sync_marker(&self) -> SyncMarker {
        self.marker
    }

    /// Appends a value to the block, and tells whether it is full. A value that cannot be encoded leaves nothing there.
    #[inline]
    pub(crate) fn append(&mut self, value: &T) -> Result<bool, Error>
    where
        T: AvroEncode,
    {
        let before = self.block.len();
        if let Err(error) = encode_into_with(value, &mut self.block, &self.limits) {
            return Err(encode_error(&error));
        }
        self.count += 1;
        let len = self.block.len();
        if len == before {
            self.empty += 1;
        }
        // Readers bound how many values of a block take no byte.
        Ok(len - NUMBERS >= self.block_size || self.empty >= self.limits.max_empty_items)
    }

    /// Whether the block has values.
    pub(crate) const fn has_values(&self) -> bool {
        self.count > 0
    }

    /// What is to be written.
    pub(crate) fn pending(&self) -> &[u8] {
        &self.out[self.written..]
    }

    /// Notes how much of it was written.
    pub(crate) fn wrote(&mut self, bytes: usize) {
        self.written = (self.written + bytes).min(self.out.len());
    }

    /// Ends the block, which is to be written now. What was to be written before must have been.
    ///
    /// A block that cannot be compressed is dropped: to keep it would be to fail with it for ever.
    pub(crate) fn seal(&mut self) -> Result<(), Error> {
        if self.compressor.is_null() {
            // The data are written from where they are.
            std::mem::swap(&mut self.block, &mut self.out);
        } else {
            // Half a block must not be there to be written, however compression ends.
            let mut out = std::mem::take(&mut self.out);
            self.written = 0;
            out.clear();
            out.resize(NUMBERS, 0);
            if let Err(error) = self.compressor.compress(&self.block[NUMBERS..], &mut out) {
                let lost = self.count;
                self.begin_block();
                return Err(losing(error, lost));
            }
            self.out = out;
        }
        let mut numbers = Vec::with_capacity(NUMBERS);
        push_long(&mut numbers, self.count as i64);
        push_long(&mut numbers, (self.out.len() - NUMBERS) as i64);
        self.written = NUMBERS - numbers.len();
        self.out[self.written..NUMBERS].copy_from_slice(&numbers);
        self.out.extend_from_slice(&self.marker);
        self.begin_block();
        Ok(())
    }

    fn begin_block(&mut self) {
        (self.count, self.empty) = (0, 0);
        self.block.clear();
        self.block.resize(NUMBERS, 0);
    }

    /// Lets so many blocks fail to be compressed, and leaves those behind them as they are.
    #[cfg(test)]
    pub(crate) fn fail_to_compress(&mut self, blocks: usize) {
        self.compressor = Compressor::Failing(blocks);
    }
}

#[cold]
fn losing(error: Error, values: u64) -> Error {
    let lost = if values == 1 { "value is" } else { "values are" };
    Error::new(error.kind(), format!("{error}; its {values} {lost} lost, and others can be appended"))
}

#[cold]
fn encode_error(error: &schema_runtime::Error) -> Error {
    Error::new(ErrorKind::Encode, error.to_string())
}
