schema_macros::avro_schema!("data/user.avsc", "data/broken_json.avsc");

fn main() {}
