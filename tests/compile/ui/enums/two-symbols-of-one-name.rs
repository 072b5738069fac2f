use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
#[avro(rename_all = "UPPERCASE")]
enum Suit {
    Hearts,
    #[avro(rename = "HEARTS")]
    Spades,
}

fn main() {}
