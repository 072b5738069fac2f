use schema_runtime::AvroRecord;
use serde::Deserialize;

#[derive(AvroRecord, Deserialize)]
#[avro(serde)]
struct User {
    #[serde(default)]
    address: Address,
    #[serde(default, flatten)]
    head: Head,
}

#[derive(AvroRecord, Default, Deserialize)]
struct Address {
    city: String,
}

#[derive(AvroRecord, Default, Deserialize)]
struct Head {
    id: i64,
}

fn main() {}
