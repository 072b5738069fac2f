//! What is written is read, by every codec and in every way.

use std::io::{self, Write};

use schema_container::{Codec, Error, ErrorKind, Reader, ReaderOptions, Writer, WriterOptions};
use schema_runtime::{AvroRecord, Limits};

use crate::support::{MARKER, User, UserRef, codecs, options, read, users, write};

#[test]
fn every_codec() {
    for codec in codecs() {
        for count in [0, 1, 3, 1000] {
            let (file, users) = (write(codec, &users(count)), users(count));
            let values: Result<Vec<_>, Error> = read(&file, ReaderOptions::new()).unwrap().into_iter().collect();
            assert_eq!(values.unwrap(), users, "{codec}");
            let header = Reader::<_, User>::new(&file[..]).unwrap().header().clone();
            assert_eq!(header.codec(), codec);
            assert_eq!((header.schema_json(), header.sync_marker()), (User::SCHEMA_JSON, MARKER));
        }
    }
}

#[test]
fn every_level() {
    for (codec, levels) in
        [(Codec::Deflate, 0..=9), (Codec::Zstandard, 1..=22), (Codec::Bzip2, 1..=9), (Codec::Xz, 0..=9)]
    {
        if !codec.is_built_in() {
            continue;
        }
        let users = users(50);
        for level in levels.clone() {
            let mut writer =
                Writer::<_, User>::with_options(Vec::new(), WriterOptions::new().codec(codec).level(level)).unwrap();
            writer.append_all(&users).unwrap();
            let file = writer.finish().unwrap();
            let values: Result<Vec<_>, Error> = read(&file, ReaderOptions::new()).unwrap().into_iter().collect();
            assert_eq!(values.unwrap(), users, "{codec} {level}");
        }
        let error = Writer::<_, User>::with_options(Vec::new(), options(codec).level(levels.end() + 1)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Options);
    }
    let error = Writer::<_, User>::with_options(Vec::new(), options(Codec::Null).level(1)).unwrap_err();
    assert_eq!(error.to_string(), "`null` has no compression levels, and 1 was set: leave it out");
}

#[test]
fn a_codec_that_is_not_built_in_is_named() {
    for codec in Codec::ALL.into_iter().filter(|codec| !codec.is_built_in()) {
        let error = Writer::<_, User>::with_options(Vec::new(), options(codec)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Codec);
        let feature = format!("turn on the feature `{codec}` of schema-container");
        assert!(error.to_string().contains(&feature), "{error}");
        // The same in reading: a header that names it.
        let mut file = write(Codec::Null, &users(1));
        let at = file.windows(15).position(|bytes| bytes == b"avro.codec\x08null").unwrap() + 11;
        file.splice(at - 1..at + 4, [&[codec.name().len() as u8 * 2], codec.name().as_bytes()].concat());
        let error = Reader::<_, User>::new(&file[..]).unwrap_err();
        assert!(error.to_string().contains(&feature), "{error}");
    }
}

#[test]
fn borrowed_from_the_block() {
    for codec in codecs() {
        let (file, users) = (write(codec, &users(100)), users(100));
        let mut reader = Reader::<_, UserRef<'_>>::new(&file[..]).unwrap();
        let (mut seen, mut blocks) = (0, 0);
        while let Some(block) = reader.next_block().unwrap() {
            assert_eq!(block.index(), blocks);
            blocks += 1;
            let values: Vec<UserRef<'_>> = block.values().collect::<Result<_, _>>().unwrap();
            assert_eq!(values.len() as u64, block.count());
            for user in values {
                let of = &users[seen];
                assert_eq!((user.name, user.visits, user.email), (&*of.name, of.visits, of.email.as_deref()));
                let data = block.data().as_ptr_range();
                assert!(data.contains(&user.name.as_ptr()), "it borrows");
                seen += 1;
            }
        }
        assert!(seen == 100 && blocks > 10, "{seen} {blocks}");
    }
}

#[test]
fn a_block_after_values_is_what_is_left_of_it() {
    let (file, users) = (write(Codec::Null, &users(20)), users(20));
    let mut reader = Reader::<_, User>::new(&file[..]).unwrap();
    let mut values: Vec<User> = reader.by_ref().take(2).collect::<Result<_, _>>().unwrap();
    while let Some(block) = reader.next_block().unwrap() {
        values.extend(block.values().map(Result::unwrap));
    }
    assert_eq!(values, users);
}

#[test]
fn metadata_is_kept_and_avros_is_reserved() {
    let options = WriterOptions::new().metadata("app", "x").metadata("bytes", [0, 255]);
    let file = Writer::<_, i32>::with_options(Vec::new(), options).unwrap().finish().unwrap();
    let reader = Reader::<_, i32>::new(&file[..]).unwrap();
    let metadata = reader.header().metadata();
    assert_eq!(metadata.keys().collect::<Vec<_>>(), ["app", "avro.codec", "avro.schema", "bytes"]);
    assert_eq!((&metadata["app"][..], &metadata["bytes"][..]), (&b"x"[..], &[0, 255][..]));
    assert_eq!(reader.count(), 0);

    let options = WriterOptions::new().metadata("avro.codec", "null");
    let error = Writer::<_, i32>::with_options(Vec::new(), options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Options);
    assert_eq!(error.to_string(), "metadata `avro.codec`: keys that start with `avro.` are Avro's own; take another");
}

#[test]
fn markers_are_random() {
    let marker = || Writer::<_, i32>::new(Vec::new()).unwrap().sync_marker();
    assert_ne!(marker(), marker());
}

#[derive(AvroRecord)]
struct Nested {
    next: Option<Box<Nested>>,
}

#[test]
fn a_value_that_cannot_be_encoded_leaves_nothing() {
    let deep = Nested { next: Some(Box::new(Nested { next: Some(Box::new(Nested { next: None })) })) };
    let options = WriterOptions::new().limits(Limits::default().max_depth(1));
    let mut writer = Writer::<_, Nested>::with_options(Vec::new(), options).unwrap();
    writer.append(&Nested { next: None }).unwrap();
    assert_eq!(writer.append(&deep).unwrap_err().kind(), ErrorKind::Encode);
    writer.append(&Nested { next: None }).unwrap();
    let file = writer.finish().unwrap();
    let read: Vec<Nested> = Reader::<_, Nested>::new(&file[..]).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(read.len(), 2);
    assert!(read.iter().all(|value| value.next.is_none()));
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Empty {}

#[test]
fn values_of_no_byte_are_bounded_and_go_through() {
    let mut writer = Writer::<_, Empty>::new(Vec::new()).unwrap();
    for _ in 0..200_000 {
        writer.append(&Empty {}).unwrap();
    }
    let file = writer.finish().unwrap();
    assert_eq!(Reader::<_, Empty>::new(&file[..]).unwrap().map(Result::unwrap).count(), 200_000);

    // A block that claims more of them than there is time for.
    let mut file = Writer::<_, Empty>::with_options(Vec::new(), WriterOptions::new().sync_marker(MARKER))
        .unwrap()
        .finish()
        .unwrap();
    file.extend([0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01, 0]);
    file.extend(MARKER);
    let mut read = Reader::<_, Empty>::new(&file[..]).unwrap();
    let error = read.find_map(Result::err).unwrap();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("more than 65536 of its values take no byte"), "{error}");
    assert!(read.next().is_none());
}

#[test]
fn a_writer_that_is_dropped_writes_what_it_has() {
    let mut file = Vec::new();
    let mut writer = Writer::<_, User>::new(&mut file).unwrap();
    writer.append_all(&users(5)).unwrap();
    drop(writer);
    assert_eq!(read(&file, ReaderOptions::new()).unwrap().len(), 5);
}

/// Takes a few bytes at a time, and is full now and then.
struct Slow {
    file: Vec<u8>,
    calls: usize,
}

impl Write for Slow {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.calls += 1;
        match self.calls % 4 {
            0 => Err(io::ErrorKind::Interrupted.into()),
            1 if self.calls > 4 => Err(io::ErrorKind::StorageFull.into()),
            _ => {
                let taken = bytes.len().min(7);
                self.file.extend_from_slice(&bytes[..taken]);
                Ok(taken)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn what_could_not_be_written_is_written_later() {
    for codec in codecs() {
        let mut slow = Slow { file: Vec::new(), calls: 0 };
        let mut writer = Writer::<_, User>::with_options(&mut slow, options(codec)).unwrap();
        let mut failures = 0;
        for user in &users(60) {
            if let Err(error) = writer.append(user) {
                assert_eq!(error.kind(), ErrorKind::Io);
                failures += 1;
            }
        }
        while writer.flush().is_err() {
            failures += 1;
        }
        drop(writer);
        assert!(failures > 10);
        let values: Result<Vec<_>, Error> = read(&slow.file, ReaderOptions::new()).unwrap().into_iter().collect();
        assert_eq!(values.unwrap(), users(60), "{codec}");
    }
}

#[test]
fn a_blocks_end_is_that_of_the_value_that_fills_it() {
    let mut writer = Writer::<_, [u8]>::with_options(Vec::new(), WriterOptions::new().block_size(0)).unwrap();
    writer.append_all([&[1_u8; 3][..], &[2; 100_000]]).unwrap();
    let file = writer.finish().unwrap();
    let mut reader = Reader::<_, &[u8]>::new(&file[..]).unwrap();
    let mut lens = Vec::new();
    while let Some(block) = reader.next_block().unwrap() {
        lens.extend(block.values().map(|bytes| bytes.unwrap().len()));
        assert_eq!(block.count(), 1);
    }
    assert_eq!(lens, [3, 100_000]);
}
