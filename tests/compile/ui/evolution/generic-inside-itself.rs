use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Tree<T> {
    value: T,
    children: Vec<Tree<T>>,
}

#[derive(AvroRecord)]
#[avro(history = "ui/evolution/data/tree.json")]
struct Root {
    tree: Tree<i32>,
}

fn main() {}
