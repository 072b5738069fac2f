//! Writing by tasks.

use std::{fmt, io};

use schema_runtime::{AvroEncode, AvroType};
use tokio::io::{AsyncWrite, AsyncWriteExt};

use crate::{Error, SyncMarker, WriterOptions, encoder::Encoder};

/// Writes values of `T` as a container file as [`Writer`](crate::Writer) does, to what tokio writes: feature `tokio`.
/// It does not append to a file that is there.
///
/// A file is complete after [`finish`](Self::finish). A writer that is dropped without it loses the values of its last
/// block, since a drop cannot wait.
pub struct AsyncWriter<W, T: ?Sized> {
    write: W,
    encoder: Encoder<T>,
}

impl<W: AsyncWrite + Unpin, T: AvroType + ?Sized> AsyncWriter<W, T> {
    /// Begins a file, whose header is written with its first block.
    ///
    /// # Errors
    ///
    /// As [`Writer::new`](crate::Writer::new).
    pub fn new(write: W) -> Result<Self, Error> {
        Self::with_options(write, WriterOptions::default())
    }

    /// As [`new`](Self::new), with options.
    ///
    /// # Errors
    ///
    /// As [`Writer::with_options`](crate::Writer::with_options).
    pub fn with_options(write: W, options: WriterOptions) -> Result<Self, Error> {
        Ok(Self { write, encoder: Encoder::new(options)? })
    }
}

impl<W: AsyncWrite + Unpin, T: ?Sized> AsyncWriter<W, T> {
    /// Appends a value, and writes the block if it is full.
    ///
    /// Where it is cancelled, the value is in the block, and what is left of it is written by the next call.
    ///
    /// # Errors
    ///
    /// As [`Writer::append`](crate::Writer::append).
    pub async fn append(&mut self, value: &T) -> Result<(), Error>
    where
        T: AvroEncode,
    {
        if self.encoder.append(value)? {
            self.write_block().await?;
        }
        Ok(())
    }

    /// Appends values.
    ///
    /// # Errors
    ///
    /// As [`append`](Self::append), for the first value that is one: those before it are in the file, or its block.
    pub async fn append_all<'v>(&mut self, values: impl IntoIterator<Item = &'v T>) -> Result<(), Error>
    where
        T: AvroEncode + 'v,
    {
        for value in values {
            self.append(value).await?;
        }
        Ok(())
    }

    /// Ends the block, and writes and flushes all. Cancel safe.
    ///
    /// # Errors
    ///
    /// As [`Writer::flush`](crate::Writer::flush).
    pub async fn flush(&mut self) -> Result<(), Error> {
        self.write_block().await?;
        self.write.flush().await.map_err(|error| Error::io("flush the file", error))
    }

    /// Writes what is left, flushes it, and gives back what is written to.
    ///
    /// # Errors
    ///
    /// As [`flush`](Self::flush).
    pub async fn finish(mut self) -> Result<W, Error> {
        self.flush().await?;
        Ok(self.write)
    }

    /// What stands between blocks.
    pub fn sync_marker(&self) -> SyncMarker {
        self.encoder.sync_marker()
    }

    async fn write_block(&mut self) -> Result<(), Error> {
        self.drain().await?;
        if self.encoder.has_values() {
            self.encoder.seal()?;
            self.drain().await?;
        }
        Ok(())
    }

    async fn drain(&mut self) -> Result<(), Error> {
        while !self.encoder.pending().is_empty() {
            match self.write.write(self.encoder.pending()).await {
                Ok(0) => return Err(Error::io("write the file", io::ErrorKind::WriteZero.into())),
                Ok(bytes) => self.encoder.wrote(bytes),
                Err(error) => return Err(Error::io("write the file", error)),
            }
        }
        Ok(())
    }
}

impl<W, T: ?Sized> fmt::Debug for AsyncWriter<W, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncWriter").finish_non_exhaustive()
    }
}
