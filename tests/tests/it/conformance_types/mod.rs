//! Types whose schemas are readers' in `schemas/conformance`.
#![allow(dead_code, reason = "fields are compared by what is written of them")]

pub(crate) mod logical;

use std::collections::BTreeMap;

use schema_runtime::{AvroEnum, AvroFixed, AvroRecord, AvroUnion};

#[derive(AvroRecord, Debug)]
pub(crate) struct Numbers {
    a: i64,
    b: f64,
    c: f64,
    d: Vec<u8>,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "Numbers")]
pub(crate) struct BorrowedNumbers<'a> {
    a: i64,
    b: f64,
    c: f64,
    d: &'a [u8],
}

// Of a writer with bytes that may be no text.
#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct Text<'a> {
    a: i32,
    b: &'a str,
}

#[derive(AvroRecord, Debug)]
#[avro(namespace = "b")]
pub(crate) struct User<'a> {
    name: &'a str,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "Person", namespace = "a", alias = "a.User")]
pub(crate) struct WasUser {
    name: String,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "Person", namespace = "b", alias = "a.Customer", alias = "a.User")]
pub(crate) struct WasCustomer {
    name: String,
}

#[derive(AvroRecord, Debug)]
pub(crate) struct Person<'a> {
    #[avro(alias = "first")]
    name: &'a str,
    age: i32,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "Person")]
pub(crate) struct PersonOfTwo {
    #[avro(alias = "given", alias = "first")]
    name: String,
    age: i32,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "Person")]
pub(crate) struct PersonOfBytes {
    #[avro(alias = "first")]
    name: Vec<u8>,
    #[avro(alias = "age")]
    years: i64,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct Optional {
    #[avro(no_default)]
    a: Option<i64>,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "R")]
pub(crate) struct OptionalLast {
    #[avro(null = "last")]
    a: Option<i64>,
}

#[derive(AvroUnion, Debug)]
pub(crate) enum NullLongString {
    Null,
    Long(i64),
    String(String),
}

#[derive(AvroUnion, Debug)]
pub(crate) enum NullLongBytes<'a> {
    Null,
    Long(i64),
    Bytes(&'a [u8]),
}

#[derive(AvroUnion, Debug)]
pub(crate) enum LongInt {
    Long(i64),
    Int(i32),
}

#[derive(AvroEnum, Debug)]
#[avro(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Suit {
    Clubs,
    Hearts,
    Spades,
}

#[derive(AvroEnum, Debug)]
#[avro(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Level {
    #[avro(default)]
    Unknown,
    Low,
    High,
}

#[derive(AvroFixed, Debug)]
#[avro(name = "F", namespace = "b")]
pub(crate) struct FixedOfTwo([u8; 2]);

#[derive(AvroRecord, Debug)]
pub(crate) struct Point {
    y: i64,
    x: i32,
}

#[derive(AvroRecord, Debug)]
pub(crate) struct Empty {}

#[derive(AvroRecord, Debug)]
pub(crate) struct Last {
    last: i32,
}

#[derive(AvroEnum, Debug)]
#[avro(rename_all = "SCREAMING_SNAKE_CASE")]
enum Shade {
    Light,
    Dark,
}

#[derive(AvroFixed, Debug)]
struct Two([u8; 2]);

#[derive(AvroRecord, Debug)]
struct Spot {
    x: i32,
    #[avro(default = 9)]
    y: i32,
}

#[derive(AvroRecord, Debug)]
pub(crate) struct Every<'a> {
    #[avro(default = true)]
    boolean: bool,
    #[avro(default = -1)]
    int: i32,
    #[avro(default = 1099511627776)]
    long: i64,
    #[avro(default = 0.5)]
    float: f32,
    #[avro(default = -1e300)]
    double: f64,
    #[avro(default = "\u{ff}\u{0}a")]
    bytes: &'a [u8],
    #[avro(default = "é\"\n")]
    string: &'a str,
    #[avro(default = [1, 2])]
    array: Vec<i32>,
    #[avro(default = [])]
    empty: Vec<&'a str>,
    #[avro(default = {"k": 5})]
    map: BTreeMap<String, i64>,
    #[avro(default = {})]
    none: BTreeMap<String, i64>,
    #[avro(default = "DARK")]
    suit: Shade,
    #[avro(default = "\u{1}\u{fe}")]
    fixed: Two,
    #[avro(default = {"x": 1, "y": 2})]
    point: Spot,
    optional: Option<i64>,
    #[avro(null = "last", default = 7)]
    union: Option<i64>,
}

#[derive(AvroRecord, Debug)]
pub(crate) struct Line {
    to: End,
    from: End,
}

#[derive(AvroRecord, Debug)]
struct End {
    #[avro(default = 4)]
    y: i64,
    x: i64,
}

#[derive(AvroRecord, Debug)]
pub(crate) struct List {
    value: i64,
    #[avro(no_default)]
    next: Option<Box<List>>,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "List")]
pub(crate) struct SeenList {
    value: i64,
    #[avro(default = false)]
    seen: bool,
    #[avro(no_default)]
    next: Option<Box<SeenList>>,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "List")]
pub(crate) struct ListNullLast {
    value: i64,
    #[avro(null = "last")]
    next: Option<Box<ListNullLast>>,
}

#[derive(AvroRecord, Debug)]
#[avro(name = "List", alias = "Old")]
pub(crate) struct WasOld {
    value: i64,
    #[avro(no_default)]
    next: Option<Box<WasOld>>,
}

#[derive(AvroRecord, Debug)]
pub(crate) struct Tree {
    value: i64,
    children: Vec<Tree>,
}

#[derive(AvroRecord, Debug)]
pub(crate) struct Node<'a> {
    #[avro(default = "none")]
    label: &'a str,
    children: BTreeMap<String, Node<'a>>,
}

#[derive(AvroRecord, Debug)]
pub(crate) struct Ping {
    n: i64,
    #[avro(no_default)]
    pong: Option<Box<Pong>>,
}

#[derive(AvroRecord, Debug)]
pub(crate) struct Pong {
    #[avro(default = "x")]
    m: String,
    #[avro(no_default)]
    ping: Option<Box<Ping>>,
}

#[derive(AvroRecord, Debug)]
pub(crate) struct P<'a> {
    x: i64,
    #[avro(default = "d")]
    y: &'a str,
}
