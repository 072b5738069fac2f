use std::collections::HashMap;

use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Order {
    #[avro(flatten)]
    head: Option<Head>,
    #[avro(flatten)]
    extra: HashMap<String, String>,
    #[avro(flatten)]
    total: Box<i64>,
    #[avro(flatten)]
    pair: (i64, i64),
}

#[derive(AvroRecord)]
struct Head {
    id: i64,
}

fn main() {}
