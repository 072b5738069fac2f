//! The macro in place of a build script.
#![allow(missing_docs)]

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

    let text = include_str!("../../../schemas/com.example.AvroUsers.avsc");
    assert_eq!(AvroUsers::SCHEMA_JSON, Schema::parse(text).expect("a schema").to_string());
    let user = AvroUsers { first_name: "foo".into(), last_name: "bar".into() };
    assert_eq!(decode::<AvroUsers>(&encode(&user).expect("encodes")).expect("decodes"), user);
}

#[test]
fn files_are_one_set() {
    assert_eq!(shop::com::example::shop::Order::FULL_NAME, "com.example.shop.Order");
    assert_eq!(shop::com::example::home::Person::FULL_NAME, "com.example.home.Person");
}

/// The compiler builds again when one of the files changes: it says so in the file that cargo goes by.
#[test]
fn the_crate_depends_on_its_files() {
    let depends = std::env::current_exe().expect("this program").with_extension("d");
    let text = std::fs::read_to_string(&depends).unwrap_or_else(|error| panic!("{}: {error}", depends.display()));
    // Those of a path, of a folder, and of one that is given twice.
    let files =
        ["com.example.AvroUsers.avsc", "corpus/shop/order.avsc", "corpus/shop/sku.avsc", "corpus/mutual/person.avsc"];
    for file in files {
        assert!(text.contains(file), "{file} is not in {}:\n{text}", depends.display());
    }
}
