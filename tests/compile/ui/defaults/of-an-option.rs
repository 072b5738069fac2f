use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(default = "old")]
    age: Option<i32>,
}

fn main() {}
