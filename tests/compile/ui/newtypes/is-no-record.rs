use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(transparent)]
struct UserId(i64);

const JSON: &str = UserId::SCHEMA_JSON;

fn main() {}
