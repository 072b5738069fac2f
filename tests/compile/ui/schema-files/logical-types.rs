use schema_runtime::{AvroFixed, AvroRecord};

#[derive(AvroFixed)]
struct Length([u8; 12]);

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/event.avsc")]
struct Event {
    at: i64,
    until: Option<i64>,
    length: Length,
}

fn main() {}
