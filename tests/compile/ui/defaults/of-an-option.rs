use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(default = "old")]
    age: Option<i32>,
    #[avro(default = 3)]
    number: Option<i32>,
    #[avro(default = "null")]
    name: Option<String>,
}

fn main() {}
