use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct List<T> {
    value: T,
    next: Option<Box<List<T>>>,
    last: Option<Box<Self>>,
}

fn main() {}
