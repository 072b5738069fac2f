//! `#[avro(serde)]` needs no attribute of serde's, nor its derives.

use schema_runtime::{AvroEnum, AvroRecord};

#[derive(AvroRecord)]
#[avro(serde, rename_all = "camelCase")]
struct User {
    first_name: String,
}

#[derive(AvroEnum)]
#[avro(serde)]
enum Suit {
    Hearts,
}

fn main() {
    assert!(User::SCHEMA_JSON.contains("firstName") && Suit::SCHEMA_JSON.contains("Hearts"));
}
