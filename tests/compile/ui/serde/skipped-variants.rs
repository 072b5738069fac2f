use schema_runtime::{AvroEnum, AvroRecord, AvroUnion};
use serde::{Deserialize, Serialize};

#[derive(AvroEnum, Serialize, Deserialize)]
#[avro(serde)]
enum Suit {
    Hearts,
    #[serde(skip)]
    Spades,
}

#[derive(AvroUnion, Serialize, Deserialize)]
#[avro(serde)]
enum Key {
    Number(i64),
    #[serde(skip_serializing)]
    Text(String),
}

#[derive(AvroRecord, Deserialize)]
#[avro(serde, transparent)]
struct Id(#[serde(skip)] i64);

fn main() {}
