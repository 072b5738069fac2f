use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Boxes {
    shape: Box<dyn std::fmt::Display>,
    letters: Box<[char]>,
    sizes: std::sync::Arc<[usize]>,
}

fn main() {}
