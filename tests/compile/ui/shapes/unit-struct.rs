use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Nothing;

fn main() {}
