use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Numbers {
    a: Vec<Option<u64>>,
    b: std::collections::HashMap<String, Box<u128>>,
    c: [std::collections::VecDeque<std::rc::Rc<usize>>; 2],
}

fn main() {}
