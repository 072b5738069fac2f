//! Where types end: each value that is out of range is an error with its field, in both directions.

use std::time::{Duration, SystemTime};

use bigdecimal::BigDecimal;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use jiff::civil;
use rust_decimal::Decimal;
use schema_runtime::{
    AvroAs, AvroDecodeOwned, AvroEncode, AvroRecord, AvroType, Resolver, Schema, decode, encode,
    logical::{self, TimeMicros, TimeMillis, TimestampMicros, TimestampMillis, TimestampNanos, Unscaled},
};
use uuid::Uuid;

/// Why a value is not written.
fn refused<T: AvroEncode>(value: &T) -> String {
    encode(value).unwrap_err().to_string()
}

/// Why what was written of one type is not read as another.
fn unread<T: AvroDecodeOwned + std::fmt::Debug>(written: &impl AvroEncode) -> String {
    decode::<T>(&encode(written).unwrap()).unwrap_err().to_string()
}

fn written_as<R: AvroAs<T> + AvroEncode, T>(value: &T) -> Result<Vec<u8>, String> {
    R::try_from_value(value).map(|by| encode(&by).unwrap()).map_err(|why| why.to_string())
}

#[derive(AvroRecord, Debug)]
struct Seen {
    #[avro(logical = "timestamp-nanos")]
    at: Vec<DateTime<Utc>>,
}

#[test]
fn an_instant_out_of_the_range_of_its_unit_is_not_written() {
    let last: DateTime<Utc> = "2262-04-11T23:47:16.854775807Z".parse().unwrap();
    let fine = Seen { at: vec![last, "1677-09-21T00:12:43.145224192Z".parse().unwrap()] };
    assert_eq!(decode::<Seen>(&encode(&fine).unwrap()).unwrap().at, fine.at);
    assert_eq!(
        refused(&Seen { at: vec![last, last + chrono::TimeDelta::nanoseconds(1)] }),
        "cannot encode array (in `at`): at the index 1: 2262-04-11T23:47:16.854775808Z is out of the range of \
         `timestamp-nanos`, which is 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z"
    );
    // The clock of the operating system goes further than any calendar here.
    let far = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 60);
    let why = refused(&far);
    assert!(why.ends_with("is out of the range of `timestamp-micros`, which is the years -290308 to 294247"), "{why}");
    assert!(written_as::<TimestampMillis, _>(&far).is_err());
}

#[test]
fn an_instant_out_of_the_range_of_its_type_is_not_read() {
    for (why, of) in [
        (unread::<DateTime<Utc>>(&i64::MAX), "chrono::DateTime<Utc>"),
        (unread::<jiff::Timestamp>(&i64::MAX), "jiff::Timestamp"),
        (unread::<time::OffsetDateTime>(&i64::MAX), "time::OffsetDateTime"),
        (unread::<time::UtcDateTime>(&i64::MAX), "time::UtcDateTime"),
        (unread::<civil::DateTime>(&i64::MAX), "jiff::civil::DateTime"),
        (unread::<time::PrimitiveDateTime>(&i64::MAX), "time::PrimitiveDateTime"),
        (unread::<NaiveDateTime>(&i64::MAX), "chrono::NaiveDateTime"),
    ] {
        assert_eq!(
            why,
            format!(
                "cannot decode long at byte 0: {} microseconds since 1970-01-01 are out of the range of `{of}`",
                i64::MAX
            )
        );
    }
    assert!(decode::<jiff::Timestamp>(&encode(&i64::MIN).unwrap()).is_err());
    for (why, of) in [
        (unread::<NaiveDate>(&i32::MAX), "chrono::NaiveDate"),
        (unread::<time::Date>(&i32::MAX), "time::Date"),
        (unread::<civil::Date>(&i32::MAX), "jiff::civil::Date"),
    ] {
        let days = i32::MAX;
        assert_eq!(
            why,
            format!("cannot decode int at byte 0: {days} days since 1970-01-01 are out of the range of `{of}`")
        );
    }
    for days in [i32::MIN, i32::MAX] {
        assert!(decode::<NaiveDate>(&encode(&days).unwrap()).is_err());
        assert!(decode::<time::Date>(&encode(&days).unwrap()).is_err());
        assert!(decode::<civil::Date>(&encode(&days).unwrap()).is_err());
    }
}

/// The ends of each library's own types survive, where the unit holds them.
#[test]
fn the_ends_of_the_types_are_read_as_they_were_written() {
    fn same<T: AvroEncode + AvroDecodeOwned + PartialEq + std::fmt::Debug>(values: &[T]) {
        for value in values {
            assert_eq!(&decode::<T>(&encode(value).unwrap()).unwrap(), value);
        }
    }
    same(&[NaiveDate::MIN, NaiveDate::MAX]);
    same(&[time::Date::MIN, time::Date::MAX]);
    same(&[civil::Date::MIN, civil::Date::MAX]);
    same(&[NaiveTime::MIN, NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap()]);
    same(&[time::Time::MIDNIGHT, time::Time::from_hms_micro(23, 59, 59, 999_999).unwrap()]);
    same(&[civil::Time::MIN, civil::time(23, 59, 59, 999_999_000)]);
    same(&[civil::DateTime::MIN, civil::date(9999, 12, 31).at(23, 59, 59, 999_999_000)]);
    same(&[jiff::Timestamp::MIN, jiff::Timestamp::new(jiff::Timestamp::MAX.as_second(), 999_999_000).unwrap()]);
    same(&[DateTime::<Utc>::MIN_UTC]);
    same(&[time::PrimitiveDateTime::MIN, time::PrimitiveDateTime::new(time::Date::MAX, time::Time::MIDNIGHT)]);
    same(&[SystemTime::UNIX_EPOCH, SystemTime::UNIX_EPOCH - Duration::from_micros(1)]);
}

#[test]
fn leap_seconds_are_the_second_behind() {
    let leap: DateTime<Utc> = "2016-12-31T23:59:60.25Z".parse().unwrap();
    let behind: DateTime<Utc> = "2017-01-01T00:00:00.25Z".parse().unwrap();
    assert_eq!(encode(&leap).unwrap(), encode(&behind).unwrap());
    for (a, b) in [
        (written_as::<TimestampMillis, _>(&leap), written_as::<TimestampMillis, _>(&behind)),
        (written_as::<TimestampNanos, _>(&leap), written_as::<TimestampNanos, _>(&behind)),
    ] {
        assert_eq!(a.unwrap(), b.unwrap());
    }
    assert_eq!(encode(&leap.naive_utc()).unwrap(), encode(&behind.naive_utc()).unwrap());
    assert_eq!(
        refused(&leap.time()),
        "cannot encode long: 23:59:60.250 is in a leap second, and a day in Avro has 24 hours"
    );
}

#[test]
fn a_time_is_one_of_a_day() {
    let why = "a day has 86400000000, and the first is 0";
    assert_eq!(refused(&TimeMicros(-1)), format!("cannot encode long: -1 is no `time-micros`: {why}"));
    assert_eq!(
        unread::<civil::Time>(&86_400_000_000_i64),
        format!("cannot decode long at byte 0: 86400000000 is no `time-micros`: {why}")
    );
    assert!(encode(&TimeMillis(86_400_000)).is_err() && encode(&TimeMillis(86_399_999)).is_ok());
    assert!(decode::<TimeMillis>(&encode(&-1_i32).unwrap()).is_err());
    assert!(decode::<time::Time>(&encode(&i64::MAX).unwrap()).is_err());
}

#[test]
fn decimals_are_never_rounded() {
    type Price = logical::Decimal<5, 2>;
    for (text, why) in [
        ("1.005", "1.005 has 3 digits behind the point, and the schema keeps 2"),
        ("-0.0010", "-0.0010 has 3 digits behind the point, and the schema keeps 2"),
        ("1000", "1000 does not fit 5 digits, of which 2 are behind the point"),
        ("-1000.00", "-1000.00 does not fit 5 digits, of which 2 are behind the point"),
    ] {
        assert_eq!(written_as::<Price, _>(&text.parse::<Decimal>().unwrap()).unwrap_err(), why);
        assert_eq!(written_as::<Price, _>(&text.parse::<BigDecimal>().unwrap()).unwrap_err(), why);
    }
    for text in ["999.99", "-999.9900", "0.000000", "1", "10", "0.1"] {
        let value: Decimal = text.parse().unwrap();
        let datum = written_as::<Price, _>(&value).unwrap();
        assert_eq!(datum, written_as::<Price, _>(&text.parse::<BigDecimal>().unwrap()).unwrap(), "{text}");
        let read: Decimal = decode::<Price>(&datum).unwrap().try_into_value().unwrap();
        assert_eq!((read, read.scale()), (value, 2));
    }
    // Exponents that no memory could hold are told apart at once.
    for text in ["1e9000000000", "1e-9000000000", "1e2147483648", "123e-40"] {
        assert!(written_as::<Price, _>(&text.parse::<BigDecimal>().unwrap()).is_err(), "{text}");
    }
    assert_eq!(written_as::<Price, _>(&"0e9000000000".parse::<BigDecimal>().unwrap()).unwrap(), [2, 0]);
    assert!(encode(&"1e9000000000".parse::<BigDecimal>().unwrap()).is_err());
}

#[test]
fn a_decimal_that_could_not_be_read_back_is_not_written() {
    type Wide = logical::Decimal<38, 2>;
    // 96 bits hold 79228162514264337593543950335.
    for text in ["792281625142643375935439504", "-79228162514264337593543950335"] {
        assert_eq!(
            written_as::<Wide, _>(&text.parse::<Decimal>().unwrap()).unwrap_err(),
            format!(
                "{text} with 2 digits behind the point is out of the range of `rust_decimal::Decimal`, which has 96 bits, and \
                 could not be read back"
            )
        );
    }
    for text in ["792281625142643375935439503.35", "792281625142643375935439503", "-792281625142643375935439503.3"] {
        let value: Decimal = text.parse().unwrap();
        let datum = written_as::<Wide, _>(&value).unwrap();
        let read: Decimal = decode::<Wide>(&datum).unwrap().try_into_value().unwrap();
        assert_eq!((read, read.scale()), (value, 2));
    }
}

#[test]
fn a_decimal_that_the_type_does_not_hold_is_not_read() {
    let over = Unscaled::from(1_i128 << 96);
    let datum = encode(&logical::Decimal::<38, 2>::new(over.clone()).unwrap()).unwrap();
    let by = || decode::<logical::Decimal<38, 2>>(&datum).unwrap();
    let read: Result<Decimal, _> = by().try_into_value();
    assert_eq!(
        read.unwrap_err().to_string(),
        "it is out of the range of `rust_decimal::Decimal`, which has 96 bits, and up to 28 digits behind the point"
    );
    let read: Result<i64, _> = by().try_into_value();
    assert_eq!(read.unwrap_err().to_string(), "the number without its point does not fit `i64`");
    assert_eq!(AvroAs::<i128>::try_into_value(by()).unwrap(), 1 << 96);
    assert_eq!(
        unread::<logical::Decimal<28, 2>>(&by()),
        "cannot decode bytes at byte 0: it has more digits than 28, of which 2 are behind the point"
    );
    // Java writes round numbers with a negative scale.
    let thousand = logical::BigDecimal { unscaled: 1_i64.into(), scale: -3 };
    assert_eq!(AvroAs::<Decimal>::try_into_value(thousand).unwrap(), Decimal::new(1000, 0));
    let far = logical::BigDecimal { unscaled: over, scale: i32::MIN };
    assert!(AvroAs::<Decimal>::try_into_value(far.clone()).is_err());
    assert!(AvroAs::<BigDecimal>::try_into_value(far).is_ok());
}

#[test]
fn a_big_decimal_is_bytes_and_an_int_inside() {
    for inside in [&[][..], &[2_u8], &[2, 1], &[2, 1, 0, 0], &[8, 1, 0], &[0xff; 12]] {
        assert_eq!(
            decode::<BigDecimal>(&encode(&inside.to_vec()).unwrap()).unwrap_err().to_string(),
            "cannot decode bytes at byte 0: a `big-decimal` holds bytes and an int, and these bytes are none",
            "{inside:?}"
        );
    }
}

#[test]
fn a_uuid_is_what_the_library_takes() {
    let id = Uuid::from_u128(0x0011_2233_4455_6677_8899_aabb_ccdd_eeff);
    let forms = [
        id.hyphenated().to_string(),
        id.simple().to_string(),
        id.braced().to_string(),
        id.urn().to_string(),
        id.to_string().to_uppercase(),
        format!("{{{}}}", id.simple()),
        format!("urn:uuid:{}", id.simple()),
        "URN:UUID:00112233-4455-6677-8899-aabbccddeeff".to_owned(),
        "00112233445566778899aabbccddeef".to_owned(),
        "00112233-4455-6677-8899-aabbccddeefé".to_owned(),
        "{00112233-4455-6677-8899-aabbccddeeff".to_owned(),
        "001122334455-6677-8899-aabbccddeeff-".to_owned(),
        "é".repeat(16),
        "é".repeat(18),
        String::new(),
    ];
    for text in forms {
        let ours = decode::<Uuid>(&encode(&text).unwrap()).ok();
        assert_eq!(ours, Uuid::try_parse(&text).ok(), "{text}");
        assert_eq!(logical::Uuid::parse(&text).map(|id| Uuid::from_bytes(id.0)), ours, "{text}");
    }
    assert_eq!(
        unread::<Uuid>(&"x".repeat(50)),
        format!("cannot decode string at byte 0: \"{}\"… is no UUID", "x".repeat(45))
    );
}

/// A writer without logical types, or with numbers that are widened.
#[test]
fn plain_types_of_a_writer_are_read() {
    #[derive(AvroRecord, Debug, PartialEq)]
    struct Reader {
        at: DateTime<Utc>,
        day: Option<civil::Date>,
        #[avro(logical = "decimal", precision = 10, scale = 2)]
        price: Vec<Decimal>,
        id: Uuid,
        #[avro(logical = "timestamp-millis", default = -1)]
        later: jiff::Timestamp,
        big: BigDecimal,
    }

    let writer = r#"{"type":"record","name":"Reader","fields":[{"name":"at","type":"int"},{"name":"day","type":["int","null"]},
        {"name":"price","type":{"type":"array","items":"bytes"}},{"name":"id","type":"bytes"},{"name":"big","type":["null","bytes"]}]}"#;
    let resolver = Resolver::<Reader>::new(&Schema::parse(writer).unwrap()).unwrap();
    let id = "00112233-4455-6677-8899-aabbccddeeff";
    let datum = [
        encode(&7_i32).unwrap(),
        vec![0, 1],
        encode(&vec![vec![1_u8, 2]]).unwrap(),
        encode(&id).unwrap(),
        vec![2, 6, 2, 3, 4],
    ]
    .concat();
    let read = resolver.decode(&datum).unwrap();
    let expected = Reader {
        at: DateTime::from_timestamp_micros(7).unwrap(),
        day: Some(civil::date(1969, 12, 31)),
        price: vec![Decimal::new(258, 2)],
        id: id.parse().unwrap(),
        later: jiff::Timestamp::from_millisecond(-1).unwrap(),
        big: "0.03".parse().unwrap(),
    };
    assert_eq!(read, expected);

    let mut bad = datum;
    let at = bad.len() - 5 - 36;
    bad[at] = b'x';
    assert_eq!(
        resolver.decode(&bad).unwrap_err().to_string(),
        format!("cannot decode bytes at byte {} (in `id`): \"x{}\" is no UUID", at - 1, &id[1..])
    );
}

/// A writer with coarser units and smaller scales.
#[test]
fn other_units_of_a_writer_are_converted() {
    #[derive(AvroRecord, Debug, PartialEq)]
    struct Reader {
        at: DateTime<Utc>,
        time: Option<civil::Time>,
        #[avro(logical = "decimal", precision = 10, scale = 3)]
        price: Decimal,
    }

    let writer = r#"{"type":"record","name":"Reader","fields":[{"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
        {"name":"time","type":{"type":"int","logicalType":"time-millis"}},
        {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":5,"scale":1}}]}"#;
    let resolver = Resolver::<Reader>::new(&Schema::parse(writer).unwrap()).unwrap();
    let read = resolver.decode(&[1, 2, 2, 0xf1]).unwrap();
    assert_eq!(read.at, DateTime::from_timestamp_millis(-1).unwrap());
    assert_eq!(read.time, Some(civil::time(0, 0, 0, 1_000_000)));
    assert_eq!((read.price.to_string(), read.price.scale()), ("-1.500".to_owned(), 3));
}

/// What is promised for a value is what it takes at most.
#[test]
fn runs_of_values_are_whole() {
    let ids: Vec<Uuid> = (0..1000).map(Uuid::from_u128).collect();
    assert_eq!(encode(&ids).unwrap().len(), 2 + 1000 * 37 + 1);
    assert_eq!(decode::<Vec<Uuid>>(&encode(&ids).unwrap()).unwrap(), ids);
    let long: Vec<logical::Decimal<38, 0>> =
        (0..1000).map(|i| logical::Decimal::new(10_i128.pow(37) * 9 + i).unwrap()).collect();
    assert_eq!(encode(&long).unwrap().len(), 2 + 1000 * 17 + 1);
    assert_eq!(decode::<Vec<logical::Decimal<38, 0>>>(&encode(&long).unwrap()).unwrap(), long);
    assert_eq!(<DateTime<Utc> as AvroType>::SCHEMA.get().to_json(), TimestampMicros::SCHEMA.get().to_json());
}
