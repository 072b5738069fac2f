use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(
    namespace = "com.example",
    schema = r#"{"type": "record", "name": "com.example.Order", "fields": [
        {"name": "id", "type": "long"}, {"name": "price", "type": ["null", {"type": "record", "name": "Money", "fields": [
            {"name": "cents", "type": "long"}
        ]}], "default": null}
    ]}"#
)]
struct Order {
    id: String,
    price: Option<Money>,
}

#[derive(AvroRecord)]
#[avro(namespace = "com.example")]
struct Money {
    cents: i32,
}

#[derive(AvroRecord)]
#[avro(schema = r#"{"type": "recrd", "name": "Broken", "fields": []}"#)]
struct Broken {
    id: i64,
}

#[derive(AvroRecord)]
#[avro(schema = r#"{"type": "record", "name": "Same", "fields": [{"name": "id", "type": "long"}]}"#)]
struct Same {
    id: i64,
}

fn main() {}
