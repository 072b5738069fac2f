use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(default = 2147483648)]
    age: i32,
    #[avro(default = 1.5)]
    id: i64,
    #[avro(default = "Ā")]
    key: Vec<u8>,
}

fn main() {}
