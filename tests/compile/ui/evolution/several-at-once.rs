use schema_runtime::{AvroEnum, AvroRecord};

#[derive(AvroRecord)]
#[avro(namespace = "com.example", history = "ui/evolution/data/full.json")]
struct User {
    id: String,
    name: i32,
    plan: Plan,
    contact: Option<bool>,
    tags: Vec<bool>,
    home: Address,
}

#[derive(AvroEnum)]
#[avro(namespace = "com.example", rename_all = "SCREAMING_SNAKE_CASE")]
enum Plan {
    Free,
    Paid,
    Trial,
}

#[derive(AvroRecord)]
#[avro(namespace = "com.example")]
struct Address {
    city: String,
    zip: Option<String>,
}

fn main() {}
