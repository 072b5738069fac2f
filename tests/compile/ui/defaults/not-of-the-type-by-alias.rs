use schema_runtime::AvroRecord;

type Age = i32;

#[derive(AvroRecord)]
struct User {
    #[avro(default = true)]
    age: Age,
}

fn main() {}
