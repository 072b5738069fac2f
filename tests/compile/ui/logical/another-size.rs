use schema_runtime::AvroFixed;

const SIZE: usize = 4;

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 10, scale = 2)]
struct Money([u8; SIZE]);

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 9, scale = 2)]
struct Fits([u8; SIZE]);

#[derive(AvroFixed)]
#[avro(logical = "uuid")]
struct Id([u8; 8]);

#[derive(AvroFixed)]
#[avro(logical = "duration")]
struct Span([u8; 16]);

fn main() {}
