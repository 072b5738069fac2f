use schema_runtime::{AvroRecord, AvroUnion};

#[derive(AvroRecord)]
struct Home {
    small: u8,
    #[avro(null = "last")]
    ports: Option<Vec<u16>>,
}

#[derive(AvroUnion)]
enum Level {
    Short(i8),
    Long(i64),
}

#[derive(AvroRecord)]
struct User {
    #[avro(default = {"small": 300, "ports": []})]
    home: Home,
    #[avro(default = {"a": [], "b,]": [{"small": 1, "ports": [1, -2]}]})]
    homes: std::collections::BTreeMap<String, Vec<Home>>,
    #[avro(default = 128)]
    level: Level,
}

fn main() {}
