use schema_runtime::{AvroFixed, AvroRecord};

#[derive(AvroRecord)]
struct Order {
    #[avro(logical = "date", precision = 10, scale = 2)]
    day: i32,
    #[avro(precision = 10)]
    count: i64,
    #[avro(logical = "decimal")]
    total: i64,
    #[avro(logical = "decimal", scale = 2)]
    discount: i64,
    #[avro(logical = "decimal", precision = 0)]
    nothing: i64,
    #[avro(logical = "decimal", precision = 2, scale = 10)]
    small: i64,
    #[avro(logical = "decimal", precision = "10", scale = -2)]
    text: i64,
    #[avro(logical = "decimal", precision = 10, precision = 12, scale)]
    twice: i64,
}

#[derive(AvroFixed)]
#[avro(logical = "uuid", scale = 2)]
struct Id([u8; 16]);

fn main() {}
