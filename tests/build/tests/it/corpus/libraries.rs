//! Types of libraries, in all places of a schema: written and read as what they stand for.
use std::{collections::HashMap, fmt::Debug};

use bigdecimal::BigDecimal;
use rust_decimal::Decimal;
use schema_runtime::{AvroDecodeOwned, AvroEncode, ErrorKind, decode, encode, logical::Duration};
use uuid::Uuid;

use super::{
    chrono_and_others::{
        self,
        com::example::billing::{
            Amount, Conditions, ConditionsStart, Invoice, InvoiceCorrectionsItem, InvoicePayment, Rate,
        },
    },
    configured,
    plain::com::example::billing as bytes,
    with_jiff, with_time,
};

#[track_caller]
fn comes_back<T: AvroEncode + AvroDecodeOwned + PartialEq + Debug>(value: &T) -> Vec<u8> {
    let datum = encode(value).expect("it holds");
    assert_eq!(decode::<T>(&datum).expect("it holds"), *value);
    datum
}

fn number(unscaled: i64, scale: u32) -> Decimal {
    Decimal::new(unscaled, scale)
}

fn map<T>(value: T) -> HashMap<String, T> {
    [("a".to_owned(), value)].into()
}

fn invoice() -> Invoice {
    let amount = || number(1250, 2);
    let term = Duration { months: 1, days: 2, milliseconds: 3 };
    let at = |millis| chrono::DateTime::from_timestamp_millis(millis).expect("it holds");
    Invoice {
        id: Uuid::from_bytes([7; 16]),
        total: amount(),
        discount: Some(number(-1, 2)),
        surcharge: None,
        lines: vec![None, Some(amount())],
        taxes: map(Some(vec![Some(amount()), None])),
        rate: number(1_500_000, 6),
        points: number(7, 0),
        exact: BigDecimal::new((-3).into(), 30),
        term,
        reminders: Some(vec![None, Some(term)]),
        parties: map(Some(Uuid::nil())),
        settled: Some(at(-1)),
        attempts: Some(vec![Some(at(1500)), None]),
        refunds: vec![map(Some(amount())), map(None)],
        payment: Some(InvoicePayment::Map(map(Some(vec![Some(Rate([0, 0, 0, 1])), None])))),
        corrections: vec![None, Some(InvoiceCorrectionsItem::Long(4))],
        previous: None,
    }
}

#[test]
fn values_of_libraries_are_the_bytes_of_the_schema() {
    let datum = comes_back(&Invoice { previous: Some(vec![None, Some(invoice())]), ..invoice() });
    // What stands for them is the same, and says what it is made of.
    let read: bytes::Invoice = decode(&datum).expect("it holds");
    assert_eq!(encode(&read).expect("it holds"), datum);
    assert_eq!((read.id.0, read.total.0), ([7; 16], [0, 0, 0, 0, 0, 0, 4, 0xe2]));
    assert_eq!(read.lines[0], None);
    assert_eq!((read.rate.0, read.points.0), ([0, 0x16, 0xe3, 0x60], [0, 0, 0, 7]));
    assert_eq!(read.exact.0, (-3_i128).to_be_bytes());
    assert_eq!(read.term.0, [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]);
    assert_eq!(read.attempts, Some(vec![Some(1500), None]));
    // What does not fit is refused in its place.
    let error = encode(&Invoice { lines: vec![None, Some(number(1, 3))], ..invoice() }).expect_err("it does not fit");
    assert_eq!(error.kind(), ErrorKind::Encode);
    assert!(error.to_string().contains("lines[1]"), "{error}");
    comes_back(&InvoicePayment::Amount(Amount([0; 8])));
    assert_eq!(comes_back(&chrono_and_others::Balances(vec![None, Some(HashMap::new())])), [4, 2, 0, 0, 0]);
}

#[test]
fn defaults_are_values_of_libraries() {
    let conditions = Conditions::default();
    let all = encode(&Conditions { levels: HashMap::new(), ..conditions.clone() }).expect("it holds");
    assert_eq!(conditions.since, chrono::DateTime::UNIX_EPOCH);
    assert_eq!(conditions.valid_until.expect("it holds").to_string(), "9999-12-31");
    assert_eq!(conditions.valid_from.to_string(), "0001-01-01");
    assert_eq!(conditions.opened.to_string(), "1969-12-30 23:59:59.999");
    assert_eq!(conditions.pause.to_string(), "23:59:59.999999");
    assert_eq!((conditions.fee, conditions.credit), (number(1250, 2), number(-129, 2)));
    assert_eq!(conditions.limit, number(-200, 2));
    assert_eq!(conditions.steps, [Some(number(1, 2)), Some(number(1250, 2))]);
    assert_eq!(conditions.creditor.to_string(), "123e4567-e89b-12d3-a456-426614174000");
    assert_eq!(conditions.start, ConditionsStart::Long(schema_runtime::logical::TimestampMillis(5)));
    // All are written as the plain defaults are.
    let plain = bytes::Conditions { levels: HashMap::new(), ..bytes::Conditions::default() };
    assert_eq!(all, encode(&plain).expect("it holds"));
    let jiff = with_jiff::com::example::billing::Conditions::default();
    assert_eq!(jiff.changed.to_string(), "1969-12-31T23:59:59.999999Z");
    assert_eq!(jiff.valid_until.expect("it holds").to_string(), "9999-12-31");
    assert_eq!(
        all,
        encode(&with_jiff::com::example::billing::Conditions { levels: HashMap::new(), ..jiff }).expect("it holds")
    );
    let time = with_time::com::example::billing::Conditions::default();
    assert_eq!(time.valid_from.to_string(), "0001-01-01");
    assert_eq!(
        all,
        encode(&with_time::com::example::billing::Conditions { levels: HashMap::new(), ..time }).expect("it holds")
    );
    // And so are those that the settings give.
    let configured = configured::billing::Conditions::default();
    assert_eq!((configured.since, configured.label.0.as_str()), (build_tests::Moment(0), "none"));
}
