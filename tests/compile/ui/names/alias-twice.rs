use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(namespace = "com.example", alias = "Person", alias = "com.example.Person")]
struct User {
    #[avro(alias = "first", alias = "first")]
    name: String,
}

fn main() {}
