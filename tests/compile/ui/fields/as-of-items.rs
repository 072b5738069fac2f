use std::collections::HashMap;

use schema_runtime::{AvroRecord, NullLast};

struct Money;

#[derive(AvroRecord)]
struct Prices {
    #[avro(as = Vec<Option<i64>>)]
    list: Vec<Option<Money>>,
    #[avro(as = HashMap<String, NullLast<i64>>)]
    by_name: HashMap<String, Option<Money>>,
    #[avro(as = Vec<NullLast<_>>)]
    plain: Vec<i64>,
    #[avro(as = Vec<i64>)]
    one: Option<i64>,
}

fn main() {}
