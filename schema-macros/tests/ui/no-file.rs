schema_macros::avro_schema!("data/user.avsc", "data/usr.avsc", "data/users");

fn main() {}
