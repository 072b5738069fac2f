use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(default = "one")]
    age: i32,
    #[avro(default = 1)]
    name: String,
    #[avro(default = null)]
    active: bool,
    #[avro(default = [1, "2"])]
    numbers: Vec<i64>,
}

fn main() {}
