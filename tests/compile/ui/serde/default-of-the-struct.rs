use schema_runtime::AvroRecord;
use serde::Deserialize;

#[derive(AvroRecord, Default, Deserialize)]
#[avro(serde)]
#[serde(default)]
struct User {
    name: String,
    #[avro(default = 18)]
    age: i32,
    #[avro(no_default)]
    visits: i64,
    email: Option<String>,
    tags: Vec<String>,
}

fn main() {}
