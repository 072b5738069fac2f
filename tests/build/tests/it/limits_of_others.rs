//! What users of another generator, rsgen-avro, ask it for and do not get: each has a test of its own here.
#![allow(missing_docs)]

use std::{collections::HashMap, fmt::Debug};

use schema_build::Config;
use schema_runtime::{AvroDecodeOwned, AvroEncode, AvroRecord, AvroType, AvroUnion, decode, encode};

use crate::corpus::{configured, plain};

#[track_caller]
fn comes_back<T: AvroEncode + AvroDecodeOwned + PartialEq + Debug>(value: &T) {
    assert_eq!(decode::<T>(&encode(value).expect("encodes")).expect("decodes"), *value);
}

#[test]
fn namespaces_are_modules_and_part_of_names() {
    use plain::com::example::{home, work};

    assert_eq!(home::Person::FULL_NAME, "com.example.home.Person");
    assert_eq!(work::Company::FULL_NAME, "com.example.work.Company");
    // Two types of one name, in two namespaces.
    assert_eq!(plain::com::example::names::String::FULL_NAME, "com.example.names.String");
    assert_eq!(plain::com::example::names::r#type::String::FULL_NAME, "com.example.names.type.String");
}

#[test]
fn null_may_stand_first_last_or_between() {
    use plain::com::example::{sensors::ReadingMiddle, trees::Cons};

    // Last: an `Option`, and the first branch is the other one.
    let list = Cons { head: 1, tail: Some(Box::new(Cons { head: 2, tail: None })) };
    assert!(Cons::SCHEMA_JSON.contains(r#"["Cons","null"]"#));
    assert_eq!(encode(&list).expect("encodes"), [2, 0, 4, 2]);
    comes_back(&list);
    // First, with more than one branch besides.
    use plain::com::example::payments::{PaymentStatus, Status};
    let status = Some(PaymentStatus::Status(Status::Done));
    assert_eq!(encode(&status).expect("encodes"), [2, 2]);
    comes_back(&status);
    // Between.
    assert_eq!(ReadingMiddle::SCHEMA_JSON, r#"["string","null","long"]"#);
    assert_eq!(encode(&ReadingMiddle::Null).expect("encodes"), [2]);
}

#[test]
fn a_union_of_null_alone_is_one() {
    use plain::com::example::sensors::ReadingOnlyNull;

    assert_eq!(ReadingOnlyNull::SCHEMA_JSON, r#"["null"]"#);
    assert_eq!(encode(&ReadingOnlyNull::Null).expect("encodes"), [0]);
    comes_back(&ReadingOnlyNull::Null);
}

#[test]
fn types_of_other_files_are_found_in_any_order() {
    use plain::com::example::shop::{Currency, Money};

    let money = Money { cents: 1, currency: Currency::Usd };
    comes_back(&money);
    let files = ["order", "voucher", "shipment", "item", "sku", "customer", "money", "article", "state", "address"];
    let more = ["card_payment", "currency"];
    let path = |name: &&str| format!("../../schemas/corpus/shop/{name}.avsc");
    let files: Vec<_> = files.iter().chain(&more).map(path).collect();
    let code = Config::new().generate(&files).expect("generates");
    assert_eq!(Config::new().generate(&["../../schemas/corpus/shop"]).expect("generates"), code);
}

#[test]
fn protocols_and_idl_have_their_types() {
    use plain::com::example::{
        idl::{Kind, Order},
        mail::{Bounced, Message, Priority},
    };

    assert_eq!(Order::FULL_NAME, "com.example.idl.Order");
    comes_back(&Kind::Express);
    let message = Message { to: "a".into(), from: "b".into(), body: "c".into(), priority: Priority::High };
    comes_back(&message);
    assert!(Bounced::SCHEMA_JSON.starts_with(r#"{"type":"error""#));
}

/// A type of the program's for a logical type, here a newtype; inside an array and a union as well.
#[test]
fn types_of_logical_types_stand_in_arrays_and_maps() {
    use build_tests::Moment;

    let history: Vec<Moment> = vec![Moment(1), Moment(-1)];
    comes_back(&history);
    let schema = configured::payments::Payment::SCHEMA_JSON;
    assert!(schema.contains(
        r#"{"name":"history","type":{"type":"array","items":{"type":"long","logicalType":"timestamp-millis"}},"default":[]}"#
    ));
    // It is the type of the field, which is public.
    let _: fn(configured::payments::Payment<'_>) -> Vec<Moment> = |payment| payment.history;
    let map: HashMap<String, Moment> = HashMap::from([("a".to_owned(), Moment(0))]);
    comes_back(&map);
    assert_eq!(<Moment as AvroType>::SCHEMA.get().to_json(), r#"{"type":"long","logicalType":"timestamp-millis"}"#);
}
