//! The macro in place of a build script.
#![allow(missing_docs)]
#![forbid(unsafe_code)]

use schema_runtime::{AvroRecord, Schema, decode, encode};

mod users {
    schema_macros::avro_schema!("../schemas/com.example.AvroUsers.avsc");
}

mod shop {
    schema_macros::avro_schema!(
        "../schemas/corpus/shop/",
        "../schemas/corpus/mutual/person.avsc",
        "../schemas/corpus/mutual"
    );
}

#[test]
fn a_type_is_the_schema_of_its_file() {
    use users::com::example::AvroUsers;

    let text = include_str!("../../schemas/com.example.AvroUsers.avsc");
    assert_eq!(AvroUsers::SCHEMA_JSON, Schema::parse(text).expect("a schema").to_string());
    let user = AvroUsers { first_name: "foo".into(), last_name: "bar".into() };
    assert_eq!(decode::<AvroUsers>(&encode(&user).expect("encodes")).expect("decodes"), user);
}

#[test]
fn files_are_one_set() {
    assert_eq!(shop::com::example::shop::Order::FULL_NAME, "com.example.shop.Order");
    assert_eq!(shop::com::example::home::Person::FULL_NAME, "com.example.home.Person");
}
