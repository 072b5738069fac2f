use schema_runtime::AvroRecord;
use serde::Deserialize;

type String = i64;

#[derive(AvroRecord, Deserialize)]
#[avro(serde)]
struct User {
    #[serde(default)]
    name: String,
}

fn main() {}
