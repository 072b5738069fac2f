use schema_runtime::{AvroEnum, AvroRecord, AvroUnion};

#[derive(AvroRecord)]
struct Order {
    #[avro(flatten)]
    suit: Suit,
    #[avro(flatten)]
    key: Box<Key>,
    #[avro(flatten)]
    newtype: Newtype,
}

#[derive(AvroEnum)]
enum Suit {
    Hearts,
}

#[derive(AvroUnion)]
enum Key {
    Number(i64),
    Text(String),
}

#[derive(AvroRecord)]
struct Head {
    id: i64,
}

#[derive(AvroRecord)]
#[avro(transparent)]
struct Newtype(Head);

fn main() {}
