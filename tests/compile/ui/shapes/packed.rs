use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[repr(C, packed(2))]
struct Packed {
    a: i64,
}

fn main() {}
