use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(as = "Option<")]
    seen: i64,
    #[avro(as = HashMap<String, u64>)]
    map: i64,
}

fn main() {}
