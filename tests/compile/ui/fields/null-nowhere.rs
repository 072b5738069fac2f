use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(null = "middle")]
    age: Option<i32>,
    #[avro(null)]
    name: Option<String>,
}

fn main() {}
