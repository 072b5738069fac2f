use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
enum Suit {
    #[avro(default)]
    Hearts,
    #[avro(default)]
    Spades,
    #[avro(default = "Clubs")]
    Clubs,
}

fn main() {}
