schema_macros::avro_schema!(schemas::user);

fn main() {}
