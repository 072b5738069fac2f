use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Order {
    #[avro(flatten, rename = "header", alias = "old", doc = "its head")]
    head: Head,
    #[avro(default = {}, flatten)]
    #[avro(as = Head, null = "last", order = "ignore", properties = {"a": 1}, no_default, skip, json)]
    other: Head,
}

#[derive(AvroRecord)]
struct Head {
    id: i64,
}

fn main() {}
