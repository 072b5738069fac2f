use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Numbers {
    all: [i32],
}

fn main() {}
