use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Node {
    value: i64,
    #[avro(flatten)]
    next: Box<Node>,
    #[avro(flatten)]
    other: Box<Self>,
}

fn main() {}
