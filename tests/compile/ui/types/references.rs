use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Borrowed<'a> {
    number: &'a i64,
    text: &'a mut str,
    list: &'a [String],
}

fn main() {}
