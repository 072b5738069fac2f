use schema_runtime::AvroRecord;

type Optional = Option<i32>;

#[derive(AvroRecord)]
struct Both {
    #[avro(logical = "date", as = schema_runtime::logical::Date)]
    day: i32,
}

#[derive(AvroRecord)]
struct Null {
    #[avro(logical = "date", null = "last")]
    day: i32,
    #[avro(logical = "date", null = "last")]
    other: Optional,
    #[avro(logical = "date", null = "last")]
    fine: Option<i32>,
}

fn main() {}
