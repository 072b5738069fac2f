use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
enum Never {}

fn main() {}
