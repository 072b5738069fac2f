use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(namespace = "com.example", history = "ui/evolution/data/no-level.json")]
struct User {
    id: i64,
}

fn main() {}
