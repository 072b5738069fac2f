use std::time::SystemTime;

use schema_runtime::{AvroFixed, AvroRecord};

#[derive(AvroRecord)]
struct Seen {
    #[avro(logical = "timestamp-milis")]
    first: SystemTime,
    #[avro(logical = "email")]
    by: String,
    #[avro(logicalType = "uuid")]
    id: String,
}

#[derive(AvroFixed)]
#[avro(logical = "UUID")]
struct Id([u8; 16]);

#[derive(AvroRecord)]
#[avro(logical = "date")]
struct Day {
    number: i32,
}

fn main() {}
