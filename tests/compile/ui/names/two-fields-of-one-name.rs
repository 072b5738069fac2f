use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    name: String,
    #[avro(rename = "name")]
    first_name: String,
}

fn main() {}
