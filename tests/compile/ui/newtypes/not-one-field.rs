use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(transparent)]
struct Two(i32, i32);

#[derive(AvroRecord)]
#[avro(transparent)]
enum Enum {
    One(i32),
}

fn main() {}
