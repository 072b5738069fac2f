use std::collections::HashMap;

use schema_runtime::AvroRecord;
use serde::{Deserialize, Serialize};

#[derive(AvroRecord, Serialize, Deserialize)]
#[avro(serde)]
struct User {
    name: String,
    #[serde(flatten)]
    rest: HashMap<String, String>,
}

fn main() {}
