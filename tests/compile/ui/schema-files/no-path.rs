use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(schema = "")]
struct User {
    name: String,
}

fn main() {}
