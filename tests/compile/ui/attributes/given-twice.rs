use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(name = "A", namespace = "a")]
#[avro(name = "B")]
struct User {
    #[avro(default = "", default = "x")]
    name: String,
}

fn main() {}
