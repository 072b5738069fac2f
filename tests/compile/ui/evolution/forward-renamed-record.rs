use schema_runtime::{AvroEnum, AvroFixed, AvroRecord, AvroUnion};

#[derive(AvroRecord)]
#[avro(namespace = "com.example", history = "ui/evolution/data/forward.json", alias = "User")]
struct Person {
    id: i64,
    name: String,
    plan: Plan,
    contact: Option<Contact>,
    digest: Digest,
    #[avro(default = [])]
    tags: Vec<String>,
    home: Address,
}

#[derive(AvroEnum)]
#[avro(namespace = "com.example", rename_all = "SCREAMING_SNAKE_CASE")]
enum Plan {
    Free,
    Paid,
    Trial,
}

#[derive(AvroUnion)]
enum Contact {
    Mail(String),
    Phone(i32),
}

#[derive(AvroFixed)]
#[avro(namespace = "com.example")]
struct Digest([u8; 4]);

#[derive(AvroRecord)]
#[avro(namespace = "com.example")]
struct Address {
    city: String,
    zip: Option<String>,
}

fn main() {}
