use schema_runtime::AvroEnum;
use serde::Deserialize;

#[derive(AvroEnum, Deserialize)]
#[avro(serde)]
enum Suit {
    #[serde(alias = "hearts")]
    Hearts,
    Spades,
}

fn main() {}
