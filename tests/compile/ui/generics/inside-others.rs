use schema_runtime::{AvroRecord, AvroUnion};

#[derive(AvroRecord)]
struct Page<T> {
    #[avro(default = 1)]
    item: T,
}

#[derive(AvroRecord)]
#[avro(transparent)]
struct Held(Box<Page<bool>>);

#[derive(AvroUnion)]
enum Either {
    Text(Page<String>),
    Number(Page<f32>),
}

#[derive(AvroRecord)]
struct Pages {
    pages: std::collections::HashMap<String, [Held; 2]>,
}

fn main() {}
