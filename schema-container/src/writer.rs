//! Writing by threads.

use std::{
    fmt,
    io::{self, Read, Seek, SeekFrom, Write},
    thread,
};

use schema_model::difference;
use schema_runtime::{AvroEncode, AvroType};

use crate::{
    Error, ErrorKind, Header, ReaderOptions, SyncMarker, WriterOptions,
    encoder::Encoder,
    frames::{Frames, Step},
    reader::read_some,
};

/// Writes values of `T` as a container file.
///
/// The file's schema is the type's own, whose text is a constant of the program. Values are encoded into a block, which is
/// compressed and written when it is full: so writing needs no buffer around it.
///
/// A file is complete after [`finish`](Self::finish). A writer that is dropped without it writes what it has, as
/// [`BufWriter`](io::BufWriter) does, and cannot tell if that fails; while the thread panics, it writes nothing.
///
/// ```
/// use schema_container::{Codec, Writer, WriterOptions};
/// use schema_runtime::AvroRecord;
///
/// #[derive(AvroRecord)]
/// struct User {
///     name: String,
/// }
///
/// let options = WriterOptions::new().codec(Codec::Deflate);
/// let mut writer = Writer::<_, User>::with_options(Vec::new(), options)?;
/// writer.append(&User { name: "foo".into() })?;
/// let file = writer.finish()?;
/// assert!(file.starts_with(b"Obj\x01"));
/// # Ok::<(), schema_container::Error>(())
/// ```
pub struct Writer<W: Write, T: ?Sized> {
    /// There until it is taken out by `finish`.
    write: Option<W>,
    encoder: Encoder<T>,
}

impl<W: Write, T: AvroType + ?Sized> Writer<W, T> {
    /// Begins a file, whose header is written with its first block.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Schema`] where the type's schema has two definitions of one name.
    pub fn new(write: W) -> Result<Self, Error> {
        Self::with_options(write, WriterOptions::default())
    }

    /// As [`new`](Self::new), with options.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and [`ErrorKind::Options`] and [`ErrorKind::Codec`] where the options are wrong.
    pub fn with_options(write: W, options: WriterOptions) -> Result<Self, Error> {
        Ok(Self { write: Some(write), encoder: Encoder::new(options)? })
    }

    /// Writes behind what a file has: with its codec, and its sync marker between blocks.
    ///
    /// Of the options count the level, the size of blocks, and the limits; the file has its own codec and metadata.
    ///
    /// ```
    /// use schema_container::{Reader, Writer, WriterOptions};
    ///
    /// let mut writer = Writer::<_, str>::new(std::io::Cursor::new(Vec::new()))?;
    /// writer.append("a")?;
    /// let file = writer.finish()?;
    ///
    /// let mut writer = Writer::<_, str>::append_to(file, WriterOptions::new())?;
    /// writer.append("b")?;
    /// let file = writer.finish()?.into_inner();
    /// assert_eq!(Reader::<_, String>::new(&file[..])?.collect::<Result<Vec<_>, _>>()?, ["a", "b"]);
    /// # Ok::<(), schema_container::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for a [`Reader`](crate::Reader) of the file, which is opened for reading and writing; [`ErrorKind::SchemaMismatch`] where its schema is not the type's own, in
    /// what values are written by; and [`ErrorKind::Truncated`] where it does not end with a block, since values
    /// behind half a block could not be read, or is empty.
    pub fn append_to(mut file: W, options: WriterOptions) -> Result<Self, Error>
    where
        W: Read + Seek,
    {
        options.check()?;
        let seek = |file: &mut W, to| file.seek(to).map_err(|error| Error::io("seek in the file", error));
        seek(&mut file, SeekFrom::Start(0))?;
        let header = read_header(&mut file)?;
        if let Some(difference) = difference(header.schema().root(), T::SCHEMA.get()) {
            let at = match difference.path() {
                "" => String::new(),
                path => format!(" (at {path})"),
            };
            let (in_file, in_type) = (difference.writer(), difference.reader());
            let text = format!(
                "the file has another schema than the type: the file has {in_file}, the type {in_type}{at}; append values of \
                 the file's schema, or begin another file with `Writer::new`"
            );
            return Err(Error::new(ErrorKind::SchemaMismatch, text));
        }
        let mut end = SyncMarker::default();
        let at = seek(&mut file, SeekFrom::End(-(end.len() as i64)))?;
        file.read_exact(&mut end).map_err(|error| Error::io("read the file", error))?;
        if end != header.sync_marker() {
            let at = at + end.len() as u64;
            let text = format!("the file does not end with a sync marker, at byte {at}: its last block is not whole");
            return Err(Error::new(ErrorKind::Truncated, text));
        }
        Ok(Self { write: Some(file), encoder: Encoder::behind(&header, &options)? })
    }
}

fn read_header(file: &mut impl Read) -> Result<Box<Header>, Error> {
    let mut frames = Frames::new(ReaderOptions::default());
    let mut is_empty = true;
    loop {
        match frames.step()? {
            Step::Input => {
                let came = read_some(file, frames.space()).map_err(|error| {
                    if is_not_open(&error) {
                        error.and("; to append to it, open it for reading and writing")
                    } else {
                        error
                    }
                })?;
                if came == 0 && is_empty {
                    let text = "the file is empty, and there is nothing to append to: begin one with `Writer::new`";
                    return Err(Error::new(ErrorKind::Truncated, text));
                }
                is_empty = false;
                frames.filled(came);
            }
            Step::Header(header) => return Ok(header),
            // A header comes first, or an error.
            Step::Block(_) | Step::End => {}
        }
    }
}

/// Whether a file was not opened for reading, as far as an error tells.
fn is_not_open(error: &Error) -> bool {
    // EBADF of all Unix systems; ERROR_ACCESS_DENIED of Windows is a kind of the standard library's.
    error.io_error().is_some_and(|error| {
        (cfg!(unix) && error.raw_os_error() == Some(9)) || error.kind() == io::ErrorKind::PermissionDenied
    })
}

impl<W: Write, T: ?Sized> Writer<W, T> {
    /// Appends a value, and writes the block if it is full.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Encode`] where the value cannot be encoded: nothing of it is in the block, and other values can be
    /// appended. [`ErrorKind::Io`] where the block cannot be written: the value is in it, and what is left of it is written
    /// by the next call. [`ErrorKind::Compression`] where the block cannot be compressed: all its values are lost, of which
    /// the error tells how many, and other values can be appended.
    #[inline]
    pub fn append(&mut self, value: &T) -> Result<(), Error>
    where
        T: AvroEncode,
    {
        if self.encoder.append(value)? {
            self.write_block()?;
        }
        Ok(())
    }

    /// Appends values.
    ///
    /// # Errors
    ///
    /// As [`append`](Self::append), for the first value that is one: those before it are in the file, or its block, if that
    /// could be compressed.
    pub fn append_all<'v>(&mut self, values: impl IntoIterator<Item = &'v T>) -> Result<(), Error>
    where
        T: AvroEncode + 'v,
    {
        values.into_iter().try_for_each(|value| self.append(value))
    }

    /// Ends the block, and writes and flushes all.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`]; a call that follows goes on with what is left. [`ErrorKind::Compression`], as [`append`](Self::append).
    pub fn flush(&mut self) -> Result<(), Error> {
        self.write_block()?;
        match &mut self.write {
            Some(write) => write.flush().map_err(|error| Error::io("flush the file", error)),
            None => Ok(()),
        }
    }

    /// Writes what is left, flushes it, and gives back what is written to.
    ///
    /// # Errors
    ///
    /// As [`flush`](Self::flush). What is left then is not written, nor tried again; where it should be, call `flush` before.
    pub fn finish(mut self) -> Result<W, Error> {
        let flushed = self.flush();
        // Whatever became of it, the drop is not to write once more.
        let write = self.write.take();
        flushed?;
        write.ok_or_else(|| Error::new(ErrorKind::Io, "the file was finished before"))
    }

    /// What stands between blocks.
    pub fn sync_marker(&self) -> SyncMarker {
        self.encoder.sync_marker()
    }

    #[inline(never)]
    fn write_block(&mut self) -> Result<(), Error> {
        self.drain()?;
        if self.encoder.has_values() {
            self.encoder.seal()?;
            self.drain()?;
        }
        Ok(())
    }

    fn drain(&mut self) -> Result<(), Error> {
        let Some(write) = &mut self.write else { return Ok(()) };
        loop {
            let pending = self.encoder.pending();
            if pending.is_empty() {
                return Ok(());
            }
            match write.write(pending) {
                Ok(0) => return Err(Error::io("write the file", io::ErrorKind::WriteZero.into())),
                Ok(bytes) => self.encoder.wrote(bytes),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Error::io("write the file", error)),
            }
        }
    }
}

impl<W: Write, T: ?Sized> Drop for Writer<W, T> {
    fn drop(&mut self) {
        if self.write.is_some() && !thread::panicking() {
            let _ = self.flush();
        }
    }
}

impl<W: Write, T: ?Sized> fmt::Debug for Writer<W, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("sync_marker", &self.sync_marker()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::cell::Cell;

    use super::*;
    use crate::{Codec, Reader};

    #[test]
    fn a_block_that_cannot_be_compressed_is_lost_and_no_other() {
        let mut file = Vec::new();
        let options = WriterOptions::new().block_size(2);
        let mut writer = Writer::<_, i64>::with_options(&mut file, options).unwrap();
        // Something is written before, so that there is a place up to which it was.
        writer.append_all(&[1, 2]).unwrap();
        writer.encoder.fail_to_compress(2);
        writer.append(&3).unwrap();
        let error = writer.append(&4).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Compression);
        assert_eq!(
            error.to_string(),
            "the block cannot be compressed: as it was told; its 2 values are lost, and others can be appended"
        );
        writer.append(&5).unwrap();
        let error = writer.flush().unwrap_err();
        assert!(error.to_string().ends_with("its 1 value is lost, and others can be appended"), "{error}");
        writer.flush().unwrap();
        writer.append_all(&[6, 7, 8]).unwrap();
        drop(writer);
        let reader = Reader::<_, i64>::new(&file[..]).unwrap();
        assert_eq!(reader.header().codec(), Codec::Null);
        assert_eq!(reader.collect::<Result<Vec<_>, _>>().unwrap(), [1, 2, 6, 7, 8]);
    }

    #[test]
    fn a_writer_that_is_dropped_behind_a_failure_writes_nothing() {
        let mut file = Vec::new();
        let mut writer = Writer::<_, i64>::new(&mut file).unwrap();
        writer.flush().unwrap();
        writer.encoder.fail_to_compress(1);
        writer.append(&1).unwrap();
        writer.finish().unwrap_err();
        let mut writer = Writer::<_, i64>::with_options(&mut file, WriterOptions::new().block_size(0)).unwrap();
        writer.flush().unwrap();
        writer.encoder.fail_to_compress(1);
        writer.append(&1).unwrap_err();
        drop(writer);
        let header = file.len() / 2;
        assert_eq!(Reader::<_, i64>::new(&file[..header]).unwrap().count(), 0);
        assert_eq!(Reader::<_, i64>::new(&file[header..]).unwrap().count(), 0);
    }

    /// Always full, and counts how often it was tried.
    #[derive(Debug)]
    struct Full<'c>(&'c Cell<usize>);

    impl Write for Full<'_> {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            self.0.set(self.0.get() + 1);
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_failed_finish_does_not_write_again() {
        let tried = Cell::new(0);
        let mut writer = Writer::<_, i64>::new(Full(&tried)).unwrap();
        writer.append(&1).unwrap();
        assert_eq!(writer.finish().unwrap_err().kind(), ErrorKind::Io);
        assert_eq!(tried.get(), 1);
    }
}
