use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(rename = "Person")]
struct User {
    name: String,
}

fn main() {}
