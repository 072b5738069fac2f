use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro = "User"]
struct User {
    #[avro]
    name: String,
}

fn main() {}
