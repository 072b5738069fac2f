use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(name = "a-b", namspace = "com.example")]
struct User {
    id: u64,
    #[avro(rename = "id")]
    other: Option<Option<String>>,
    #[avro(default = None)]
    nick: Option<String>,
}

fn main() {}
