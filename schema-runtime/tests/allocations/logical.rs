//! Logical types and adapters of collections are written without allocation.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    sync::Arc,
};

use chrono::{DateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use schema_runtime::{AvroEncode, AvroFixed, AvroRecord, NullLast, encode, encode_into};
use test_support::allocations;
use uuid::Uuid;

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 18, scale = 4)]
struct Money([u8; 8]);

#[derive(AvroRecord)]
struct Payment {
    id: Uuid,
    at: DateTime<Utc>,
    time: NaiveTime,
    #[avro(logical = "timestamp-millis")]
    due: Option<DateTime<Utc>>,
    #[avro(logical = "decimal", precision = 20, scale = 4)]
    amount: Decimal,
    #[avro(logical = "decimal", precision = 28, scale = 2)]
    fee: Option<Decimal>,
    #[avro(as = Money)]
    rate: Decimal,
    ids: Vec<Uuid>,
    instants: Vec<DateTime<Utc>>,
}

#[test]
fn writing_takes_no_memory() {
    let at = DateTime::from_timestamp(1_700_000_000, 123_456_789).unwrap();
    let payment = Payment {
        id: Uuid::from_u128(7),
        at,
        time: at.time(),
        due: Some(at),
        amount: Decimal::new(12_345, 2),
        fee: Some(Decimal::new(100, 4)),
        rate: Decimal::new(-1, 4),
        ids: vec![Uuid::from_u128(8); 100],
        instants: vec![at; 100],
    };
    takes_no_memory(&payment);
}

/// Collections of converted items, and of options with null last.
#[derive(AvroRecord)]
struct Prices {
    #[avro(as = Vec<Money>)]
    list: Vec<Decimal>,
    #[avro(as = Vec<Option<Money>>)]
    gaps: Vec<Option<Decimal>>,
    #[avro(as = Option<Vec<Money>>)]
    maybe: Option<Vec<Decimal>>,
    #[avro(as = HashMap<String, Money>)]
    by_name: HashMap<String, Decimal>,
    #[avro(as = BTreeMap<String, Vec<NullLast<Money>>>)]
    by_day: BTreeMap<String, Vec<Option<Decimal>>>,
    #[avro(as = [Money; 4])]
    quarters: [Decimal; 4],
    #[avro(as = VecDeque<Money>)]
    queue: VecDeque<Decimal>,
    #[avro(as = Box<[Money]>)]
    slice: Box<[Decimal]>,
    #[avro(as = Arc<[Money]>)]
    shared: Arc<[Decimal]>,
    #[avro(as = Box<Money>)]
    boxed: Box<Decimal>,
    #[avro(as = Vec<NullLast<_>>)]
    plain: Vec<Option<i64>>,
    #[avro(logical = "timestamp-micros")]
    times: HashMap<String, Vec<DateTime<Utc>>>,
}

#[test]
fn writing_by_adapters_takes_no_memory() {
    let (price, at) = (Decimal::new(12_345, 2), DateTime::from_timestamp(1_700_000_000, 0).unwrap());
    let mut queue: VecDeque<_> = vec![price; 100].into();
    queue.drain(..50);
    queue.extend([price; 40]);
    assert!(!queue.as_slices().1.is_empty(), "the ring wraps around");
    takes_no_memory(&Prices {
        list: vec![price; 1000],
        gaps: vec![None, Some(price)],
        maybe: Some(vec![price; 10]),
        by_name: [("a".to_owned(), price), ("b".to_owned(), price)].into(),
        by_day: [("a".to_owned(), vec![None, Some(price)]), ("b".to_owned(), Vec::new())].into(),
        quarters: [price; 4],
        queue,
        slice: [price; 3].into(),
        shared: [price; 3].into(),
        boxed: Box::new(price),
        plain: vec![Some(1), None],
        times: [("a".to_owned(), vec![at; 5])].into(),
    });
}

/// Encodes the value into a buffer that is used again.
fn takes_no_memory<T: AvroEncode>(value: &T) {
    let mut buffer = encode(value).unwrap();
    // What is reserved at most is a little more than what is written.
    buffer.reserve(4096);
    let expected = buffer.clone();
    for _ in 0..3 {
        buffer.clear();
        assert_eq!(allocations(|| encode_into(value, &mut buffer).unwrap()), 0);
        assert_eq!(buffer, expected);
    }
}
