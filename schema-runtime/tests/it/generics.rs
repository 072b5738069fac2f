//! Generic types: one schema, and one name, for each of their arguments.

use std::collections::HashMap;

use schema_runtime::{AvroDecodeOwned, AvroEncode, AvroRecord, AvroUnion, decode, encode};

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example")]
struct User {
    name: String,
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example")]
struct Order {
    id: i64,
}

/// What is on a page.
#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example", alias = "Sheet")]
struct Page<T> {
    items: Vec<T>,
    #[avro(default = 0, doc = "from 0")]
    number: i32,
    first: Option<T>,
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(name = "{B}By{A}")]
struct Pair<A, B>
where
    A: Clone,
{
    a: A,
    b: B,
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(transparent)]
struct Wrapped<T>(T);

#[derive(AvroRecord, Clone, Debug, PartialEq)]
struct Borrowed<'a, T> {
    name: &'a str,
    value: T,
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example")]
struct List<T>
where
    T: Clone,
{
    value: T,
    next: Option<Box<List<T>>>,
    #[avro(null = "last")]
    other: Option<Box<Self>>,
    children: Vec<Pair<String, Self>>,
}

#[derive(AvroUnion, Clone, Debug, PartialEq)]
enum Either {
    Users(Box<Page<User>>),
    Orders(Box<Page<Order>>),
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
struct Book {
    users: Page<User>,
    orders: Page<Order>,
    more: Option<Page<User>>,
    either: Either,
}

#[track_caller]
fn round_trips<T: AvroEncode + AvroDecodeOwned + PartialEq + std::fmt::Debug>(value: &T, bytes: &[u8]) {
    let written = encode(value).expect("a value");
    assert_eq!(written, bytes);
    assert_eq!(&decode::<T>(&written).expect("a datum"), value);
}

fn page<T: Clone>(item: T) -> Page<T> {
    Page { items: vec![item.clone()], number: 1, first: Some(item) }
}

#[test]
fn names_are_made_of_the_arguments() {
    const NAME: &str = Page::<User>::FULL_NAME;
    assert_eq!(NAME, "com.example.Page_User");
    assert_eq!(Page::<i32>::FULL_NAME, "com.example.Page_int");
    assert_eq!(Page::<Vec<u8>>::FULL_NAME, "com.example.Page_bytes");
    assert_eq!(Page::<Page<Order>>::FULL_NAME, "com.example.Page_Page_Order");
    assert_eq!(Page::<HashMap<String, Vec<Order>>>::FULL_NAME, "com.example.Page_map_array_Order");
    assert_eq!(Page::<Either>::FULL_NAME, "com.example.Page_Either");
    assert_eq!(Page::<Wrapped<String>>::FULL_NAME, "com.example.Page_string");
    assert_eq!(Pair::<User, Option<f64>>::FULL_NAME, "optional_doubleByUser");
    assert_eq!(Borrowed::<'_, i64>::FULL_NAME, "Borrowed_long");
}

#[test]
fn schemas_meet_in_one() {
    assert_eq!(
        Page::<User>::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Page_User","namespace":"com.example","doc":"What is on a page.","fields":["#,
            r#"{"name":"items","type":{"type":"array","items":{"type":"record","name":"User","fields":["#,
            r#"{"name":"name","type":"string"}]}}},"#,
            r#"{"name":"number","type":"int","doc":"from 0","default":0},"#,
            r#"{"name":"first","type":["null","User"],"default":null}],"aliases":["Sheet"]}"#
        )
    );
    let schema = schema_model::Schema::parse(Book::SCHEMA_JSON).expect("a valid schema");
    assert_eq!(schema.root().to_json(), Book::SCHEMA_JSON);
    assert_eq!(schema.root().fingerprint(), Book::FINGERPRINT);
    assert!(Book::SCHEMA_JSON.contains(r#""Page_User""#) && Book::SCHEMA_JSON.contains(r#""Page_Order""#));
}

#[test]
fn values_go_round() {
    let user = User { name: "a".into() };
    round_trips(&page(user.clone()), &[2, 2, b'a', 0, 2, 2, 2, b'a']);
    round_trips(&page(7), &[2, 14, 0, 2, 2, 14]);
    round_trips(&page(page(7_i64)), &[2, 2, 14, 0, 2, 2, 14, 0, 2, 2, 2, 14, 0, 2, 2, 14]);
    round_trips(&Pair { a: true, b: Some(1.5_f64) }, &[1, 2, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f]);
    round_trips(&Wrapped(Wrapped("x".to_owned())), &[2, b'x']);
    let borrowed = Borrowed { name: "n", value: Some("v") };
    let bytes = encode(&borrowed).expect("a value");
    assert_eq!(bytes, [2, b'n', 2, 2, b'v']);
    assert_eq!(decode::<Borrowed<'_, Option<&str>>>(&bytes).expect("a datum"), borrowed);
    let book = Book {
        users: page(user.clone()),
        orders: page(Order { id: 1 }),
        more: None,
        either: Either::Orders(Box::new(page(Order { id: 2 }))),
    };
    let bytes = encode(&book).expect("a value");
    assert_eq!(decode::<Book>(&bytes).expect("a datum"), book);
}

#[test]
fn a_generic_type_may_hold_itself() {
    assert_eq!(
        List::<User>::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"List_User","namespace":"com.example","fields":[{"name":"value","type":"#,
            r#"{"type":"record","name":"User","fields":[{"name":"name","type":"string"}]}},"#,
            r#"{"name":"next","type":["null","List_User"],"default":null},"#,
            r#"{"name":"other","type":["List_User","null"]},"#,
            r#"{"name":"children","type":{"type":"array","items":{"type":"record","name":"List_UserBystring","#,
            r#""namespace":"","fields":[{"name":"a","type":"string"},"#,
            r#"{"name":"b","type":"com.example.List_User"}]}}}]}"#
        )
    );
    let schema = schema_model::Schema::parse(List::<User>::SCHEMA_JSON).expect("a valid schema");
    assert_eq!(schema.root().to_json(), List::<User>::SCHEMA_JSON);
    assert_eq!(schema.root().fingerprint(), List::<User>::FINGERPRINT);
    let derived = <List<User> as schema_runtime::AvroType>::SCHEMA.get();
    assert_eq!(schema_model::difference(schema.root(), derived), None);
    assert_eq!(derived.conflict(), None);

    let leaf = |value| List { value, next: None, other: None, children: vec![] };
    let mut list = leaf(1_i8);
    list.next = Some(Box::new(leaf(2)));
    list.other = Some(Box::new(leaf(3)));
    list.children.push(Pair { a: "c".into(), b: leaf(4) });
    round_trips(&list, &[2, 2, 4, 0, 2, 0, 0, 6, 0, 2, 0, 2, 2, b'c', 8, 0, 2, 0, 0]);
    // An error inside is found by its path.
    let error = decode::<List<i8>>(&[2, 2, 4, 2, 0xfe, 0x03]).expect_err("not an i8").to_string();
    assert!(error.contains("(in `next.next.value`)"), "{error}");
}

#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example")]
struct Leaves<T> {
    items: Vec<T>,
}

/// Holds itself through a generic type, whose name is made of its own.
#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example")]
struct Tree {
    children: Leaves<Tree>,
    forests: Option<Box<Leaves<Vec<Option<Tree>>>>>,
    either: Vec<Wood>,
}

#[derive(AvroUnion, Clone, Debug, PartialEq)]
enum Wood {
    Tree(Box<Tree>),
    Log(bool),
}

#[test]
fn a_type_may_be_inside_of_its_generic_fields() {
    assert_eq!(Leaves::<Tree>::FULL_NAME, "com.example.Leaves_Tree");
    assert_eq!(Leaves::<Vec<Option<Tree>>>::FULL_NAME, "com.example.Leaves_array_optional_Tree");
    assert_eq!(Leaves::<Vec<u8>>::FULL_NAME, "com.example.Leaves_bytes");
    let schema = schema_model::Schema::parse(Tree::SCHEMA_JSON).expect("a valid schema");
    assert_eq!(schema.root().to_json(), Tree::SCHEMA_JSON);
    assert_eq!(schema.root().fingerprint(), Tree::FINGERPRINT);
    let none = || Leaves { items: vec![] };
    let tree = Tree { children: none(), forests: None, either: vec![Wood::Log(true)] };
    let tree = Tree { children: Leaves { items: vec![tree] }, forests: None, either: vec![] };
    let bytes = encode(&tree).expect("a value");
    assert_eq!(decode::<Tree>(&bytes).expect("a datum"), tree);
}
