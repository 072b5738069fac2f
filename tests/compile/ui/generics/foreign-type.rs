use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Page<T> {
    items: Vec<T>,
    timeout: std::time::Duration,
}

fn main() {}
