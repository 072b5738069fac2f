use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
enum Suit {
    Hearts,
    Other(String),
    Named { name: String },
}

fn main() {}
