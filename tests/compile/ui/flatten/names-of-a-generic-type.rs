use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Signed<T> {
    id: i64,
    #[avro(flatten)]
    body: T,
}

#[derive(AvroRecord)]
struct User {
    id: i64,
}

#[derive(AvroRecord)]
struct Message {
    user: Signed<User>,
}

fn main() {}
