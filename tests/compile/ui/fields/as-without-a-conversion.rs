use schema_runtime::AvroRecord;

struct Instant;

#[derive(AvroRecord)]
struct User {
    #[avro(as = i64)]
    seen: Instant,
}

fn main() {}
