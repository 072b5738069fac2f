use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(name = "string")]
struct User {
    name: String,
}

fn main() {}
