use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(crate = 1)]
struct User {
    first_name: String,
}

fn main() {}
