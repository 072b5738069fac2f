use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/tree.avsc")]
struct Tree {
    label: String,
    children: Vec<Forest>,
    tags: Vec<i32>,
}

#[derive(AvroRecord)]
struct Forest {
    first: Option<Box<Tree>>,
    second: Option<Box<Tree>>,
    size: i32,
}

fn main() {}
