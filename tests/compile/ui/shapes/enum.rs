use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
enum Suit {
    Hearts,
    Spades,
}

fn main() {}
