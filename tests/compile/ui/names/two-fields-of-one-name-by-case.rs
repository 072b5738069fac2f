use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(rename_all = "camelCase")]
struct User {
    first_name: String,
    first__name: String,
}

fn main() {}
