schema_macros::avro_schema!();

fn main() {}
