use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(transparent, name = "Id", namespace = "com.example", alias = "Old", schema = "schemas/id.avsc")]
struct UserId(#[avro(rename = "id")] i64);

fn main() {}
