use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(namespace = "com.example", history = "ui/evolution/data/meanings.json")]
struct Shift {
    #[avro(logical = "time-millis")]
    day: i32,
    #[avro(logical = "uuid")]
    id: String,
}

fn main() {}
