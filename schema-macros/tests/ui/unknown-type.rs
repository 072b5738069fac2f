schema_macros::avro_schema!("data/unknown_type.avsc");

fn main() {}
