use schema_runtime::AvroRecord;

use std::collections::HashMap;

#[derive(AvroRecord)]
struct Counts {
    by_id: HashMap<i64, i32>,
}

fn main() {}
