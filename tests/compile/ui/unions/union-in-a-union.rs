use schema_runtime::AvroUnion;

type Maybe = Option<i64>;

#[derive(AvroUnion)]
enum Key {
    Text(String),
    Number(Maybe),
    Other(Box<Inner>),
}

#[derive(AvroUnion)]
enum Inner {
    Yes(bool),
    Amount(f64),
}

fn main() {}
