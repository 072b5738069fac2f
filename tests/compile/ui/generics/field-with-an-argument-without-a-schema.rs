use schema_runtime::{AvroRecord, AvroUnion};

#[derive(AvroRecord)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(AvroRecord)]
struct Pair<A, B> {
    a: A,
    b: B,
}

struct Plain;

#[derive(AvroRecord)]
struct User {
    page: Page<Plain>,
    optional: Option<Page<Plain>>,
    second: Pair<i32, Plain>,
}

#[derive(AvroUnion)]
enum Key {
    Page(Page<Plain>),
    Number(i32),
}

fn main() {}
