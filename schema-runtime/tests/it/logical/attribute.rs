//! The attribute `logical`, on fields of all kinds.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    rc::Rc,
    sync::Arc,
    time::{Duration, SystemTime},
};

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use schema_runtime::{AvroFixed, AvroRecord, AvroUnion, decode, encode, logical};
use uuid::Uuid;

#[derive(AvroRecord, Debug, PartialEq, Clone)]
struct Everywhere {
    #[avro(logical = "decimal", precision = 10, scale = 2)]
    plain: Decimal,
    #[avro(logical = "decimal", precision = 10)]
    optional: Option<Decimal>,
    #[avro(logical = "decimal", precision = 10, scale = 2)]
    optional_run: Option<Vec<Decimal>>,
    #[avro(logical = "timestamp-millis", null = "last")]
    null_last: Option<SystemTime>,
    #[avro(logical = "timestamp-nanos", null = "last", default = 7)]
    null_last_by_default: Option<DateTime<Utc>>,
    #[avro(logical = "timestamp-millis")]
    boxed: Box<DateTime<Utc>>,
    #[avro(logical = "timestamp-millis")]
    shared: Arc<DateTime<Utc>>,
    #[avro(logical = "timestamp-millis")]
    counted: Rc<DateTime<Utc>>,
    #[avro(logical = "uuid")]
    array: [Uuid; 2],
    #[avro(logical = "uuid")]
    deque: VecDeque<Uuid>,
    #[avro(logical = "uuid")]
    slice: Box<[Uuid]>,
    #[avro(logical = "uuid")]
    shared_slice: Arc<[Uuid]>,
    #[avro(logical = "uuid")]
    text: String,
    #[avro(logical = "date")]
    map: HashMap<String, Vec<NaiveDate>>,
    #[avro(logical = "date")]
    sorted: BTreeMap<String, Option<i32>>,
    #[avro(logical = "time-millis", default = 86399999)]
    number: i32,
    #[avro(logical = "decimal", precision = 60, scale = 2, default = "\u{1}")]
    unscaled: i128,
}

fn everywhere() -> Everywhere {
    let at = DateTime::from_timestamp_millis(-1).unwrap();
    let id = Uuid::from_u128(0x0011_2233_4455_6677_8899_aabb_ccdd_eeff);
    let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    Everywhere {
        plain: Decimal::new(-150, 2),
        optional: Some(Decimal::new(7, 0)),
        optional_run: Some(vec![Decimal::new(1, 2), Decimal::new(0, 2)]),
        null_last: Some(SystemTime::UNIX_EPOCH - Duration::from_millis(1)),
        null_last_by_default: None,
        boxed: Box::new(at),
        shared: Arc::new(at),
        counted: Rc::new(at),
        array: [id; 2],
        deque: VecDeque::from([id]),
        slice: Box::new([id]),
        shared_slice: Arc::new([id]),
        text: id.to_string(),
        map: HashMap::from([("a".to_owned(), vec![day])]),
        sorted: BTreeMap::from([("a".to_owned(), Some(-1)), ("b".to_owned(), None)]),
        number: 0,
        unscaled: i128::MIN,
    }
}

#[test]
fn it_is_what_is_inside() {
    let value = everywhere();
    assert_eq!(decode::<Everywhere>(&encode(&value).unwrap()).unwrap(), value);
    let schemas: Vec<&str> = Everywhere::SCHEMA_JSON
        .split(r#"{"name":""#)
        .skip(1)
        .map(|field| field.split_once(r#"","type":"#).unwrap().1)
        .collect();
    let uuid = r#"{"type":"string","logicalType":"uuid"}"#;
    let uuids = format!(r#"{{"type":"array","items":{uuid}}}}},"#);
    assert_eq!(schemas, [
        r#"{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}},"#.to_owned(),
        r#"["null",{"type":"bytes","logicalType":"decimal","precision":10,"scale":0}],"default":null},"#.to_owned(),
        r#"["null",{"type":"array","items":{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}}],"default":null},"#.to_owned(),
        r#"[{"type":"long","logicalType":"timestamp-millis"},"null"]},"#.to_owned(),
        r#"[{"type":"long","logicalType":"timestamp-nanos"},"null"],"default":7},"#.to_owned(),
        r#"{"type":"long","logicalType":"timestamp-millis"}},"#.to_owned(),
        r#"{"type":"long","logicalType":"timestamp-millis"}},"#.to_owned(),
        r#"{"type":"long","logicalType":"timestamp-millis"}},"#.to_owned(),
        uuids.clone(), uuids.clone(), uuids.clone(), uuids,
        format!("{uuid}}},"),
        r#"{"type":"map","values":{"type":"array","items":{"type":"int","logicalType":"date"}}}},"#.to_owned(),
        r#"{"type":"map","values":["null",{"type":"int","logicalType":"date"}]}},"#.to_owned(),
        r#"{"type":"int","logicalType":"time-millis"},"default":86399999},"#.to_owned(),
        r#"{"type":"bytes","logicalType":"decimal","precision":60,"scale":2},"default":"\u0001"}]}"#.to_owned(),
    ]);
}

/// An array of bytes is one UUID, and no array of them.
#[derive(AvroRecord, Debug, PartialEq)]
struct Raw {
    #[avro(logical = "uuid")]
    raw: [u8; 16],
    #[avro(logical = "uuid")]
    all: Option<Vec<[u8; 16]>>,
}

#[test]
fn sixteen_bytes_are_a_uuid() {
    let value = Raw { raw: [7; 16], all: Some(vec![[8; 16]]) };
    let datum = encode(&value).unwrap();
    let [seven, eight] = [7, 8].map(|byte| encode(&Uuid::from_bytes([byte; 16])).unwrap());
    assert_eq!(datum, [&seven[..], &[2, 2], &eight, &[0]].concat());
    assert_eq!(decode::<Raw>(&datum).unwrap(), value);
}

#[derive(AvroFixed, Debug, PartialEq, Clone, Copy)]
#[avro(logical = "decimal", precision = 9, scale = 2)]
struct Money([u8; 4]);

#[derive(AvroFixed)]
#[avro(logical = "uuid", properties = {"owner": "us"})]
struct Id([u8; 16]);

#[derive(AvroFixed)]
#[avro(logical = "duration")]
struct Span([u8; 12]);

#[derive(AvroRecord, Debug, PartialEq)]
struct OnFixed {
    #[avro(as = Money)]
    price: Decimal,
    #[avro(as = Option<Money>)]
    discount: Option<bigdecimal::BigDecimal>,
    #[avro(as = Id)]
    id: Uuid,
    #[avro(as = Span)]
    span: logical::Duration,
}

#[test]
fn a_fixed_stands_for_the_types_of_libraries() {
    assert_eq!(
        Money::SCHEMA_JSON,
        r#"{"type":"fixed","name":"Money","size":4,"logicalType":"decimal","precision":9,"scale":2}"#
    );
    assert_eq!(Id::SCHEMA_JSON, r#"{"type":"fixed","name":"Id","size":16,"logicalType":"uuid","owner":"us"}"#);
    assert_eq!(Span::SCHEMA_JSON, r#"{"type":"fixed","name":"Span","size":12,"logicalType":"duration"}"#);
    let value = OnFixed {
        price: Decimal::new(-150, 2),
        discount: Some("0.25".parse().unwrap()),
        id: Uuid::from_bytes([7; 16]),
        span: logical::Duration { months: 1, days: u32::MAX, milliseconds: 256 },
    };
    let datum = encode(&value).unwrap();
    let expected =
        [&[0xff, 0xff, 0xff, 0x6a][..], &[2, 0, 0, 0, 25], &[7; 16], &[1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 1, 0, 0]];
    assert_eq!(datum, expected.concat());
    assert_eq!(decode::<OnFixed>(&datum).unwrap(), value);

    let error = encode(&OnFixed { price: Decimal::new(1_000_000_000, 2), ..value }).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot encode fixed (in `price`): 10000000.00 does not fit 9 digits, of which 2 are behind the point"
    );
    let mut overlong = datum;
    overlong[..4].copy_from_slice(&[0x7f; 4]);
    let error = decode::<OnFixed>(&overlong).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot decode fixed at byte 0 (in `price`): it has more digits than 9, of which 2 are behind the point"
    );
}

/// In unions, newtypes and generic types, a type with one meaning has it.
#[test]
fn one_meaning_holds_everywhere() {
    #[derive(AvroUnion, Debug, PartialEq)]
    enum Key {
        Id(Uuid),
        At(DateTime<Utc>),
        Day(NaiveDate),
    }

    #[derive(AvroRecord, Debug, PartialEq)]
    #[avro(transparent)]
    struct CreatedAt(jiff::Timestamp);

    #[derive(AvroRecord, Debug, PartialEq)]
    struct Page<T> {
        items: Vec<T>,
        last: Option<T>,
    }

    #[derive(AvroRecord, Debug, PartialEq)]
    struct Holder {
        key: Key,
        created: Option<CreatedAt>,
        page: Page<Uuid>,
        decimals: Page<logical::Decimal<10, 2>>,
        times: Page<time::Time>,
    }

    let schema = Holder::SCHEMA_JSON;
    for part in [
        r#"{"name":"key","type":[{"type":"string","logicalType":"uuid"},{"type":"long","logicalType":"timestamp-micros"},{"type":"int","logicalType":"date"}]}"#,
        r#"{"name":"created","type":["null",{"type":"long","logicalType":"timestamp-micros"}],"default":null}"#,
        r#""name":"Page_uuid""#,
        r#""name":"Page_decimal_10_2""#,
        r#""name":"Page_time_micros""#,
    ] {
        assert!(schema.contains(part), "{part} in {schema}");
    }
    let id = Uuid::from_bytes([9; 16]);
    let value = Holder {
        key: Key::Day(NaiveDate::from_ymd_opt(1969, 12, 31).unwrap()),
        created: Some(CreatedAt(jiff::Timestamp::UNIX_EPOCH)),
        page: Page { items: vec![id; 300], last: Some(id) },
        decimals: Page { items: vec![logical::Decimal::new(1_i64).unwrap()], last: None },
        times: Page { items: vec![time::Time::from_hms(1, 2, 3).unwrap()], last: None },
    };
    assert_eq!(decode::<Holder>(&encode(&value).unwrap()).unwrap(), value);
}
