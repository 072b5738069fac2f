use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(transparent, properties = {"unit": "s"})]
struct Timeout(i64);

fn main() {}
