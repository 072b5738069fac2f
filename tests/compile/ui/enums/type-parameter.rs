use schema_runtime::AvroEnum;

#[derive(AvroEnum)]
enum Suit<T, const N: usize> {
    Hearts,
}

fn main() {}
