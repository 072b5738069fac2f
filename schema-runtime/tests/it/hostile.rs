//! Bytes that are not what they claim to be: each is an error with a place, and none costs more than its length.

use std::collections::{BTreeMap, HashMap};

use schema_runtime::{
    AvroDecode, AvroRecord, AvroType, ErrorKind, Limits, Resolver, Schema, Transcoder, decode, decode_with, encode,
    encode_into_with,
};

#[track_caller]
fn refused<'de, T: AvroDecode<'de>>(datum: &'de [u8], expected: &str) {
    match decode::<T>(datum) {
        Ok(_) => panic!("accepted"),
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Decode);
            assert_eq!(error.to_string(), expected);
        }
    }
}

#[derive(AvroRecord, Debug, PartialEq, Default)]
struct Outer {
    id: i64,
    tags: Vec<String>,
    items: Vec<Item>,
    by_name: BTreeMap<String, Item>,
}

#[derive(AvroRecord, Debug, PartialEq, Default)]
struct Item {
    active: bool,
    price: Option<f64>,
}

#[derive(AvroRecord, Debug, PartialEq, Clone, Default)]
struct Empty {}

#[derive(AvroRecord, Debug)]
struct List {
    next: Option<Box<List>>,
}

#[test]
fn a_datum_that_ends_early() {
    refused::<bool>(&[], "cannot decode boolean at byte 0: the datum ends here, inside the value");
    refused::<i32>(&[0x80], "cannot decode int at byte 0: the datum ends here, inside the value");
    refused::<i64>(&[], "cannot decode long at byte 0: the datum ends here, inside the value");
    refused::<f32>(&[0; 3], "cannot decode float at byte 0: the datum ends here, inside the value");
    refused::<f64>(&[0; 7], "cannot decode double at byte 0: the datum ends here, inside the value");
    refused::<Option<i32>>(&[], "cannot decode union at byte 0: the datum ends here, inside the value");
    refused::<Option<i32>>(&[2], "cannot decode int at byte 1: the datum ends here, inside the value");
    refused::<Vec<i32>>(&[], "cannot decode array at byte 0: the datum ends here, inside the value");
    refused::<Vec<i32>>(&[2, 4], "cannot decode array at byte 2: the datum ends here, inside the value");
    refused::<String>(
        &[6, b'a', b'b'],
        "cannot decode string at byte 0: it claims a length of 3 bytes, and 2 are left",
    );
}

#[test]
fn numbers_that_are_too_long() {
    let long = "cannot decode long at byte 0: the number has more than 64 bits";
    refused::<i64>(&[0x80; 11], long);
    refused::<i64>(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02], long);
    refused::<i32>(&[0xff, 0xff, 0xff, 0xff, 0x1f], "cannot decode int at byte 0: the number has more than 32 bits");
    assert_eq!(decode::<i64>(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]).unwrap(), i64::MIN);
}

#[test]
fn values_out_of_range() {
    refused::<bool>(&[2], "cannot decode boolean at byte 0: a boolean is the byte 0 or 1, and this is 2");
    refused::<Option<i32>>(&[4, 0], "cannot decode union at byte 0: the union has no branch of index 2");
    refused::<Option<i32>>(&[1, 0], "cannot decode union at byte 0: the union has no branch of index -1");
    refused::<&str>(&[4, 0xff, 0xfe], "cannot decode string at byte 0: the string is not UTF-8");
    refused::<Vec<Option<u8>>>(
        &[2, 2, 0x80, 0x04, 0],
        "cannot decode int at byte 2 (in `[0]`): \
         256 does not fit the type in Rust, which is narrower than its schema: 0 to 255",
    );
}

#[test]
fn lengths_that_are_not_there() {
    let max = [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
    let text = "cannot decode string at byte 0: it claims a length of 9223372036854775807 bytes, and 0 are left";
    refused::<String>(&max, text);
    refused::<&str>(&max, text);
    refused::<Vec<u8>>(&max, &text.replace("string", "bytes"));
    refused::<String>(&[1], "cannot decode string at byte 0: its length is negative: -1");
}

#[test]
fn blocks_that_lie() {
    // 2^31 strings in six bytes.
    refused::<Vec<String>>(
        &[0x80, 0x80, 0x80, 0x80, 0x10, 0],
        "cannot decode array at byte 0: a block claims 2147483648 items, more than the 1 bytes left can hold",
    );
    refused::<Vec<f64>>(
        &[0x06, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "cannot decode array at byte 0: a block claims 3 items, more than the 17 bytes left can hold",
    );
    refused::<HashMap<String, i32>>(
        &[0x06, 0, 0, 0],
        "cannot decode map at byte 0: a block claims 3 items, more than the 3 bytes left can hold",
    );
    // i64::MIN items, whose negation is none.
    let mut least = vec![0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
    least.extend([2, 0, 0]);
    refused::<Vec<i32>>(
        &least,
        "cannot decode array at byte 0: a block claims 9223372036854775808 items, more than the 2 bytes left can hold",
    );
    // A negative count carries the size of the block in bytes.
    assert_eq!(decode::<Vec<i32>>(&[3, 4, 2, 4, 0]).unwrap(), [1, 2]);
    let size = "cannot decode array at byte 0: a block does not have the size in bytes that it claims";
    refused::<Vec<i32>>(&[3, 1, 2, 4, 0], size);
    refused::<Vec<i32>>(&[3, 100, 2, 4, 0], size);
    assert_eq!(
        decode::<Vec<i32>>(&[3, 2, 2, 4, 0]).unwrap_err().to_string(),
        "cannot decode array at byte 4: a block does not have the size in bytes that it claims",
    );
    // Several blocks are one array.
    assert_eq!(decode::<Vec<i32>>(&[2, 2, 3, 4, 4, 6, 2, 8, 0]).unwrap(), [1, 2, 3, 4]);
}

#[test]
fn items_of_no_width() {
    let million = &encode(&1_000_000_i64).unwrap()[..];
    let datum = [million, &[0]].concat();
    refused::<Vec<Empty>>(
        &datum,
        "cannot decode array at byte 0: more than 65536 items take no byte at all (`Limits::max_empty_items`)",
    );
    let limits = Limits::default().max_empty_items(1_000_000);
    assert_eq!(decode_with::<Vec<Empty>>(&datum, &limits).unwrap().len(), 1_000_000);
    let max = [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
    assert_eq!(decode::<Vec<Box<Empty>>>(&max).unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(decode::<Vec<Empty>>(&encode(&vec![Empty {}; 7]).unwrap()).unwrap().len(), 7);
}

#[test]
fn memory_is_limited() {
    // Each item takes one byte of the datum, and 24 of memory.
    let datum = [&encode(&4_000_000_i64).unwrap()[..], &vec![0; 4_000_001]].concat();
    refused::<Vec<String>>(
        &datum,
        "cannot decode array at byte 0: boxes and items would take more than 67108864 bytes of memory (`Limits::max_memory`)",
    );
    let limits = Limits::default().max_memory(4_000_000 * size_of::<String>());
    assert_eq!(decode_with::<Vec<String>>(&datum, &limits).unwrap().len(), 4_000_000);
}

#[test]
fn depth_is_limited_in_reading() {
    // One byte a level.
    let deep = |levels: usize| [vec![2; levels], vec![0]].concat();
    assert!(decode::<List>(&deep(128)).is_ok());
    refused::<List>(
        &deep(129),
        "cannot decode union at byte 129 (in `next.next.next.next.next.next.next.next.next.next.next.next. \
         … t.next.next.next.next.next.next.next.next.next.next.next.next`): \
         the datum is nested deeper than 128 arrays, maps and boxes inside each other (`Limits::max_depth`), or takes \
         more than 524288 bytes of stack (`Limits::max_stack`)",
    );
    assert_eq!(decode::<List>(&deep(200_000)).unwrap_err().kind(), ErrorKind::Decode);
    assert!(decode_with::<List>(&deep(500), &Limits::default().max_depth(500).max_stack(1 << 20)).is_ok());
}

#[test]
fn depth_is_limited_in_writing() {
    let list = |levels| (0..levels).fold(List { next: None }, |list, _| List { next: Some(Box::new(list)) });
    assert_eq!(encode(&list(128)).unwrap().len(), 129);
    let error = encode(&list(129)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
    assert_eq!(
        error.to_string(),
        "cannot encode: the value is nested deeper than 128 arrays, maps and boxes inside each other, or takes \
         more than 524288 bytes of stack; `Limits::max_depth` and `Limits::max_stack` set how deep it may be, here and \
         in every reader",
    );
    let mut buffer = b"kept".to_vec();
    assert!(encode_into_with(&list(129), &mut buffer, &Limits::default()).is_err());
    assert_eq!(buffer, b"kept");
    assert!(encode_into_with(&list(129), &mut buffer, &Limits::default().max_depth(129)).is_ok());
}

#[test]
fn more_items_than_a_block_can_count() {
    // No memory is taken, nor time: the items have no size.
    let items = |of: Box<[Empty]>| encode(&Vec::from(of));
    let error = items(Box::new([const { Empty {} }; usize::MAX])).unwrap_err();
    assert_eq!(error.to_string(), "cannot encode: an array has more items than an Avro block can count");
    assert_eq!(items(Box::new([const { Empty {} }; 1 << 40])).unwrap().len(), 7);
}

#[test]
fn bytes_left_over() {
    refused::<i32>(&[2, 0], "cannot decode datum at byte 1: the datum is complete, and 1 is left behind it");
    refused::<Empty>(&[1, 2, 3], "cannot decode datum at byte 0: the datum is complete, and 3 are left behind it");
}

#[test]
fn an_error_names_the_field() {
    let outer = Outer {
        id: 1,
        tags: vec!["a".into(), "b".into()],
        items: vec![Item::default(), Item { active: true, price: Some(1.0) }],
        by_name: BTreeMap::from([("x".into(), Item::default())]),
    };
    let datum = encode(&outer).unwrap();
    let broken = |at: usize, byte: u8| {
        let mut datum = datum.clone();
        datum[at] = byte;
        decode::<Outer>(&datum).unwrap_err().to_string()
    };
    assert_eq!(broken(5, 0xff), "cannot decode string at byte 4 (in `tags[1]`): the string is not UTF-8",);
    assert_eq!(
        broken(8, 7),
        "cannot decode boolean at byte 8 (in `items[0].active`): a boolean is the byte 0 or 1, and this is 7",
    );
    assert_eq!(
        broken(11, 6),
        "cannot decode union at byte 11 (in `items[1].price`): the union has no branch of index 3"
    );
    assert_eq!(
        broken(25, 8),
        "cannot decode union at byte 25 (in `by_name[\"x\"].price`): the union has no branch of index 4",
    );
    assert_eq!(
        decode::<Outer>(&datum[..datum.len() - 1]).unwrap_err().to_string(),
        "cannot decode map at byte 26 (in `by_name`): the datum ends here, inside the value",
    );
}

/// Every truncation and every changed byte of a datum is read or refused, and never more.
#[test]
fn changed_bytes_are_harmless() {
    let outer = Outer {
        id: -5,
        tags: vec!["tag".repeat(20), String::new()],
        items: vec![Item { active: true, price: Some(1.0) }; 3].into_iter().collect(),
        by_name: BTreeMap::from([("x".into(), Item::default()), ("y".into(), Item { active: true, price: None })]),
    };
    let datum = encode(&outer).unwrap();
    for at in 0..datum.len() {
        assert!(decode::<Outer>(&datum[..at]).is_err());
        for byte in 0..=255 {
            let mut datum = datum.clone();
            datum[at] = byte;
            match decode::<Outer>(&datum) {
                Ok(outer) => assert!(encode(&outer).unwrap().len() <= datum.len()),
                Err(error) => assert!(error.to_string().starts_with("cannot decode "), "{error}"),
            }
        }
    }
}

impl Clone for Item {
    fn clone(&self) -> Self {
        Self { active: self.active, price: self.price }
    }
}

/// A level of a record with many fields takes much stack, above all in a debug build: less than a thread's, all the same.
#[test]
fn the_stack_is_limited() {
    macro_rules! broad {
        ($($field:ident)*) => {
            #[derive(AvroRecord, Default)]
            struct Broad {
                $($field: String,)*
                next: Option<Box<Broad>>,
            }
        };
    }
    broad!(a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab ac ad ae af ag ah ai aj ak al am an ao);
    let levels = |levels: usize| {
        let fields = 41;
        [vec![0; fields], vec![2]].concat().repeat(levels).into_iter().chain(vec![0; fields + 1]).collect::<Vec<u8>>()
    };
    let run = move || {
        assert!(decode::<Broad>(&levels(3)).is_ok());
        for depth in [20, 60, 127] {
            if let Err(error) = decode::<Broad>(&levels(depth)) {
                assert!(error.to_string().contains("`Limits::max_stack`"), "{error}");
            }
        }
        let value = (0..127).fold(Broad::default(), |next, _| Broad { next: Some(Box::new(next)), ..Broad::default() });
        if let Err(error) = encode(&value) {
            assert!(error.to_string().contains("`Limits::max_stack`"), "{error}");
        }
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().unwrap();
}

#[test]
fn boxes_take_memory() {
    let limits = Limits::default().max_memory(1000);
    let datum = [vec![200, 1], vec![2; 0], vec![0; 200], vec![0]].concat();
    assert!(decode_with::<Vec<Box<Item>>>(&datum, &limits).is_err(), "a hundred boxes of 24 bytes, and their pointers");
    assert!(decode_with::<Vec<Box<Item>>>(&datum, &limits.max_memory(10_000)).is_ok());
}

/// A schema of a few lines has values of 2^30 records, and none of them a byte. A registry gives such a schema as any other.
#[test]
fn records_that_double_at_every_level() {
    let record = |level: usize, of: &str| {
        let again = if level == 0 { "\"null\"".to_owned() } else { format!("\"L{}\"", level - 1) };
        format!(
            r#"{{"type":"record","name":"L{level}","fields":[{{"name":"a","type":{of}}},{{"name":"b","type":{again}}}]}}"#
        )
    };
    let doubling = |leaf: &str| (0..30).fold(leaf.to_owned(), |of, level| record(level, &of));
    let item = |kind: &str| {
        let active = r#"{"name":"active","type":"boolean"},{"name":"price","type":["null","double"]}"#;
        format!(r#"{{"type":"record","name":"Item","fields":[{{"name":"x","type":{kind}}},{active}]}}"#)
    };
    let writer = Schema::parse(&item(&doubling("\"null\""))).unwrap();
    let limit = "more than 65536 items take no byte at all (`Limits::max_empty_items`)";
    let skipped = Resolver::<Item>::new(&writer).unwrap().decode(&[1, 0]).unwrap_err();
    assert!(skipped.to_string().ends_with(limit), "{skipped}");
    let without = Schema::from(Item::SCHEMA);
    let reordered =
        item(&doubling("\"null\"")).replace(r#"{"name":"x","#, r#"{"name":"y","type":"int","default":1},{"name":"x","#);
    // Passed over, copied, and rewritten.
    for reader in
        [without, Schema::parse(&reordered).unwrap(), Schema::parse(&item(&doubling(r#"["null","int"]"#))).unwrap()]
    {
        let error = Transcoder::new(&writer, &reader).unwrap().transcode(&[1, 0]).unwrap_err();
        assert!(error.to_string().ends_with(limit), "{error}");
    }
    // Some without a byte are no harm, nor are many that take one.
    let few = r#"{"type":"record","name":"A","fields":[{"name":"b","type":{"type":"record","name":"B","fields":[{"name":"n","type":"null"}]}}]}"#;
    let writer = Schema::parse(&item(few)).unwrap();
    assert!(Resolver::<Item>::new(&writer).unwrap().decode(&[1, 0]).is_ok());
}
