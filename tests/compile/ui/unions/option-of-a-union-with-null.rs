use schema_runtime::{AvroRecord, AvroUnion};

#[derive(AvroUnion)]
enum Key {
    Nothing,
    Number(i64),
}

#[derive(AvroRecord)]
struct Holder {
    key: Option<Key>,
    #[avro(null = "last")]
    last: Option<Key>,
}

fn main() {}
