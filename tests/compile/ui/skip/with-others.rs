use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(skip, rename = "n", default = 1)]
    name: i64,
    #[avro(alias = "old")]
    #[avro(skip)]
    seen: i64,
}

fn main() {}
