use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Order {
    region: String,
    #[avro(flatten)]
    head: Head,
    #[avro(flatten)]
    other: Other,
    id: i64,
    #[avro(rename = "area")]
    r#where: String,
}

#[derive(AvroRecord)]
struct Head {
    id: i64,
    #[avro(alias = "area")]
    region: String,
    total: f64,
}

#[derive(AvroRecord)]
struct Other {
    total: f64,
}

fn main() {}
