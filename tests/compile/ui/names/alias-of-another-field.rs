use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    name: String,
    #[avro(alias = "name")]
    first_name: String,
}

fn main() {}
