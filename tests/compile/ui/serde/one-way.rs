use schema_runtime::AvroRecord;
use serde::{Deserialize, Serialize};

#[derive(AvroRecord, Serialize, Deserialize)]
#[avro(serde)]
struct User {
    #[serde(skip_serializing)]
    password: String,
    #[serde(skip_deserializing)]
    computed: i64,
    #[serde(skip_serializing, skip_deserializing)]
    both: i64,
}

fn main() {}
