use schema_runtime::AvroRecord;

type Maybe = Option<String>;

#[derive(AvroRecord)]
struct User {
    names: Vec<Option<Maybe>>,
    boxed: Option<Box<Maybe>>,
}

fn main() {}
