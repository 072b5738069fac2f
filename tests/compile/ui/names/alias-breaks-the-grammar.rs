use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(alias = "a b")]
struct User {
    #[avro(alias = "a.b")]
    name: String,
}

fn main() {}
