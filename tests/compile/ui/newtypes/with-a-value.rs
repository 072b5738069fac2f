use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(transparent = true)]
struct UserId(i64);

fn main() {}
