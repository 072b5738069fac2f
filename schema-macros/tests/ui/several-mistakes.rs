schema_macros::avro_schema!("data/several.avsc");

fn main() {}
