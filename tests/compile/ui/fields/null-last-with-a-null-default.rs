use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(null = "last", default = null)]
    age: Option<i32>,
}

fn main() {}
