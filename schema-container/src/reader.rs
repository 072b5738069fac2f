//! Reading by threads.

use std::{
    fmt,
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
};

use schema_runtime::{AvroDecodeOwned, AvroType, Resolver};

use crate::{
    Block, Error, Header, ReaderOptions, SyncMarker,
    decoder::{Decoder, Progress},
    frames::{Frames, Step},
};

/// Reads the values of a container file as values of `T`, whatever version of it wrote them.
///
/// The file's schema is resolved against the one of `T` once, by the rules of [`Resolver`]; where both are the same, values
/// are read by the straight-line code of [`decode`](schema_runtime::decode). Reading needs no buffer around it: whole
/// blocks are read at once.
///
/// It is an iterator where `T` borrows nothing:
///
/// ```
/// use schema_container::{Reader, Writer};
/// use schema_runtime::AvroRecord;
///
/// #[derive(AvroRecord, Debug, PartialEq)]
/// struct User {
///     name: String,
///     visits: i64,
/// }
///
/// let mut writer = Writer::<_, User>::new(Vec::new())?;
/// writer.append(&User { name: "foo".into(), visits: 3 })?;
/// let file = writer.finish()?;
///
/// for user in Reader::<_, User>::new(&file[..])? {
///     assert_eq!(user?, User { name: "foo".into(), visits: 3 });
/// }
/// # Ok::<(), schema_container::Error>(())
/// ```
///
/// And block by block where it does, since a block's data are gone when the next one is read. What the compiler says of the
/// iterator,
///
/// ```compile_fail
/// # use schema_container::Reader;
/// # use schema_runtime::AvroRecord;
/// # #[derive(AvroRecord)]
/// # struct User<'a> {
/// #     name: &'a str,
/// # }
/// # let file = Vec::new();
/// for user in Reader::<_, User<'_>>::new(&file[..])? {
/// #   let _ = user?;
/// }
/// # Ok::<(), schema_container::Error>(())
/// ```
///
/// is
///
/// ```text
/// error: implementation of `AvroDecode` is not general enough
///   = note: `User<'_>` must implement `AvroDecode<'0>`, for any lifetime `'0`...
///   = note: ...but `User<'_>` actually implements `AvroDecode<'1>`, for some specific lifetime `'1`
/// ```
///
/// and the way out is [`next_block`](Self::next_block), or a type that owns what it holds:
///
/// ```
/// # use schema_container::{Reader, Writer};
/// # use schema_runtime::AvroRecord;
/// #[derive(AvroRecord)]
/// struct User<'a> {
///     name: &'a str,
/// }
/// # let mut writer = Writer::<_, User<'_>>::new(Vec::new())?;
/// # writer.append(&User { name: "foo" })?;
/// # let file = writer.finish()?;
///
/// let mut reader = Reader::<_, User<'_>>::new(&file[..])?;
/// let mut bytes = 0;
/// while let Some(block) = reader.next_block()? {
///     for user in block.values() {
///         bytes += user?.name.len();
///     }
/// }
/// assert_eq!(bytes, 3);
/// # Ok::<(), schema_container::Error>(())
/// ```
pub struct Reader<R, T> {
    read: R,
    decoder: Decoder<T>,
}

impl<R: Read, T: AvroType> Reader<R, T> {
    /// Reads a file's header.
    ///
    /// # Errors
    ///
    /// What [`ErrorKind`](crate::ErrorKind) has for headers: `Header`, `Truncated`, `Schema`, `SchemaMismatch`, where no value
    /// of the file's schema can be read as a `T`, `Codec`, and `Io`.
    pub fn new(read: R) -> Result<Self, Error> {
        Self::with_options(read, ReaderOptions::default())
    }

    /// As [`new`](Self::new), with options.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn with_options(mut read: R, options: ReaderOptions) -> Result<Self, Error> {
        let mut frames = Frames::new(options);
        loop {
            match frames.step()? {
                Step::Input => {
                    let came = read_some(&mut read, frames.space())?;
                    frames.filled(came);
                }
                Step::Header(header) => return Ok(Self { read, decoder: Decoder::new(frames, header)? }),
                // A header comes first, or an error.
                Step::Block(_) | Step::End => {}
            }
        }
    }
}

impl<R, T> Reader<R, T> {
    /// What the file says of itself.
    pub fn header(&self) -> &Header {
        self.decoder.header()
    }

    /// By what values are read; it tells whether there can be ones that `T` cannot be read from.
    pub fn resolver(&self) -> &Resolver<T> {
        self.decoder.resolver()
    }

    /// Where in the file the block starts that the next value is from.
    pub fn offset(&self) -> u64 {
        self.decoder.offset()
    }

    /// What is read from. It is ahead of the values that were read.
    pub fn into_inner(self) -> R {
        self.read
    }

    pub(crate) fn decoder(&self) -> &Decoder<T> {
        &self.decoder
    }
}

impl<R: Read, T> Reader<R, T> {
    /// The next block; or of the one that the iterator is in, what is left.
    ///
    /// # Errors
    ///
    /// As the iterator's, but for those of values, which [`Block::values`] gives.
    pub fn next_block(&mut self) -> Result<Option<Block<'_, T>>, Error> {
        if !self.decoder.has_block() && !self.advance()? {
            return Ok(None);
        }
        Ok(self.decoder.take_block())
    }

    /// Goes to the next block, if there is one.
    fn advance(&mut self) -> Result<bool, Error> {
        loop {
            match self.decoder.advance()? {
                Progress::Input => self.fill()?,
                Progress::Block => return Ok(true),
                Progress::End => return Ok(false),
            }
        }
    }

    fn fill(&mut self) -> Result<(), Error> {
        match read_some(&mut self.read, self.decoder.space()) {
            Ok(came) => self.decoder.filled(came),
            Err(error) => {
                // Whoever goes on in spite of it would come here for ever.
                self.decoder.stop();
                return Err(error);
            }
        }
        Ok(())
    }

    /// The next block as it stands in the file, if there is one.
    pub(crate) fn next_frame(&mut self) -> Result<Option<(crate::frames::Frame, &[u8])>, Error> {
        loop {
            match self.decoder.next_frame()? {
                Step::Input => self.fill()?,
                Step::Block(frame) => return Ok(Some((frame, self.decoder.frame_data()))),
                Step::Header(_) | Step::End => return Ok(None),
            }
        }
    }
}

/// Values until the end of the file.
///
/// What an error ends depends on the options: with [`OnDamage::Stop`](crate::OnDamage::Stop) all of it, with
/// [`OnDamage::Skip`](crate::OnDamage::Skip) what [`Error::skipped`] tells.
impl<R: Read, T: AvroDecodeOwned> Iterator for Reader<R, T> {
    type Item = Result<T, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.decoder.next_value() {
                None => {}
                Some(Err(error)) => return Some(Err(self.decoder.spoil(error))),
                item => return item,
            }
            match self.advance() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// Files are read in parts, as Hadoop splits them, at the sync markers: a block is part of the range of bytes in which the
/// marker before it starts. So ranges that cover a file cover each of its blocks once.
impl<R: Read + Seek, T> Reader<R, T> {
    /// Goes to the first block behind the first sync marker that starts at an offset or behind it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) where seeking or reading fails. Where no marker comes, there is no next value.
    pub fn sync(&mut self, offset: u64) -> Result<(), Error> {
        let first = self.decoder.header().len();
        // Metadata may have the marker as well.
        let (offset, at_block) = if offset <= first - MARKER { (first, true) } else { (offset, false) };
        self.seek(offset)?;
        self.decoder.restart(offset, at_block);
        while !self.decoder.scan()? {
            self.fill()?;
        }
        Ok(())
    }

    /// Whether the next value, if there is one, is of a block that is behind a sync marker at an offset or behind it.
    pub fn past_sync(&self, offset: u64) -> bool {
        self.decoder.is_over() || self.decoder.offset() >= offset.saturating_add(MARKER)
    }

    /// Reads a range of the file's bytes, and nothing else: the blocks behind the sync markers that start in it.
    ///
    /// ```
    /// use schema_container::{Reader, Writer, WriterOptions};
    ///
    /// let options = WriterOptions::new().block_size(100);
    /// let mut writer = Writer::<_, i64>::with_options(Vec::new(), options)?;
    /// writer.append_all(&(0..1000).collect::<Vec<_>>())?;
    /// let file = writer.finish()?;
    ///
    /// let mut values = Vec::new();
    /// for range in [0..700, 700..file.len() as u64] {
    ///     let mut reader = Reader::<_, i64>::new(std::io::Cursor::new(&file))?;
    ///     reader.range(range)?;
    ///     values.extend(reader.collect::<Result<Vec<_>, _>>()?);
    /// }
    /// assert_eq!(values, (0..1000).collect::<Vec<_>>());
    /// # Ok::<(), schema_container::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`sync`](Self::sync).
    pub fn range(&mut self, bytes: Range<u64>) -> Result<(), Error> {
        self.sync(bytes.start)?;
        self.decoder.end_at(bytes.end.saturating_add(MARKER));
        Ok(())
    }

    /// Opens a file, and goes to the first block behind the first sync marker that starts at an offset or behind it.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new) and [`sync`](Self::sync).
    pub fn from_offset(read: R, offset: u64, options: ReaderOptions) -> Result<Self, Error>
    where
        T: AvroType,
    {
        let mut reader = Self::with_options(read, options)?;
        reader.sync(offset)?;
        Ok(reader)
    }

    fn seek(&mut self, offset: u64) -> Result<(), Error> {
        let sought = self.read.seek(SeekFrom::Start(offset));
        sought.map(drop).map_err(|error| {
            self.decoder.stop();
            Error::io("seek in the file", error)
        })
    }
}

const MARKER: u64 = size_of::<SyncMarker>() as u64;

impl<R, T> fmt::Debug for Reader<R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("header", self.header()).field("offset", &self.offset()).finish_non_exhaustive()
    }
}

/// Reads what there is, and waits for something.
pub(crate) fn read_some(read: &mut impl Read, space: &mut [u8]) -> Result<usize, Error> {
    loop {
        match read.read(space) {
            Ok(came) => return Ok(came),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Error::io("read the file", error)),
        }
    }
}
