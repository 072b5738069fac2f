use std::collections::HashMap;

use schema_runtime::{AvroRecord, AvroUnion};

#[derive(AvroRecord)]
#[avro(name = "Lists", history = "ui/evolution/data/null-inside.json")]
struct Lists {
    // Null was first, and is last: the same to a reader.
    #[avro(null = {"/items": "last"})]
    moved: Vec<Option<i64>>,
    // There was none.
    #[avro(null = {"/values/1/items": "last"})]
    added: HashMap<String, Option<Vec<Option<f64>>>>,
    #[avro(null = {"/items": "last"})]
    narrowed: Vec<Option<i32>>,
    branch: Value,
}

#[derive(AvroUnion)]
enum Value {
    #[avro(null = {"/items": "last"})]
    Texts(Vec<Option<String>>),
    Nothing,
}

fn main() {}
