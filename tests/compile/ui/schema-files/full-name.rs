use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/user.avsc")]
struct Person {
    name: String,
    age: i32,
    nick: Option<String>,
}

fn main() {}
