use schema_runtime::AvroEnum;
use serde::Deserialize;

#[derive(AvroEnum, Deserialize)]
#[avro(serde)]
enum Suit {
    #[avro(default)]
    Hearts,
    #[serde(other)]
    Spades,
}

fn main() {}
