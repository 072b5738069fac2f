use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Pair(i32, i32);

fn main() {}
