use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct List<T, U> {
    value: T,
    other: U,
    next: Option<Box<List<U, T>>>,

}

fn main() {}
