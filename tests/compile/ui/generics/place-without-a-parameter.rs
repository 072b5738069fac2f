use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(name = "{U}Page")]
struct Page<T> {
    items: Vec<T>,
}

#[derive(AvroRecord)]
#[avro(name = "Page{T")]
struct Other<T> {
    items: Vec<T>,
}

fn main() {}
