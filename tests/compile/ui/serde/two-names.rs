use schema_runtime::{AvroEnum, AvroRecord};
use serde::{Deserialize, Serialize};

#[derive(AvroRecord, Serialize, Deserialize)]
#[avro(serde)]
#[serde(rename(serialize = "User", deserialize = "Person"))]
struct User {
    #[serde(rename(serialize = "id", deserialize = "key"))]
    id: i64,
    #[serde(rename(serialize = "name"))]
    first: String,
    #[serde(rename(serialize = "same", deserialize = "same"))]
    same: String,
    #[avro(rename = "other")]
    #[serde(rename(serialize = "a", deserialize = "b"))]
    said: String,
}

#[derive(AvroEnum, Serialize, Deserialize)]
#[avro(serde)]
#[serde(rename_all(serialize = "lowercase", deserialize = "UPPERCASE"))]
enum Suit {
    Hearts,
}

fn main() {}
