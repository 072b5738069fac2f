use schema_runtime::AvroFixed;

#[derive(AvroFixed)]
struct Digest(#[avro(rename = "bytes")] [u8; 4]);

fn main() {}
