use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(name, namespace =)]
struct User {
    #[avro(default)]
    name: String,
}

fn main() {}
