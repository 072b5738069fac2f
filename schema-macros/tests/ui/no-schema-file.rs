schema_macros::avro_schema!("data/notes.txt");

fn main() {}
