use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(properties = {"fields": [], "ok": 1})]
struct User {
    #[avro(properties = {"default": 1})]
    age: i32,
    #[avro(properties = ["a"])]
    name: String,
    #[avro(properties = {"a": 1, "a": 2})]
    city: String,
    #[avro(properties = {key: 1})]
    street: String,
}

fn main() {}
