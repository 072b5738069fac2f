//! Container files.

use std::{io::Cursor, num::NonZero, thread};

use arbitrary::{Arbitrary, Unstructured};
use schema_container::{Codec, Error, OnDamage, Parallel, Reader, ReaderOptions, Writer, WriterOptions};

use super::{Inner, Kinds, limits};

const MARKER: [u8; 16] = *b"the sync marker.";

/// The first byte says what the others are: a file, a part of one, or what a file is made up from.
pub(super) fn container(data: &[u8]) {
    let Some((&kind, data)) = data.split_first() else { return };
    match kind {
        0..0x40 => alike(data),
        0x40..0x80 => alike(&behind_header(kind, data)),
        0x80.. => made_up(data),
    }
}

fn options(on_damage: OnDamage) -> ReaderOptions {
    ReaderOptions::new().limits(limits()).on_damage(on_damage).max_block_size(1 << 16).max_header_size(1 << 14)
}

/// A file whose header is right, and which goes on as it likes.
fn behind_header(codec: u8, blocks: &[u8]) -> Vec<u8> {
    let codec = Codec::ALL[usize::from(codec) % Codec::ALL.len()];
    let options = WriterOptions::new().codec(codec).sync_marker(MARKER);
    let writer = Writer::<_, Inner>::with_options(Vec::new(), options).expect("a codec that is built in");
    let mut file = writer.finish().expect("a vector takes all");
    // A byte of 0xff stands for a marker, which would not be found otherwise.
    for &byte in blocks {
        match byte {
            0xff => file.extend(MARKER),
            byte => file.push(byte),
        }
    }
    file
}

/// All ways of reading a file find the same.
fn alike(file: &[u8]) {
    for on_damage in [OnDamage::Stop, OnDamage::Skip] {
        let Ok(reader) = Reader::<_, Inner>::with_options(file, options(on_damage)) else { return };
        let alone: Vec<_> = reader.map(told).collect();
        let errors = alone.iter().filter(|value| value.is_err()).count();
        assert!(on_damage == OnDamage::Skip || errors <= 1, "it ends behind an error");

        let slow = Slow(file);
        let reader = Reader::<_, Inner>::with_options(slow, options(on_damage)).expect("it was read before");
        same(&alone, &reader.map(told).collect::<Vec<_>>());

        let reader = Reader::<_, Inner>::with_options(file, options(on_damage)).expect("it was read before");
        let two = Parallel::new().threads(NonZero::<usize>::MIN.saturating_add(1));
        let together: Vec<_> = thread::scope(|scope| reader.parallel(scope, two).expect("threads").map(told).collect());
        same(&alone, &together);
    }
    // Wherever it is split, it ends.
    let mut reader = Reader::<_, Inner>::with_options(Cursor::new(file), options(OnDamage::Skip)).expect("as before");
    let half = file.len() as u64 / 2;
    for range in [0..half, half..u64::MAX] {
        if reader.range(range).is_ok() {
            reader.by_ref().for_each(|value| drop(told(value)));
        }
    }
}

/// Gives a few bytes at a time.
struct Slow<'f>(&'f [u8]);

impl std::io::Read for Slow<'_> {
    fn read(&mut self, space: &mut [u8]) -> std::io::Result<usize> {
        let len = space.len().min(61);
        self.0.read(&mut space[..len])
    }
}

type Told = Result<Inner, String>;

fn told(value: Result<Inner, Error>) -> Told {
    value.map_err(|error| {
        let text = error.to_string();
        assert!(!text.is_empty());
        text
    })
}

#[track_caller]
fn same(one: &[Told], other: &[Told]) {
    // By text: a NaN is not equal to itself.
    assert_eq!(format!("{one:?}"), format!("{other:?}"));
}

/// Values are read as they were written, and with a byte changed, up to where it shows.
fn made_up(data: &[u8]) {
    let mut source = Unstructured::new(data);
    let Ok((codec, block_size, at, bit)) = <(u8, u8, u16, u8)>::arbitrary(&mut source) else { return };
    let codec = Codec::ALL[usize::from(codec) % Codec::ALL.len()];
    let Ok(values) = Vec::<Kinds>::arbitrary(&mut source) else { return };
    let options = WriterOptions::new().codec(codec).block_size(block_size.into()).sync_marker(MARKER);
    let mut writer = Writer::<_, Kinds>::with_options(Vec::new(), options).expect("a codec that is built in");
    let written: Vec<&Kinds> = values.iter().filter(|value| writer.append(value).is_ok()).collect();
    let mut file = writer.finish().expect("a vector takes all");
    let read: Vec<Kinds> =
        Reader::<_, Kinds>::new(&file[..]).and_then(Iterator::collect).expect("what was written can be read");
    assert_eq!(format!("{read:?}"), format!("{written:?}"));

    let at = usize::from(at) % file.len();
    file[at] ^= 1 << (bit % 8);
    let options = ReaderOptions::new().limits(limits()).on_damage(OnDamage::Skip);
    if let Ok(reader) = Reader::<_, Kinds>::with_options(&file[..], options) {
        reader.for_each(drop);
    }
}
