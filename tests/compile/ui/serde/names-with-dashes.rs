use schema_runtime::{AvroEnum, AvroRecord};
use serde::Serialize;

#[derive(AvroRecord, Serialize)]
#[avro(serde)]
#[serde(rename = "the-user")]
struct User {
    #[serde(rename = "first-name")]
    first_name: String,
}

#[derive(AvroEnum, Serialize)]
#[avro(serde)]
enum Suit {
    #[serde(rename = "the-hearts")]
    Hearts,
}

fn main() {}
