use schema_runtime::AvroRecord;

use std::collections::HashMap;

mod uuid {
    pub struct Uuid;
}

#[derive(AvroRecord)]
struct Counts {
    by_id: HashMap<i64, i32>,
    by_uuid: HashMap<uuid::Uuid, i32>,
}

fn main() {}
