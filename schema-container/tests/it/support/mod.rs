//! A small file, and what is made of it.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses some of it")]

use schema_container::{Codec, Error, Reader, ReaderOptions, Writer, WriterOptions};
use schema_runtime::AvroRecord;

/// Two strings among numbers, so that most damage shows.
#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example")]
pub(crate) struct User {
    pub(crate) name: String,
    pub(crate) visits: i64,
    pub(crate) email: Option<String>,
}

/// The same, borrowing.
#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "User", namespace = "com.example")]
pub(crate) struct UserRef<'a> {
    pub(crate) name: &'a str,
    pub(crate) visits: i64,
    pub(crate) email: Option<&'a str>,
}

pub(crate) fn users(count: i64) -> Vec<User> {
    (0..count)
        .map(|i| User {
            name: format!("user number {i}"),
            visits: i * i * i,
            email: (i % 3 == 0).then(|| format!("{i}@example.com")),
        })
        .collect()
}

/// The codecs that the tests are built with.
pub(crate) fn codecs() -> impl Iterator<Item = Codec> {
    Codec::ALL.into_iter().filter(|codec| codec.is_built_in())
}

pub(crate) const MARKER: [u8; 16] = *b"sync marker 0123";

pub(crate) fn options(codec: Codec) -> WriterOptions {
    let options = WriterOptions::new().codec(codec).block_size(200).sync_marker(MARKER);
    match codec {
        // The memory that reading takes goes by the level.
        Codec::Bzip2 => options.level(1),
        Codec::Xz => options.level(0),
        _ => options,
    }
}

pub(crate) fn write(codec: Codec, users: &[User]) -> Vec<u8> {
    let mut writer = Writer::<_, User>::with_options(Vec::new(), options(codec)).unwrap();
    writer.append_all(users).unwrap();
    writer.finish().unwrap()
}

/// Values and errors, to the end. A reader that never ends fails the test.
pub(crate) fn read(file: &[u8], options: ReaderOptions) -> Result<Vec<Result<User, Error>>, Error> {
    let reader = Reader::<_, User>::with_options(file, options)?;
    let read: Vec<_> = reader.take(100_000).collect();
    assert!(read.len() < 100_000, "it ends");
    Ok(read)
}

/// Where each block starts, and where the last one ends.
pub(crate) fn blocks(file: &[u8]) -> Vec<u64> {
    let mut reader = Reader::<_, User>::new(file).unwrap();
    let mut offsets = Vec::new();
    while let Some(block) = reader.next_block().unwrap() {
        if offsets.is_empty() {
            offsets.push(block.range().start);
        }
        offsets.push(block.range().end);
    }
    offsets
}
