use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(default = null, no_default)]
    age: Option<i32>,
    #[avro(no_default = true)]
    name: Option<String>,
}

fn main() {}
