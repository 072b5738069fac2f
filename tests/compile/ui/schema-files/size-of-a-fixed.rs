use schema_runtime::AvroFixed;

#[derive(AvroFixed)]
#[avro(schema = "ui/schema-files/data/digest.avsc")]
struct Digest([u8; 4]);

fn main() {}
