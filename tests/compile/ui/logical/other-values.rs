use std::time::SystemTime;

use schema_runtime::{AvroFixed, AvroRecord};

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 9, scale = 2)]
struct Money([u8; 4]);

#[derive(AvroRecord)]
struct Order {
    #[avro(logical = "timestamp-millis")]
    at: String,
    #[avro(logical = "local-timestamp-micros")]
    shown: Option<SystemTime>,
    #[avro(logical = "date")]
    day: Vec<i64>,
    #[avro(logical = "time-millis")]
    time: f64,
    #[avro(logical = "decimal", precision = 10, scale = 2)]
    total: f64,
    #[avro(logical = "uuid")]
    id: i64,
    #[avro(as = Money)]
    price: String,
    #[avro(as = Money)]
    tip: Option<i64>,
    #[avro(as = Option<Money>)]
    fine: Option<i64>,
}

fn main() {}
