use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Numbers {
    a: u64,
    b: usize,
    c: i128,
    d: isize,
    e: u128,
    g: char,
}

fn main() {}
