use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(name = "firstName")]
    first_name: String,
}

fn main() {}
