use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
#[avro(rename_all = "SCREAMING_SNAKE_CASE", schema = "ui/schema-files/data/suit.avsc")]
enum Suit {
    #[avro(default)]
    Hearts,
    Clubs,
    Spades,
}

fn main() {}
