use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/no-json.avsc")]
struct User {
    name: String,
}

fn main() {}
