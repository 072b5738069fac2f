use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
enum Suit {
    #[avro(name = "HEARTS")]
    Hearts,
    #[avro(alias = "S")]
    Spades,
    #[avro(doc = "black")]
    Clubs,
}

fn main() {}
