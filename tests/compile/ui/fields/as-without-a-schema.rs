use schema_runtime::AvroRecord;

struct Plain;

#[derive(AvroRecord)]
struct User {
    #[avro(as = Plain)]
    count: u64,
}

fn main() {}
