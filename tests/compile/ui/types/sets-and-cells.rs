use schema_runtime::AvroRecord;

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeSet, BinaryHeap, HashSet},
    sync::{Arc, Mutex, RwLock},
};

#[derive(AvroRecord)]
struct Shared {
    tags: HashSet<String>,
    sorted: BTreeSet<String>,
    heap: BinaryHeap<i32>,
    cell: Cell<i32>,
    count: RefCell<i32>,
    shared: Arc<Mutex<i32>>,
    lock: Arc<RwLock<i32>>,
}

fn main() {}
