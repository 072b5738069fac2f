//! The schemas that the Python client's documentation uses, as structs: compared with the files by the compiler.

use schema_model::Schema;
use schema_runtime::{AvroRecord, decode, encode};

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(namespace = "example.avro", schema = "../schemas/example.avro.User.avsc")]
struct User {
    name: String,
    #[avro(null = "last")]
    favorite_number: Option<i32>,
    #[avro(null = "last")]
    favorite_color: Option<String>,
}

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(namespace = "com.example", schema = "../schemas/com.example.AvroUsers.avsc")]
struct AvroUsers {
    first_name: String,
    last_name: String,
}

#[test]
fn structs_are_the_files_schemas() {
    for (file, canonical_form, json) in [
        (include_str!("../../../schemas/example.avro.User.avsc"), User::CANONICAL_FORM, User::SCHEMA_JSON),
        (
            include_str!("../../../schemas/com.example.AvroUsers.avsc"),
            AvroUsers::CANONICAL_FORM,
            AvroUsers::SCHEMA_JSON,
        ),
    ] {
        let file = Schema::parse(file).unwrap();
        assert_eq!(file.root().canonical_form(), canonical_form);
        assert_eq!(file.root().to_json(), json);
    }
}

#[test]
fn null_is_the_last_branch() {
    let user = User { name: "a".into(), favorite_number: Some(7), favorite_color: None };
    assert_eq!(encode(&user).unwrap(), [2, b'a', 0, 14, 2]);
    assert_eq!(decode::<User>(&[2, b'a', 0, 14, 2]).unwrap(), user);
}
