use schema_runtime::AvroFixed;

#[derive(AvroFixed)]
struct Digest(Vec<u8>);

fn main() {}
