use schema_runtime::AvroFixed;

#[derive(AvroFixed)]
#[avro(rename_all = "camelCase", name = "2nd", namespace = "a..b", alias = "bytes!", properties = {"size": 4})]
struct Digest([u8; 4]);

fn main() {}
