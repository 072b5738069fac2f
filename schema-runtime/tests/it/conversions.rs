//! Values of one logical type that are read as another: by types, which hold them in plain leaves, and by schemas alone.

use std::{borrow::Cow, collections::BTreeMap, fmt::Debug, rc::Rc};

use schema_runtime::{
    __private::{Failure, Node, PlanCursor, Property, Reader, Same, StaticSchema},
    AvroDecode, AvroEncode, AvroFixed, AvroType, ErrorKind, Limits, Resolver, Schema, Transcoder, encode,
};

/// A type that is read by a plain leaf, and has a logical type.
macro_rules! leaf {
    ($name:ident $(<$lifetime:lifetime>)?: $inner:ty, $node:expr, [$($key:literal: $value:literal),+]) => {
        #[derive(Clone, Debug, PartialEq)]
        struct $name $(<$lifetime>)? ($inner);

        impl $(<$lifetime>)? AvroType for $name $(<$lifetime>)? {
            type Codec = Same;

            const SCHEMA: StaticSchema = {
                static NODE: Node = $node.with_static_properties(&[$(Property::new($key, $value)),+]);
                StaticSchema::new(&NODE)
            };
        }

        impl<'de $(: $lifetime, $lifetime)?> AvroDecode<'de> for $name $(<$lifetime>)? {
            fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
                <$inner>::decode_datum(reader).map(Self)
            }

            fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
                <$inner>::decode_planned(reader, plan).map(Self)
            }
        }
    };
}

leaf!(Micros: i64, Node::LONG, ["logicalType": "\"timestamp-micros\""]);
leaf!(NarrowMicros: u32, Node::LONG, ["logicalType": "\"timestamp-micros\""]);
leaf!(TimeMicros: i64, Node::LONG, ["logicalType": "\"time-micros\""]);
leaf!(Nanos: i64, Node::LONG, ["logicalType": "\"local-timestamp-nanos\""]);
leaf!(Decimal: Vec<u8>, Node::BYTES, ["logicalType": "\"decimal\"", "precision": "9", "scale": "4"]);
leaf!(CowDecimal<'a>: Cow<'a, [u8]>, Node::BYTES, ["logicalType": "\"decimal\"", "precision": "9", "scale": "4"]);
leaf!(RcDecimal: Rc<[u8]>, Node::BYTES, ["logicalType": "\"decimal\"", "precision": "9", "scale": "4"]);
leaf!(ArrayDecimal: [u8; 2], Node::BYTES, ["logicalType": "\"decimal\"", "precision": "9", "scale": "4"]);
leaf!(BorrowedDecimal<'a>: &'a [u8], Node::BYTES, ["logicalType": "\"decimal\"", "precision": "9", "scale": "4"]);

/// Also what is read where a fixed has the same name.
#[derive(AvroFixed, Clone, Copy, Debug, PartialEq)]
#[avro(properties = {"logicalType": "decimal", "precision": 9, "scale": 4})]
struct Price([u8; 4]);

fn schema(json: &str) -> Schema {
    Schema::parse(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

fn logical(base: &str, name: &str) -> String {
    format!(r#"{{"type":"{base}","logicalType":"{name}"}}"#)
}

fn decimal(precision: u32, scale: u32) -> String {
    format!(r#"{{"type":"bytes","logicalType":"decimal","precision":{precision},"scale":{scale}}}"#)
}

/// What a type reads of a datum. The transcoder refuses the same, in the same words.
fn read<'d, T: AvroDecode<'d>>(writer: &str, datum: &'d [u8]) -> Result<T, String> {
    let writer = schema(writer);
    let by_type = Resolver::<T>::new(&writer).and_then(|resolver| resolver.decode(datum));
    let reader = Schema::from_static(T::SCHEMA);
    let rewritten = Transcoder::new(&writer, &reader).and_then(|transcoder| transcoder.transcode(datum));
    assert_eq!(by_type.as_ref().err().map(ToString::to_string), rewritten.err().map(|error| error.to_string()));
    by_type.map_err(|error| {
        assert!(matches!(error.kind(), ErrorKind::Decode | ErrorKind::SchemaMismatch));
        error.to_string()
    })
}

fn bytes<T: AvroEncode>(value: &T) -> Vec<u8> {
    encode(value).unwrap()
}

#[test]
fn numbers_of_a_finer_unit() {
    let millis = logical("long", "timestamp-millis");
    for number in [0, 1, -1, 1_700_000_000_123, i64::MAX / 1000, i64::MIN / 1000] {
        assert_eq!(read::<Micros>(&millis, &bytes(&number)), Ok(Micros(number * 1000)));
    }
    let time = logical("int", "time-millis");
    for number in [0, 86_399_999, i32::MAX, i32::MIN] {
        assert_eq!(read::<TimeMicros>(&time, &bytes(&number)), Ok(TimeMicros(i64::from(number) * 1000)));
    }
    for (unit, factor) in [("local-timestamp-millis", 1_000_000), ("local-timestamp-micros", 1000)] {
        assert_eq!(read::<Nanos>(&logical("long", unit), &bytes(&-7_i64)), Ok(Nanos(-7 * factor)));
    }
    assert_eq!(read::<NarrowMicros>(&millis, &bytes(&7_i64)), Ok(NarrowMicros(7000)));
}

#[test]
fn a_number_that_does_not_fit_is_an_error_of_its_datum() {
    let millis = logical("long", "timestamp-millis");
    for number in [i64::MAX / 1000 + 1, i64::MIN / 1000 - 1, i64::MAX, i64::MIN] {
        assert_eq!(
            read::<Micros>(&millis, &bytes(&number)).unwrap_err(),
            format!(
                "cannot decode long at byte 0: {number} is 1000 times as many of the reader's unit, which a long does not hold"
            )
        );
    }
    let writer = format!(r#"{{"type":"map","values":["string",{millis}]}}"#);
    let mut datum = [&[2, 2, b'k', 2][..], &bytes(&i64::MAX), &[0]].concat();
    let error = read::<BTreeMap<String, Micros>>(&writer, &datum).unwrap_err();
    assert!(error.starts_with("cannot decode long at byte 4 (in `[\"k\"]`): 9223372036854775807 is"), "{error}");
    // A number of more bits is one, too.
    datum.truncate(4);
    datum.extend([0xff; 10]);
    let error = read::<BTreeMap<String, Micros>>(&writer, &datum).unwrap_err();
    assert!(error.ends_with("the number has more than 64 bits"), "{error}");
    let error = read::<TimeMicros>(&logical("int", "time-millis"), &bytes(&(1_i64 << 40))).unwrap_err();
    assert_eq!(error, "cannot decode int at byte 0: the number has more than 32 bits");
    let narrow = Resolver::<NarrowMicros>::new(&schema(&millis)).unwrap().decode(&bytes(&5_000_000_i64)).unwrap_err();
    assert!(narrow.to_string().contains("5000000000 does not fit the type in Rust"), "{narrow}");
}

#[test]
fn a_unit_that_is_coarser_or_another_clock_is_refused() {
    let refused = |writer: &str, why: &str| {
        let error = read::<Micros>(writer, &[2]).unwrap_err();
        assert!(error.ends_with(why), "{error}");
    };
    refused(&logical("long", "timestamp-nanos"), "and a coarser unit would lose digits");
    refused(&logical("long", "local-timestamp-millis"), "and the one is not read as the other");
    refused(&logical("int", "time-millis"), "and the one is not read as the other");
    refused(&logical("int", "date"), "and the one is not read as the other");
    for plain in ["\"int\"", "\"long\"", r#"{"type":"long","logicalType":"moon-phase"}"#] {
        assert_eq!(read::<Micros>(plain, &[2]), Ok(Micros(1)));
    }
}

#[test]
fn what_is_around_a_value_does_not_matter() {
    let millis = logical("long", "timestamp-millis");
    let array = |items: &str| format!(r#"{{"type":"array","items":{items}}}"#);
    let micros = |numbers: &[i64]| numbers.iter().copied().map(Micros).collect::<Vec<_>>();
    assert_eq!(read(&array(&millis), &[4, 2, 3, 0]), Ok(micros(&[1000, -2000])));
    assert_eq!(read(&format!("[\"null\",{millis}]"), &[2, 2]), Ok(Some(Micros(1000))));
    assert_eq!(read::<Option<Micros>>(&format!("[{millis},\"null\"]"), &[2]), Ok(None));
    assert_eq!(read(&millis, &[2]), Ok(Some(Micros(1000))));
    // Of a writer's union each branch by itself.
    let several = format!("[\"int\",{millis},\"string\"]");
    assert_eq!(read(&several, &[0, 2]), Ok(Micros(1)));
    assert_eq!(read(&several, &[2, 2]), Ok(Micros(1000)));
    assert!(read::<Micros>(&several, &[4, 2, b'a']).is_err());
    let both = format!("[\"null\",{},\"string\"]", decimal(4, 2));
    assert_eq!(read(&both, &[2, 2, 5]), Ok(Some(Decimal(vec![1, 0xf4]))));
}

#[test]
fn decimals_of_a_larger_scale() {
    let writer = decimal(6, 2);
    for (datum, expected) in [
        (&[0][..], &[0][..]),
        (&[2, 1], &[100]),
        (&[2, 0xff], &[0x9c]),
        (&[6, 0, 0, 1], &[100]),
        (&[4, 0x7f, 0xff], &[0x31, 0xff, 0x9c]),
        // 9999999, a digit more than the writer has, and as many as there is room for.
        (&[8, 0, 0x98, 0x96, 0x7f], &[0x3b, 0x9a, 0xc9, 0x9c]),
    ] {
        let read_by = |read: Result<Vec<u8>, String>| assert_eq!(read.as_deref(), Ok(expected), "{datum:x?}");
        read_by(read::<Decimal>(&writer, datum).map(|decimal| decimal.0));
        read_by(read::<CowDecimal<'_>>(&writer, datum).map(|decimal| decimal.0.to_vec()));
        read_by(read::<RcDecimal>(&writer, datum).map(|decimal| decimal.0.to_vec()));
    }
    assert_eq!(read::<ArrayDecimal>(&writer, &[2, 2]), Ok(ArrayDecimal([0, 200])));
    // Of the same scale, bytes stay as they are.
    assert_eq!(read::<Decimal>(&decimal(6, 4), &[6, 0, 0, 1]), Ok(Decimal(vec![0, 0, 1])));
    assert_eq!(read::<Decimal>("\"bytes\"", &[6, 0, 0, 1]), Ok(Decimal(vec![0, 0, 1])));
}

#[test]
fn decimals_in_a_fixed() {
    let fixed = |size: u32, precision: u32, scale: u32| {
        format!(
            r#"{{"type":"fixed","name":"Price","size":{size},"logicalType":"decimal","precision":{precision},"scale":{scale}}}"#
        )
    };
    assert_eq!(read(&fixed(4, 7, 2), &[0xff, 0xff, 0xff, 0xfe]), Ok(Price([0xff, 0xff, 0xff, 0x38])));
    assert_eq!(read(&fixed(4, 7, 2), &[0, 0, 1, 0]), Ok(Price([0, 0, 0x64, 0])));
    // The first number of a digit too many.
    let error = read::<Price>(&fixed(4, 7, 2), &10_000_000_i32.to_be_bytes()).unwrap_err();
    assert_eq!(
        error,
        "cannot decode fixed at byte 0: the unscaled number 10000000 gets 2 digits more for the reader's scale, and the \
         reader's decimal has up to 9 in all"
    );
    assert_eq!(read(&fixed(4, 7, 2), &9_999_999_i32.to_be_bytes()), Ok(Price(999_999_900_i32.to_be_bytes())));
    for (writer, why) in [
        (fixed(4, 8, 2), "fewer digits before the point would not hold all values"),
        (fixed(4, 9, 5), "fewer digits behind the point would lose some"),
        (fixed(5, 7, 2), "has 5 bytes in the writer's schema, and 4 in the reader's (at /size)"),
    ] {
        let error = read::<Price>(&writer, &[0; 4]).unwrap_err();
        assert!(error.ends_with(why), "{error}");
    }
}

#[test]
fn a_decimal_of_more_digits_is_an_error_of_its_datum() {
    let error = read::<Decimal>(&decimal(6, 2), &[8, 0x80, 0, 0, 0]).unwrap_err();
    assert_eq!(
        error,
        "cannot decode bytes at byte 0: the unscaled number -2147483648 gets 2 digits more for the reader's scale, and the \
         reader's decimal has up to 9 in all"
    );
    let long = bytes(&vec![1_u8; 5000]);
    let error = read::<Decimal>(&decimal(6, 2), &long).unwrap_err();
    assert!(error.contains("the unscaled number of 5000 bytes gets 2 digits more"), "{error}");
}

#[test]
fn what_borrows_has_no_place_for_another_decimal() {
    assert_eq!(read::<BorrowedDecimal<'_>>(&decimal(6, 4), &[2, 1]), Ok(BorrowedDecimal(&[1])));
    let resolver = Resolver::<BorrowedDecimal<'_>>::new(&schema(&decimal(6, 2))).unwrap();
    let error = resolver.decode(&[2, 1]).unwrap_err();
    assert!(error.to_string().contains("the type in Rust only takes the bytes of the datum"), "{error}");
}

/// Few bytes become many.
#[test]
fn what_gets_longer_counts_as_memory() {
    let writer = schema(&format!(r#"{{"type":"array","items":{}}}"#, decimal(1, 0)));
    let reader = schema(&format!(r#"{{"type":"array","items":{}}}"#, decimal(1000, 999)));
    let transcoder = Transcoder::new(&writer, &reader).unwrap();
    let datum = [&[0xc8, 1][..], &[2, 1].repeat(100), &[0]].concat();
    let mut out = Vec::new();
    transcoder.transcode_into(&datum, &mut out, &Limits::default().max_memory(100 * 415)).unwrap();
    assert!(out.len() > 100 * 415, "{}", out.len());
    let error = transcoder.transcode_into(&datum, &mut Vec::new(), &Limits::default().max_memory(10_000)).unwrap_err();
    assert!(error.to_string().contains("more than 10000 bytes of memory"), "{error}");
}

#[test]
fn a_plan_is_no_bomb() {
    let wide = decimal(4_000_000_000, 3_999_999_000);
    let error = Transcoder::new(&schema(&decimal(4, 2)), &schema(&wide)).unwrap_err();
    assert!(error.to_string().ends_with("a decimal of more than 1000 digits is not converted to another scale"));
    assert!(Transcoder::new(&schema(&wide), &schema(&wide)).unwrap().transcode(&[2, 1]).is_ok());
}
