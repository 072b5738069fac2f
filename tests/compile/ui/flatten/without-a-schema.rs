use std::time::Duration;

use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Order {
    #[avro(flatten)]
    head: Duration,
}

fn main() {}
