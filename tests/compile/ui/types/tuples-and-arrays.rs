use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Shape {
    point: (f64, f64),
    corners: [(f64, f64); 4],
    big: [u64; 2],
}

fn main() {}
