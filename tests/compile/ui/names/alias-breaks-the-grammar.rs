use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(alias = "a b", alias = "Old", namespace = "n", alias = "n.Old")]
struct User {
    #[avro(alias = "a.b")]
    name: String,
}

fn main() {}
