use schema_runtime::AvroRecord;

mod old {
    #[derive(super::AvroRecord)]
    pub struct Page<T> {
        pub item: T,
    }
}

#[derive(AvroRecord)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(AvroRecord)]
struct Pages {
    new: Page<i64>,
    old: old::Page<i64>,
}

fn main() {}
