use schema_runtime::{AvroEnum, AvroRecord};
use serde::Serialize;

#[derive(AvroRecord, Serialize)]
#[avro(serde)]
#[serde(rename_all = "kebab-case")]
struct User {
    first_name: String,
}

#[derive(AvroEnum, Serialize)]
#[avro(serde)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
enum Suit {
    Hearts,
}

fn main() {}
