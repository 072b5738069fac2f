use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(namespace = "com.example", history = "ui/evolution/data/users-value.json")]
struct User {
    plan: String,
    age: i64,
    #[avro(alias = "name")]
    full_name: String,
    #[avro(alias = "nick")]
    handle: Option<String>,
    email: Option<String>,
    country: String,
}

fn main() {}
