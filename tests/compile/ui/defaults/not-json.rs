use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(default = None)]
    nick: Option<String>,
    #[avro(default = 1i64)]
    age: i64,
    #[avro(default = 'a')]
    letter: String,
    #[avro(default = String::new())]
    name: String,
    #[avro(default = {key: 1})]
    map: std::collections::HashMap<String, i32>,
}

fn main() {}
