schema_macros::avro_schema!("data/order.avdl");

fn main() {}
