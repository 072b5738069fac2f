use schema_runtime::{AvroRecord, AvroUnion};

mod users {
    schema_macros::avro_schema!("data/user.avsc", "data/key.avsc",);
}

fn main() {
    assert_eq!(users::com::example::User::FULL_NAME, "com.example.User");
    assert_eq!(users::Key::SCHEMA_JSON, r#"["long","string"]"#);
}
