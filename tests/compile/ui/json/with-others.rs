use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(json, as = String)]
    name: String,
    #[avro(json, null = "last")]
    extra: Option<String>,
}

fn main() {}
