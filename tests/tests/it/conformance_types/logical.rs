//! Types that have a logical type: what holds a value in Rust is a plain leaf.

use schema_runtime::{AvroFixed, AvroRecord};
use tests::logical_leaf;

logical_leaf!(pub(crate) TimeMicros: i64, LONG, ["logicalType": "\"time-micros\""]);
logical_leaf!(pub(crate) TimestampMillis: i64, LONG, ["logicalType": "\"timestamp-millis\""]);
logical_leaf!(pub(crate) TimestampMicros: i64, LONG, ["logicalType": "\"timestamp-micros\""]);
logical_leaf!(pub(crate) TimestampNanos: i64, LONG, ["logicalType": "\"timestamp-nanos\""]);
logical_leaf!(pub(crate) LocalTimestampNanos: i64, LONG, ["logicalType": "\"local-timestamp-nanos\""]);
logical_leaf!(pub(crate) Decimal: Vec<u8>, BYTES, ["logicalType": "\"decimal\"", "precision": "9", "scale": "4"]);
logical_leaf!(pub(crate) LongDecimal: Box<[u8]>, BYTES, ["logicalType": "\"decimal\"", "precision": "60", "scale": "40"]);

#[derive(AvroFixed, Debug)]
#[avro(name = "F", properties = {"logicalType": "decimal", "precision": 9, "scale": 4})]
pub(crate) struct FixedDecimal([u8; 4]);

#[derive(AvroFixed, Debug)]
#[avro(name = "G", alias = "F", properties = {"logicalType": "decimal", "precision": 9, "scale": 4})]
pub(crate) struct WasFixed([u8; 4]);

#[derive(AvroFixed, Debug)]
#[avro(name = "F", properties = {"logicalType": "decimal", "precision": 9, "scale": 4})]
pub(crate) struct WideDecimal([u8; 20]);

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct Event {
    at: TimestampMicros,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct CoarseEvent {
    at: TimestampMillis,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct Reordered {
    c: TimeMicros,
    b: Decimal,
    a: TimestampNanos,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct WithDefaults {
    a: TimestampMicros,
    #[avro(default = 5)]
    b: TimestampMicros,
    #[avro(default = "\u{5}")]
    c: Decimal,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "L")]
pub(crate) struct Events {
    a: TimestampMicros,
    #[avro(no_default)]
    next: Option<Box<Events>>,
}
