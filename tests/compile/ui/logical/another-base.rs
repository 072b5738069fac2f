use schema_runtime::{AvroFixed, AvroRecord, logical::Duration};

#[derive(AvroRecord)]
struct Subscription {
    #[avro(logical = "duration")]
    runs: Duration,
}

#[derive(AvroFixed)]
#[avro(logical = "date")]
struct Day([u8; 4]);

fn main() {}
