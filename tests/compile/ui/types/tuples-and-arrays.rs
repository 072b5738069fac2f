use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Shape {
    point: (f64, f64),
    nothing: (),
    matrix: [f64; 9],
}

fn main() {}
