use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(namespace = "com.example", schema = "ui/schema-files/data/user.avsc")]
struct User {
    age: i32,
    name: String,
    nick: Option<String>,
}

fn main() {}
