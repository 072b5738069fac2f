use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(null = "last", as = Option<i32>)]
    age: Option<i32>,
}

fn main() {}
