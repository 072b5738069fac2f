use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    name: String,
    #[avro(json)]
    extra: Vec<String>,
    #[avro(json)]
    more: Option<i64>,
}

fn main() {}
