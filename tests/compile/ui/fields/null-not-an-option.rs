use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(null = "last")]
    age: i32,
}

fn main() {}
