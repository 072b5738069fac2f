use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Grid<T, const N: usize> {
    cells: [T; N],
}

fn main() {}
