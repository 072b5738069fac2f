use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(transparent)]
struct Timeout(std::time::Duration);

fn main() {}
