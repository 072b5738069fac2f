use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(null = "middle")]
    age: Option<i32>,
    #[avro(null)]
    name: Option<String>,
    #[avro(null = "last", as = Option<i32>)]
    other: Option<i32>,
}

fn main() {}
