use schema_runtime::{AvroEnum, AvroRecord};

#[derive(AvroEnum)]
enum Suit {
    Hearts,
    Spades,
}

#[derive(AvroRecord)]
struct Card {
    #[avro(default = "hearts")]
    suit: Suit,
    #[avro(default = ["Hearts", "Clubs"])]
    others: Vec<Suit>,
    #[avro(default = 0)]
    number: Suit,
    #[avro(null = "last", default = "clubs")]
    last: Option<Suit>,
}

fn main() {}
