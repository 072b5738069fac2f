use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
struct Key(i64);

fn main() {}
