use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Page<T, const N: usize> {
    items: Vec<T>,
}

fn main() {}
