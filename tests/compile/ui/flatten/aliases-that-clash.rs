use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Order {
    id: i64,
    #[avro(flatten)]
    head: Head,
    #[avro(alias = "old")]
    note: String,
}

#[derive(AvroRecord)]
struct Head {
    #[avro(alias = "id")]
    key: i64,
    #[avro(alias = "old")]
    text: String,
}

fn main() {}
