use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Boxes {
    text: Box<str>,
    bytes: Box<[u8]>,
}

fn main() {}
