use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(properties = {"aliases": []})]
struct User {
    #[avro(properties = {"order": "ignore"})]
    name: String,
}

fn main() {}
