use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro("User", name("User"))]
struct User {
    name: String,
}

fn main() {}
