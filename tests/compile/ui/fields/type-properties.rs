use schema_runtime::{AvroRecord, AvroUnion};

#[derive(AvroRecord)]
struct Part {
    number: i32,
}

#[derive(AvroUnion)]
enum Key {
    Text(String),
    #[avro(type_properties = {"/1": {"a": 1}})]
    Numbers(Vec<i64>),
}

#[derive(AvroRecord)]
struct User {
    #[avro(type_properties = {"/items": {"avro.java.string": "String"}})]
    name: String,
    #[avro(type_properties = {"/2": {"a": 1}})]
    email: Option<String>,
    #[avro(type_properties = {"a": 1})]
    nick: Option<String>,
    #[avro(type_properties = {"/items": {"a": 1}})]
    parts: Vec<Part>,
    key: Key,
}

fn main() {}
