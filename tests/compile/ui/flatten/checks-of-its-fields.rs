use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
#[avro(schema = "ui/flatten/data/order.avsc", history = "ui/flatten/data/orders.json")]
struct Order {
    total: f64,
    #[avro(flatten)]
    head: Head,
    #[avro(default = 1)]
    note: String,
}

#[derive(AvroRecord)]
struct Head {
    id: i64,
    region: String,
}

fn main() {}
