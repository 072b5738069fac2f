use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(name = "Page")]
struct Page<T> {
    number: i32,
    items: Vec<Option<T>>,
}

#[derive(AvroRecord)]
struct Pages {
    texts: Page<String>,
    numbers: Page<i64>,
}

fn main() {}
