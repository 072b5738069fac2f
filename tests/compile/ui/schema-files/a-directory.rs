use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data")]
struct User {
    name: String,
}

fn main() {}
