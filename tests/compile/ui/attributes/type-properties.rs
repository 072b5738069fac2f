use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(type_properties = {"/fields": {"a": 1}})]
    name: String,
    #[avro(type_properties = {"/items": 1})]
    tags: Vec<String>,
    #[avro(type_properties = {"items": "int"})]
    numbers: Vec<i32>,
}

#[derive(AvroRecord)]
struct Page<T> {
    #[avro(type_properties = {"a": 1})]
    items: Vec<T>,
}

#[derive(AvroRecord)]
#[avro(transparent, error)]
struct Name(String);

fn main() {}
