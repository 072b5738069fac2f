use schema_runtime::{AvroRecord, AvroUnion};

#[derive(AvroUnion)]
enum IntOrString {
    Int(i32),
    String(String),
}

#[derive(AvroRecord)]
struct User {
    #[avro(any_branch)]
    age: i32,
}

#[derive(AvroRecord)]
struct Order {
    #[avro(default = 1, any_branch)]
    age: i32,
    #[avro(default = null, any_branch)]
    city: Option<String>,
    #[avro(default = true, any_branch)]
    wrong: IntOrString,
    #[avro(default = "x", any_branch)]
    fine: IntOrString,
}

fn main() {}
