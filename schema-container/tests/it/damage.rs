//! Every bit of a small file, every length of it, and files that lie.

use schema_container::{Codec, Error, ErrorKind, OnDamage, Reader, ReaderOptions};

use crate::support::{MARKER, User, blocks, codecs, read, users, write};

fn skipping() -> ReaderOptions {
    ReaderOptions::new().on_damage(OnDamage::Skip)
}

/// The values that were read, and the errors.
fn split(read: Vec<Result<User, Error>>) -> (Vec<User>, Vec<Error>) {
    let (values, errors): (Vec<_>, Vec<_>) = read.into_iter().partition(Result::is_ok);
    (values.into_iter().map(Result::unwrap).collect(), errors.into_iter().map(Result::unwrap_err).collect())
}

/// Whether damage of a block's data must show: deflate and null have no checksum.
fn has_checksum(codec: Codec) -> bool {
    !matches!(codec, Codec::Null | Codec::Deflate)
}

#[test]
fn every_bit() {
    for codec in codecs() {
        let users = users(12);
        let file = write(codec, &users);
        let blocks = blocks(&file);
        assert!(blocks.len() >= 3, "several blocks");
        let header = blocks[0];
        for (at, bit) in (0..file.len()).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
            let mut damaged = file.clone();
            damaged[at] ^= 1 << bit;
            let at = at as u64;
            let place = format!("{codec}, byte {at}, bit {bit}");
            let stopped = read(&damaged, ReaderOptions::new());
            let skipped = read(&damaged, skipping());
            if at < 4 {
                assert_eq!(stopped.unwrap_err().kind(), ErrorKind::Header, "{place}");
                continue;
            }
            // In metadata damage is an error, or in a name or a text that does not matter.
            let (Ok(stopped), Ok(skipped)) = (stopped, skipped) else {
                assert!(at < header, "{place}");
                continue;
            };
            let (values, errors) = split(stopped);
            let (all_values, all_errors) = split(skipped);
            assert!(errors.len() <= 1, "{place}: it ends behind an error");
            if at < header - 16 {
                continue;
            }
            if at < header {
                // No block has such a marker behind it.
                assert!(values.is_empty() && errors.len() == 1, "{place}");
                assert!(all_values.is_empty() && all_errors.len() == 1, "{place}");
                let skipped = all_errors[0].skipped().unwrap();
                assert_eq!(skipped.bytes, header..file.len() as u64, "{place}");
                continue;
            }
            // Which block it is, and which of its bytes.
            let block = blocks.partition_point(|&start| start <= at) - 1;
            let (start, end) = (blocks[block], blocks[block + 1]);
            let is_framing = at < start + 2 || at >= end - 16;
            if errors.is_empty() && has_checksum(codec) {
                // Compressed data can be others, and mean the same.
                assert!(!is_framing && values == users && all_values == users, "{place}");
            } else if is_framing || has_checksum(codec) {
                assert_eq!(errors.len(), 1, "{place}");
                assert!(users.starts_with(&values), "{place}: what comes before it is right");
                assert_eq!(errors[0].offset(), Some(start), "{place}: {}", errors[0]);
                assert_eq!(errors[0].block(), Some(block as u64), "{place}");
                assert_eq!(all_errors.len(), 1, "{place}: {all_errors:?}");
                let skipped = all_errors[0].skipped().unwrap();
                // All of the block, and with a wrong marker the next one, since no other marker stands before that.
                assert_eq!(skipped.bytes.start, start, "{place}");
                let next = blocks.get(block + 2).copied().unwrap_or(file.len() as u64);
                assert!([end, next].contains(&skipped.bytes.end), "{place}: {skipped:?}");
                // What is behind it is right as well.
                assert!(all_values.iter().all(|user| users.contains(user)), "{place}");
                // A count that is too great is found out behind the values.
                assert!(all_values.len() < users.len() || at < start + 2, "{place}");
            } else if all_errors.is_empty() {
                // Without a checksum, data can be others; they are as many.
                assert_eq!(all_values.len(), users.len(), "{place}");
            }
        }
    }
}

#[test]
fn every_length() {
    for codec in codecs() {
        let users = users(12);
        let file = write(codec, &users);
        let blocks = blocks(&file);
        for len in 0..file.len() {
            let cut = &file[..len];
            let len = len as u64;
            if len < blocks[0] {
                let error = read(cut, ReaderOptions::new()).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::Truncated, "{codec} {len}");
                assert_eq!(error.to_string(), format!("the file ends inside its header, after {len} bytes"));
                continue;
            }
            let (values, errors) = split(read(cut, ReaderOptions::new()).unwrap());
            assert!(users.starts_with(&values));
            if blocks.contains(&len) {
                assert!(errors.is_empty(), "{codec} {len}: the file is whole");
                continue;
            }
            assert_eq!(errors.len(), 1, "{codec} {len}");
            assert_eq!(errors[0].kind(), ErrorKind::Truncated, "{codec} {len}");
            let (all_values, errors) = split(read(cut, skipping()).unwrap());
            assert_eq!(all_values, values);
            let start = *blocks.iter().rfind(|&&start| start < len).unwrap();
            assert_eq!(errors.len(), 1);
            assert_eq!(errors[0].skipped().unwrap().bytes, start..len, "{codec} {len}");
        }
    }
}

#[test]
fn messages_tell_where_and_what() {
    let file = write(Codec::Null, &users(12));
    let blocks = blocks(&file);
    let start = blocks[1] as usize;

    // The length of the first name.
    let mut damaged = file.clone();
    damaged[start + 2] = 0xfe;
    damaged[start + 3] = 0x7e;
    let (_, errors) = split(read(&damaged, skipping()).unwrap());
    let message = errors[0].to_string();
    let told = format!("block 1, which starts at byte {start} of the file: value 0 of its ");
    assert!(message.starts_with(&told), "{message}");
    assert!(message.contains("cannot decode string at byte 0 (in `name`): it claims a length of"), "{message}");
    assert!(message.contains("values were lost, and the file is read on from byte"), "{message}");

    let (_, errors) = split(read(&file[..file.len() - 1], ReaderOptions::new()).unwrap());
    assert!(errors[0].to_string().contains("the file ends inside it: of its"), "{}", errors[0]);

    let mut damaged = file.clone();
    damaged[start - 1] ^= 1;
    let (_, errors) = split(read(&damaged, skipping()).unwrap());
    assert_eq!(
        errors[0].to_string(),
        format!(
            "block 0, which starts at byte {} of the file: behind its data there is not the file's sync marker: the \
             marker, or its size, is damaged; the bytes from {} to {} were skipped",
            blocks[0], blocks[0], blocks[2]
        )
    );

    let error = read(b"PK\x03\x04", ReaderOptions::new()).unwrap_err();
    assert_eq!(error.to_string(), "the bytes are no Avro container file, which starts with `Obj` and a byte of 1");
}

/// A file of `long`s whose blocks are given.
fn longs(codec: &str, blocks: &[(i64, Vec<u8>)]) -> Vec<u8> {
    let mut file = b"Obj\x01\x04\x16avro.schema\x0c\"long\"\x14avro.codec".to_vec();
    schema_model::private::push_long(&mut file, codec.len() as i64);
    file.extend(codec.as_bytes());
    file.push(0);
    file.extend(MARKER);
    for (count, data) in blocks {
        schema_model::private::push_long(&mut file, *count);
        schema_model::private::push_long(&mut file, data.len() as i64);
        file.extend(data);
        file.extend(MARKER);
    }
    file
}

fn read_longs(file: &[u8], options: ReaderOptions) -> Vec<Result<i64, String>> {
    let reader = Reader::<_, i64>::with_options(file, options).unwrap();
    reader.map(|value| value.map_err(|error| error.to_string())).collect()
}

#[test]
fn counts_that_are_not_those_of_the_data() {
    let file = longs(
        "null",
        &[(2, vec![2, 4, 6]), (4, vec![2, 4, 6]), (1, vec![8]), (0, vec![]), (-1, vec![2]), (1, vec![10])],
    );
    let read = read_longs(&file, skipping());
    let (values, errors): (Vec<_>, Vec<_>) = read.into_iter().partition(Result::is_ok);
    assert_eq!(values, [1, 2, 1, 2, 3, 4, 5].map(Ok));
    assert_eq!(errors.len(), 3);
    let messages: Vec<String> = errors.into_iter().map(Result::unwrap_err).collect();
    assert!(messages[0].contains("behind its 2 values, 1 of its 3 bytes are left"), "{messages:?}");
    assert!(messages[1].contains("value 3 of its 4"), "{messages:?}");
    assert!(messages[2].contains("its count of values is negative: -1"), "{messages:?}");
}

#[test]
fn sizes_that_are_lies() {
    // A size of more than is allowed is refused before anything is read or reserved.
    let mut file = longs("null", &[]);
    schema_model::private::push_long(&mut file, 1);
    schema_model::private::push_long(&mut file, i64::MAX);
    let read = read_longs(&file, ReaderOptions::new());
    assert!(read[0].as_ref().unwrap_err().contains("`ReaderOptions::max_block_size`"), "{read:?}");
    // A size that is allowed, and is not there.
    let mut file = longs("null", &[]);
    schema_model::private::push_long(&mut file, 1);
    schema_model::private::push_long(&mut file, 60 << 20);
    let read = read_longs(&file, ReaderOptions::new());
    assert!(read[0].as_ref().unwrap_err().contains("the file ends inside it"), "{read:?}");
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let zeros = vec![0_u8; 8 << 20];
    for codec in codecs() {
        let options = schema_container::WriterOptions::new().codec(codec).block_size(64 << 20);
        let mut writer = schema_container::Writer::<_, [u8]>::with_options(Vec::new(), options).unwrap();
        writer.append(&zeros).unwrap();
        let file = writer.finish().unwrap();
        let mut reader =
            Reader::<_, Vec<u8>>::with_options(&file[..], ReaderOptions::new().max_block_size(1 << 20)).unwrap();
        let error = reader.next().unwrap().unwrap_err();
        assert!(error.to_string().contains("`ReaderOptions::max_block_size`"), "{codec}: {error}");
        assert!(reader.next().is_none());
        let mut reader = Reader::<_, Vec<u8>>::new(&file[..]).unwrap();
        assert_eq!(reader.next().unwrap().unwrap().len(), zeros.len(), "{codec}");
    }
}

#[test]
fn headers_are_bounded() {
    let options = schema_container::WriterOptions::new().metadata("x", vec![0; 2000]);
    let file = schema_container::Writer::<_, i32>::with_options(Vec::new(), options).unwrap().finish().unwrap();
    let small = ReaderOptions::new().max_header_size(1000);
    let error = Reader::<_, i32>::with_options(&file[..], small).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Header);
    assert!(error.to_string().contains("`ReaderOptions::max_header_size`"), "{error}");
    Reader::<_, i32>::new(&file[..]).unwrap();
    // A count of metadata without end.
    let mut endless = b"Obj\x01".to_vec();
    schema_model::private::push_long(&mut endless, i64::MAX);
    endless.resize(3 << 20, 0);
    assert_eq!(Reader::<_, i32>::new(&endless[..]).unwrap_err().kind(), ErrorKind::Header);
}

#[test]
fn what_a_header_must_have() {
    let refused = |metadata: &[(&str, &[u8])]| {
        let mut file = b"Obj\x01".to_vec();
        schema_model::private::push_long(&mut file, metadata.len() as i64);
        for (key, value) in metadata {
            schema_model::private::push_long(&mut file, key.len() as i64);
            file.extend(key.as_bytes());
            schema_model::private::push_long(&mut file, value.len() as i64);
            file.extend(*value);
        }
        file.push(0);
        file.extend(MARKER);
        let error = Reader::<_, i64>::new(&file[..]).err();
        error.map(|error| (error.kind(), error.to_string()))
    };
    assert_eq!(refused(&[("avro.schema", b"\"long\"")]), None, "no codec is null");
    let (kind, _) = refused(&[("avro.codec", b"null")]).unwrap();
    assert_eq!(kind, ErrorKind::Header);
    let (kind, text) = refused(&[("avro.schema", b"\"long\""), ("avro.codec", b"lz4")]).unwrap();
    assert_eq!(kind, ErrorKind::Codec);
    assert_eq!(
        text,
        "the file's codec `lz4` is unknown: those of Avro are `null`, `deflate`, `snappy`, `zstandard`, `bzip2`, `xz`"
    );
    let (kind, _) = refused(&[("avro.schema", b"{")]).unwrap();
    assert_eq!(kind, ErrorKind::Schema);
    let (kind, _) = refused(&[("avro.schema", b"\xff")]).unwrap();
    assert_eq!(kind, ErrorKind::Schema);
    let (kind, text) = refused(&[("avro.schema", b"\"string\"")]).unwrap();
    assert_eq!(kind, ErrorKind::SchemaMismatch);
    assert!(text.contains("string cannot be read as long"), "{text}");
}

#[test]
fn compressed_data_that_are_cut_or_go_on() {
    for codec in codecs().filter(|&codec| codec != Codec::Null) {
        let file = write(codec, &users(3));
        let blocks = blocks(&file);
        // A block's data, cut and with a byte behind: its framing tells the truth about both.
        let block = &file[blocks[0] as usize..blocks[1] as usize];
        let numbers = if block[1] < 0x80 { 2 } else { 3 };
        let data = &block[numbers..block.len() - 16];
        for data in [&data[..data.len() - 1], &[data, &[0; 5]].concat()] {
            let name = codec.name();
            let file = longs(name, &[(1, data.to_vec())]);
            let read = read_longs(&file, ReaderOptions::new());
            assert!(read[0].as_ref().unwrap_err().contains("cannot be decompressed"), "{codec}: {read:?}");
        }
    }
}

/// A value that is well formed, and that the reader's type does not take, costs itself alone.
#[test]
fn a_value_that_the_type_refuses_is_passed_over() {
    let options = || schema_container::WriterOptions::new().block_size(3);
    let mut writer = schema_container::Writer::<_, i32>::with_options(Vec::new(), options()).unwrap();
    // Of which an `i8` takes some, in blocks of two.
    writer.append_all(&[300, 1, 400, 2, -500, 3, 4, 5]).unwrap();
    let file = writer.finish().unwrap();
    let shown = |read: Vec<Result<i8, Error>>| -> Vec<Result<i8, u64>> {
        let item = |item: Result<i8, Error>| {
            item.map_err(|error| {
                let text = error.to_string();
                assert!(text.contains("does not fit the type in Rust"), "{text}");
                assert!(text.ends_with("; the value was lost, and its block is read on"), "{text}");
                let skipped = error.skipped().unwrap();
                assert_eq!(skipped.bytes.start, error.offset().unwrap());
                skipped.values.unwrap()
            })
        };
        read.into_iter().map(item).collect()
    };
    let expected = [Err(1), Ok(1), Err(1), Ok(2), Err(1), Ok(3), Ok(4), Ok(5)];
    let reader = || Reader::<_, i8>::with_options(&file[..], skipping()).unwrap();
    assert_eq!(shown(reader().collect()), expected);
    let parallel = std::thread::scope(|scope| -> Vec<_> {
        reader().parallel(scope, schema_container::Parallel::new()).unwrap().collect()
    });
    assert_eq!(shown(parallel), expected);
    let (mut blocks, mut values) = (reader(), Vec::new());
    while let Some(block) = blocks.next_block().unwrap() {
        assert_eq!(block.count(), 2, "an error is followed by a value");
        values.extend(block.values());
    }
    assert_eq!(shown(values), expected);

    // By default, it ends all.
    let mut stopping = Reader::<_, i8>::new(&file[..]).unwrap();
    assert!(stopping.next().unwrap().unwrap_err().skipped().is_none());
    assert!(stopping.next().is_none());
}

#[test]
fn values_that_take_no_byte_and_are_refused_are_bounded() {
    #[derive(Debug)]
    struct Nothing;

    #[derive(schema_runtime::AvroRecord, Debug)]
    struct Never {
        #[avro(as = Refused)]
        nothing: Nothing,
    }

    #[derive(schema_runtime::AvroRecord, Debug)]
    struct Refused {}

    impl schema_runtime::AvroAs<Nothing> for Refused {
        type Error = &'static str;

        fn try_from_value(_: &Nothing) -> Result<Self, Self::Error> {
            Ok(Self {})
        }

        fn try_into_value(self) -> Result<Nothing, Self::Error> {
            Err("never")
        }
    }

    let mut writer = schema_container::Writer::<_, Never>::new(Vec::new()).unwrap();
    for _ in 0..8 {
        writer.append(&Never { nothing: Nothing }).unwrap();
    }
    let file = writer.finish().unwrap();
    let options = skipping().limits(schema_runtime::Limits::default().max_empty_items(3));
    let errors: Vec<_> =
        Reader::<_, Never>::with_options(&file[..], options).unwrap().map(Result::unwrap_err).collect();
    assert_eq!(errors.len(), 4, "{errors:?}");
    assert!(errors[2].to_string().contains("never"), "{}", errors[2]);
    assert!(errors[3].to_string().contains("`Limits::max_empty_items`"), "{}", errors[3]);
    assert_eq!(errors[3].skipped().unwrap().values, Some(5));
}

#[cfg(feature = "deflate")]
#[test]
fn damaged_deflate_is_told_as_such() {
    let read = read_longs(&longs("deflate", &[(1, vec![0xff; 8])]), ReaderOptions::new());
    let error = read[0].as_ref().unwrap_err();
    assert!(error.ends_with("its data cannot be decompressed: they are no valid deflate data"), "{error}");
}
