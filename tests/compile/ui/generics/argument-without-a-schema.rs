use schema_runtime::{AvroRecord, encode};

#[derive(AvroRecord)]
struct Page<T> {
    items: Vec<T>,
}

struct Plain;

fn main() {
    let _ = encode(&Page { items: vec![Plain] });
}
