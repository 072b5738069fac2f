use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(rename = "first-name")]
    first: String,
    count: u64,
    #[avro(default = None)]
    age: Option<i32>,
    pair: (i32, i32),
    #[avro(nul = "last")]
    last: Option<i32>,
}

fn main() {}
