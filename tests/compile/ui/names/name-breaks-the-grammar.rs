use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(name = "avro-users")]
struct User {
    name: String,
}

fn main() {}
