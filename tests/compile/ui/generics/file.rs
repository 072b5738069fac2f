use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/user.avsc")]
struct Page<T> {
    items: Vec<T>,
}

fn main() {}
