use schema_runtime::{AvroRecord, AvroUnion};

#[derive(AvroUnion)]
enum Amount {
    Exact(#[avro(logical = "decimal", precision = 10, scale = 2)] i64),
    #[avro(logical = "date")]
    Day(i32),
}

#[derive(AvroRecord)]
#[avro(transparent)]
struct Price(#[avro(logical = "decimal", precision = 10, scale = 2)] i64);

#[derive(AvroRecord)]
#[avro(transparent)]
struct Alone(#[avro(precision = 10)] i64);

fn main() {}
