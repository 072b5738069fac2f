use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/no-utf8.avsc")]
struct User {
    name: String,
}

fn main() {}
