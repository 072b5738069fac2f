use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(name = User, namespace = 1)]
struct User {
    #[avro(rename = "a" "b")]
    name: String,
}

fn main() {}
