use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct User {
    #[avro(no_default = false)]
    nick: Option<String>,
    #[avro(no_default =)]
    city: Option<String>,
}

fn main() {}
