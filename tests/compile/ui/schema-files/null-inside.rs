use std::collections::HashMap;

use schema_runtime::AvroRecord;

// Null stands elsewhere in the file.
#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/nulls.avsc")]
struct Nulls {
    #[avro(default = [])]
    items: Vec<Option<i64>>,
    #[avro(null = {"/values": "last", "/values/0/items": "last"})]
    values: HashMap<String, Option<Vec<Option<String>>>>,
    #[avro(null = {"": "last", "/0/items": "last"}, logical = "date")]
    both: Option<Vec<Option<i32>>>,
}

fn main() {}
