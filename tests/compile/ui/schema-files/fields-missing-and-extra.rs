use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(namespace = "com.example", schema = "ui/schema-files/data/user.avsc")]
struct User {
    name: String,
    email: String,
}

fn main() {}
