use schema_runtime::{AvroEnum, AvroFixed, AvroRecord, AvroUnion};

#[derive(AvroRecord)]
#[avro(transparent)]
struct UserId(#[avro(skip)] i64);

#[derive(AvroFixed)]
struct Digest(#[avro(skip)] [u8; 4]);

#[derive(AvroEnum)]
enum Suit {
    Hearts,
    #[avro(skip)]
    Spades,
}

#[derive(AvroUnion)]
enum Key {
    Number(#[avro(skip)] i64),
    #[avro(skip)]
    Text(String),
}

fn main() {}
