use schema_runtime::AvroRecord;
use serde::Deserialize;

#[derive(AvroRecord, Deserialize)]
#[avro(serde)]
struct User {
    #[serde(default = "eighteen")]
    age: i32,
    #[avro(default = 18)]
    #[serde(default = "eighteen")]
    written: i32,
    #[avro(no_default)]
    #[serde(default = "eighteen")]
    none: i32,
}

fn eighteen() -> i32 {
    18
}

fn main() {}
