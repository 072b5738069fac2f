use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(namespace = "com..example")]
struct User {
    name: String,
}

#[derive(AvroRecord)]
#[avro(namespace = "")]
struct Other {
    name: String,
}

fn main() {}
