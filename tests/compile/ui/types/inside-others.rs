use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Numbers {
    a: Vec<Option<u64>>,
    b: std::collections::HashMap<String, Box<u128>>,
}

fn main() {}
