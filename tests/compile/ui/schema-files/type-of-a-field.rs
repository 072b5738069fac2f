use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(namespace = "com.example", schema = "ui/schema-files/data/user.avsc")]
struct User {
    name: Vec<u8>,
    age: i64,
    nick: Option<String>,
}

fn main() {}
