use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
#[avro(default = "Hearts")]
enum Suit {
    Hearts,
    Spades,
}

fn main() {}
