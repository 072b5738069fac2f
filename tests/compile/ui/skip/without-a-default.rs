use std::time::Instant;

use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    name: String,
    #[avro(skip)]
    seen: Instant,
}

fn main() {}
