use schema_runtime::{AvroRecord, logical::TimeMicros};

#[derive(AvroRecord)]
struct Shift {
    #[avro(logical = "time-millis", default = 86400000)]
    start: i32,
    #[avro(default = -1)]
    end: TimeMicros,
    #[avro(logical = "time-millis", default = 86399999)]
    last: i32,
    #[avro(logical = "date", default = "2024-01-01")]
    day: i32,
    #[avro(logical = "decimal", precision = 4, default = 7)]
    pay: i64,
}

fn main() {}
