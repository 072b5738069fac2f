use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
struct Suit {
    name: String,
}

fn main() {}
