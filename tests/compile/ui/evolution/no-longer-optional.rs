use schema_runtime::{AvroEnum, AvroFixed, AvroRecord};

#[derive(AvroRecord)]
#[avro(namespace = "com.example", history = "ui/evolution/data/backward.json")]
struct User {
    id: i64,
    name: String,
    plan: Plan,
    contact: String,
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
