use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(name = "com.example.User")]
struct Person {
    name: String,
}

fn main() {}
