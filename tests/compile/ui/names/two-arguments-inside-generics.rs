use schema_runtime::AvroRecord;

mod old {
    #[derive(super::AvroRecord)]
    pub struct User {
        pub name: i32,
    }
}

#[derive(AvroRecord)]
struct User {
    name: i64,
}

#[derive(AvroRecord)]
struct Page<T> {
    item: T,
}

#[derive(AvroRecord)]
struct Pages {
    new: Page<User>,
    old: Page<old::User>,
}

fn main() {}
