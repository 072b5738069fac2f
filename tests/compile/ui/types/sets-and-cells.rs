use schema_runtime::AvroRecord;

use std::{cell::RefCell, collections::HashSet, sync::Arc};

#[derive(AvroRecord)]
struct Shared {
    tags: HashSet<String>,
    name: Arc<String>,
    count: RefCell<i32>,
}

fn main() {}
