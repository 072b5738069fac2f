use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
enum Suit {
    #[avro(rename = "hearts-and-spades")]
    Hearts,
    Überzahl,
}

fn main() {}
