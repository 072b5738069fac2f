use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(null = "first")]
    age: i32,
    #[avro(null = "first")]
    name: Option<String>,
}

fn main() {}
