use schema_runtime::{
    AvroRecord,
    logical::{BigDecimal, TimeMicros},
};

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
    #[avro(logical = "decimal", precision = 2, default = "\u{0}d")]
    bonus: i64,
    #[avro(logical = "decimal", precision = 2, default = "c")]
    fine: i64,
    #[avro(logical = "uuid", default = "none")]
    by: String,
    #[avro(logical = "uuid", default = "00112233-4455-6677-8899-aabbccddeeff")]
    also_fine: String,
    #[avro(default = "1.5")]
    rate: BigDecimal,
    #[avro(default = "\u{2}\u{f}\u{2}")]
    fine_rate: BigDecimal,
}

fn main() {}
