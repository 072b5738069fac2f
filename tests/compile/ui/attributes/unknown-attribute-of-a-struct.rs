use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(namspace = "com.example")]
struct User {
    name: String,
}

fn main() {}
