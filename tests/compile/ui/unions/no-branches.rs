use schema_runtime::AvroUnion;

#[derive(AvroUnion)]
enum Never {}

fn main() {}
