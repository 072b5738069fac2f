//! Parts of files, files that go on, and threads.

use std::{io::Cursor, num::NonZero, thread};

use schema_container::{Codec, Error, ErrorKind, OnDamage, Parallel, Reader, ReaderOptions, Writer, WriterOptions};
use schema_runtime::AvroRecord;

use crate::support::{MARKER, User, UserRef, blocks, codecs, options, read, users, write};

#[test]
fn every_two_parts_are_the_whole() {
    let (file, users) = (write(Codec::Null, &users(20)), users(20));
    let len = file.len() as u64;
    for at in 0..=len + 20 {
        let mut values = Vec::new();
        for range in [0..at, at..len + 20] {
            let mut reader = Reader::<_, User>::new(Cursor::new(&file)).unwrap();
            reader.range(range).unwrap();
            values.extend(reader.map(Result::unwrap));
        }
        assert!(values == users, "{at}");
    }
}

#[test]
fn parts_by_hand_as_in_java() {
    let (file, users) = (write(Codec::Null, &users(30)), users(30));
    let len = file.len() as u64;
    for size in [1, 50, 333, len] {
        let mut values = Vec::new();
        let mut start = 0;
        while start < len {
            let end = start + size;
            let mut reader = Reader::<_, User>::from_offset(Cursor::new(&file), start, ReaderOptions::new()).unwrap();
            while !reader.past_sync(end) {
                let Some(user) = reader.next() else { break };
                values.push(user.unwrap());
            }
            start = end;
        }
        assert!(values == users, "{size}");
    }
    let mut reader = Reader::<_, User>::new(Cursor::new(&file)).unwrap();
    let blocks = blocks(&file);
    assert_eq!(reader.offset(), blocks[0]);
    assert!(!reader.past_sync(blocks[0] - 15) && reader.past_sync(blocks[0] - 16));
    reader.sync(blocks[0]).unwrap();
    assert_eq!(reader.next().unwrap().unwrap(), users[10], "the first of the second block");
    reader.sync(len).unwrap();
    assert!(reader.next().is_none() && reader.past_sync(len));
    reader.sync(0).unwrap();
    assert_eq!(reader.count(), 30);
}

#[test]
fn appending() {
    for codec in codecs() {
        let first = write(codec, &users(10));
        let mut file = Cursor::new(first.clone());
        let options = WriterOptions::new().block_size(100);
        let mut writer = Writer::<_, User>::append_to(&mut file, options.clone()).unwrap();
        assert_eq!(writer.sync_marker(), MARKER);
        writer.append_all(&users(5)).unwrap();
        writer.finish().unwrap();
        let file = file.into_inner();
        assert!(file.starts_with(&first));
        let values: Result<Vec<_>, Error> = read(&file, ReaderOptions::new()).unwrap().into_iter().collect();
        assert_eq!(values.unwrap(), [users(10), users(5)].concat(), "{codec}");

        // Nothing that was appended changes nothing, and a header is a whole file.
        let writer = Writer::<_, User>::append_to(Cursor::new(file.clone()), options.clone()).unwrap();
        assert_eq!(writer.finish().unwrap().into_inner(), file);
        let mut writer = Writer::<_, User>::append_to(Cursor::new(write(codec, &[])), options.clone()).unwrap();
        writer.append(&users(1)[0]).unwrap();
        let file = writer.finish().unwrap().into_inner();
        assert_eq!(read(&file, ReaderOptions::new()).unwrap().len(), 1);

        let cut = first[..first.len() - 1].to_vec();
        let error = Writer::<_, User>::append_to(Cursor::new(cut), options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Truncated, "{codec}");
    }
    let error = Writer::<_, i32>::append_to(Cursor::new(write(Codec::Null, &[])), options(Codec::Null)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SchemaMismatch);
    assert_eq!(
        error.to_string(),
        "the file has another schema than the type: the file has the record `com.example.User`, the type int; append values \
         of the file's schema, or begin another file with `Writer::new`"
    );
    let error = Writer::<_, User>::append_to(Cursor::new(Vec::new()), options(Codec::Null)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Truncated);
    assert_eq!(error.to_string(), "the file is empty, and there is nothing to append to: begin one with `Writer::new`");
}

/// A file that was opened for writing alone.
struct WriteOnly;

impl std::io::Read for WriteOnly {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        // What reading says on Unix has no kind of its own.
        Err(if cfg!(unix) { std::io::Error::from_raw_os_error(9) } else { std::io::ErrorKind::PermissionDenied.into() })
    }
}

impl std::io::Write for WriteOnly {
    fn write(&mut self, data: &[u8]) -> std::io::Result<usize> {
        Ok(data.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl std::io::Seek for WriteOnly {
    fn seek(&mut self, _: std::io::SeekFrom) -> std::io::Result<u64> {
        Ok(0)
    }
}

#[test]
fn a_file_to_append_to_is_read_as_well() {
    let error = Writer::<_, User>::append_to(WriteOnly, options(Codec::Null)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    let text = error.to_string();
    assert!(text.starts_with("cannot read the file: "), "{text}");
    assert!(text.ends_with("; to append to it, open it for reading and writing"), "{text}");
}

/// What a chain of errors prints has each text once.
#[test]
fn no_text_is_said_twice() {
    struct Failing(Option<std::io::Error>);
    impl std::io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            self.0.take().map_or(Ok(0), Err)
        }
    }
    let io = std::io::Error::new(std::io::ErrorKind::ConnectionReset, "the wire is cut");
    let error = Reader::<_, i32>::new(Failing(Some(io))).unwrap_err();
    assert_eq!(error.to_string(), "cannot read the file: the wire is cut");
    assert_eq!(error.io_error().unwrap().kind(), std::io::ErrorKind::ConnectionReset);
    assert!(std::error::Error::source(&error).is_none());

    let file = write(Codec::Null, &users(1));
    let error = Reader::<_, i32>::new(&file[..]).unwrap_err();
    assert!(error.to_string().contains("cannot be read as int"), "{error}");
    assert!(std::error::Error::source(&error).is_none() && error.io_error().is_none());
}

/// The user as a later version has it.
#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "User", namespace = "com.example")]
struct Later<'a> {
    email: Option<&'a str>,
    #[avro(default = "free")]
    plan: &'a str,
    visits: f64,
    #[avro(alias = "name")]
    handle: &'a str,
}

#[test]
fn a_file_of_an_older_version() {
    for codec in codecs() {
        let (file, users) = (write(codec, &users(40)), users(40));
        let mut reader = Reader::<_, Later<'_>>::new(&file[..]).unwrap();
        assert!(reader.resolver().is_total());
        let mut seen = 0;
        while let Some(block) = reader.next_block().unwrap() {
            for later in block.values() {
                let (later, of) = (later.unwrap(), &users[seen]);
                assert_eq!((later.handle, later.plan), (&*of.name, "free"));
                assert_eq!((later.visits, later.email), (of.visits as f64, of.email.as_deref()));
                seen += 1;
            }
        }
        assert_eq!(seen, 40);
    }
}

fn threads(count: usize) -> Parallel {
    Parallel::new().threads(NonZero::new(count).unwrap())
}

#[test]
fn threads_read_what_one_reads() {
    for codec in codecs() {
        let (file, users) = (write(codec, &users(500)), users(500));
        for count in [1, 2, 5] {
            let reader = Reader::<_, User>::new(&file[..]).unwrap();
            let values: Vec<User> = thread::scope(|scope| {
                reader.parallel(scope, threads(count)).unwrap().collect::<Result<_, _>>().unwrap()
            });
            assert_eq!(values, users, "{codec}");
            let reader = Reader::<_, User>::new(&file[..]).unwrap();
            let mut values: Vec<User> = thread::scope(|scope| {
                reader.parallel(scope, threads(count).unordered()).unwrap().collect::<Result<_, _>>().unwrap()
            });
            values.sort_by_key(|user| user.visits);
            assert_eq!(values, users, "{codec}");
        }
        let reader = Reader::<_, UserRef<'_>>::new(&file[..]).unwrap();
        let lens: usize = thread::scope(|scope| {
            let work = |block: schema_container::Block<'_, UserRef<'_>>| {
                block.values().map(|user| user.unwrap().name.len()).sum::<usize>()
            };
            reader.parallel_map(scope, threads(3), work).unwrap().map(Result::unwrap).sum()
        });
        assert_eq!(lens, users.iter().map(|user| user.name.len()).sum::<usize>());
    }
}

#[test]
fn threads_end_when_nobody_wants_more() {
    let file = write(Codec::Null, &users(5000));
    for parallel in [threads(2), threads(2).unordered()] {
        let reader = Reader::<_, User>::new(&file[..]).unwrap();
        let taken = thread::scope(|scope| reader.parallel(scope, parallel).unwrap().take(3).count());
        assert_eq!(taken, 3);
    }
}

#[test]
fn threads_meet_the_same_damage() {
    for codec in codecs() {
        let mut file = write(codec, &users(200));
        let blocks = blocks(&file);
        for block in [2, 7] {
            file[blocks[block] as usize - 5] ^= 1;
        }
        file.truncate(file.len() - 3);
        for on_damage in [OnDamage::Stop, OnDamage::Skip] {
            let options = ReaderOptions::new().on_damage(on_damage);
            let alone: Vec<_> = read(&file, options.clone()).unwrap();
            let reader = Reader::<_, User>::with_options(&file[..], options).unwrap();
            let together: Vec<_> = thread::scope(|scope| reader.parallel(scope, threads(3)).unwrap().collect());
            let errors = alone.iter().filter(|read| read.is_err()).count();
            assert_eq!(errors, if on_damage == OnDamage::Stop { 1 } else { 3 }, "{codec}");
            assert_eq!(format!("{alone:?}"), format!("{together:?}"), "{codec}");
        }
    }
}
