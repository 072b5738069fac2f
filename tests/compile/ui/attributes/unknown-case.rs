use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(rename_all = "kebab-case")]
struct User {
    first_name: String,
}

fn main() {}
