use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(order = "down")]
    age: i32,
    #[avro(order = "ignore", order = "ignore")]
    name: String,
}

fn main() {}
