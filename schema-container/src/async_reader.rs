//! Reading by tasks.

use std::fmt;

use schema_runtime::{AvroDecodeOwned, AvroType, Resolver};
use tokio::io::{AsyncRead, AsyncReadExt};

use crate::{
    Block, Error, Header, ReaderOptions,
    decoder::{Decoder, Progress},
    frames::{Frames, Step},
};

/// Reads the values of a container file as [`Reader`](crate::Reader) does, from what tokio reads: feature `tokio`.
///
/// It has no parts of a file and no threads. Blocks are decompressed and decoded where the task runs: a block of the usual size takes some tens of microseconds.
///
/// ```
/// use schema_container::{AsyncReader, AsyncWriter};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), schema_container::Error> {
/// let mut writer = AsyncWriter::<_, str>::new(Vec::new())?;
/// writer.append("foo").await?;
/// let file = writer.finish().await?;
///
/// let mut reader = AsyncReader::<_, String>::new(&file[..]).await?;
/// while let Some(name) = reader.next().await {
///     assert_eq!(name?, "foo");
/// }
/// # Ok(())
/// # }
/// ```
pub struct AsyncReader<R, T> {
    read: R,
    decoder: Decoder<T>,
}

impl<R: AsyncRead + Unpin, T: AvroType> AsyncReader<R, T> {
    /// Reads a file's header.
    ///
    /// # Errors
    ///
    /// As [`Reader::new`](crate::Reader::new).
    pub async fn new(read: R) -> Result<Self, Error> {
        Self::with_options(read, ReaderOptions::default()).await
    }

    /// As [`new`](Self::new), with options.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub async fn with_options(mut read: R, options: ReaderOptions) -> Result<Self, Error> {
        let mut frames = Frames::new(options);
        loop {
            match frames.step()? {
                Step::Input => {
                    let came = read_some(&mut read, frames.space()).await?;
                    frames.filled(came);
                }
                Step::Header(header) => return Ok(Self { read, decoder: Decoder::new(frames, header)? }),
                // A header comes first, or an error.
                Step::Block(_) | Step::End => {}
            }
        }
    }
}

impl<R, T> AsyncReader<R, T> {
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
}

impl<R: AsyncRead + Unpin, T> AsyncReader<R, T> {
    /// The next value; nothing at the end of the file. Cancel safe.
    ///
    /// # Errors
    ///
    /// As the iterator of [`Reader`](crate::Reader).
    pub async fn next(&mut self) -> Option<Result<T, Error>>
    where
        T: AvroDecodeOwned,
    {
        loop {
            match self.decoder.next_value() {
                None => {}
                Some(Err(error)) => return Some(Err(self.decoder.spoil(error))),
                item => return item,
            }
            match self.advance().await {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// The next block; or of the one that [`next`](Self::next) is in, what is left. Cancel safe.
    ///
    /// # Errors
    ///
    /// As [`Reader::next_block`](crate::Reader::next_block).
    pub async fn next_block(&mut self) -> Result<Option<Block<'_, T>>, Error> {
        if !self.decoder.has_block() && !self.advance().await? {
            return Ok(None);
        }
        Ok(self.decoder.take_block())
    }

    /// Goes to the next block, if there is one.
    async fn advance(&mut self) -> Result<bool, Error> {
        loop {
            match self.decoder.advance()? {
                Progress::Input => match read_some(&mut self.read, self.decoder.space()).await {
                    Ok(came) => self.decoder.filled(came),
                    Err(error) => {
                        self.decoder.stop();
                        return Err(error);
                    }
                },
                Progress::Block => return Ok(true),
                Progress::End => return Ok(false),
            }
        }
    }
}

impl<R, T> fmt::Debug for AsyncReader<R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncReader")
            .field("header", self.header())
            .field("offset", &self.offset())
            .finish_non_exhaustive()
    }
}

async fn read_some(read: &mut (impl AsyncRead + Unpin), space: &mut [u8]) -> Result<usize, Error> {
    read.read(space).await.map_err(|error| Error::io("read the file", error))
}
