use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    größe: i32,
    #[avro(rename = "first name")]
    first_name: String,
}

fn main() {}
