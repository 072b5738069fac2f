use schema_runtime::AvroRecord;

mod old {
    #[derive(super::AvroRecord)]
    #[avro(namespace = "old")]
    pub struct User {
        pub name: String,
    }
}

#[derive(AvroRecord)]
struct User {
    name: String,
}

#[derive(AvroRecord)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(AvroRecord)]
struct Pages {
    new: Page<User>,
    old: Page<old::User>,
}

fn main() {}
