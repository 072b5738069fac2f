use schema_runtime::{AvroRecord, AvroUnion};

#[derive(AvroRecord)]
struct User {
    name: String,
}

#[derive(AvroUnion)]
enum Key {
    Number(i64),
    Count(u32),
    User(User),
    Boxed(Box<User>),
    Words(Vec<String>),
    Numbers(Vec<i64>),
}

fn main() {}
