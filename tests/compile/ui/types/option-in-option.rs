use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    name: Option<Option<String>>,
}

fn main() {}
