//! Types that are the schemas of their files.

use std::collections::HashMap;

use schema_runtime::{AvroEnum, AvroFixed, AvroRecord, AvroUnion};

/// Documentation is not compared.
#[derive(AvroRecord)]
#[avro(namespace = "com.example", schema = "ui/schema-files/data/user.avsc")]
struct User<'a> {
    name: &'a str,
    age: i32,
    nick: Option<String>,
}

#[derive(AvroRecord)]
#[avro(alias = "Part", rename_all = "camelCase", schema = "ui/schema-files/data/parts.avsc")]
struct Parts {
    first_name: String,
    #[avro(null = "last")]
    nick: Option<String>,
    #[avro(default = 1)]
    age: i32,
    #[avro(order = "ignore")]
    rank: i32,
    #[avro(alias = "points")]
    score: i32,
}

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/nulls.avsc")]
struct Nulls {
    #[avro(null = {"/items": "last"}, default = [1])]
    items: Vec<Option<i64>>,
    #[avro(null = {"/values/1/items": "last"})]
    values: HashMap<String, Option<Vec<Option<String>>>>,
    #[avro(null = {"": "last", "/0/items": "last"}, logical = "date")]
    both: Option<Vec<Option<i32>>>,
}

#[derive(AvroFixed)]
#[avro(properties = {"logicalType": "duration"}, schema = "ui/schema-files/data/length.avsc")]
struct Length([u8; 12]);

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/tree.avsc")]
struct Tree {
    label: String,
    children: Vec<Forest>,
    tags: Vec<String>,
}

#[derive(AvroRecord)]
struct Forest {
    first: Option<Box<Tree>>,
    second: Option<Box<Tree>>,
    size: i64,
}

#[derive(AvroEnum)]
#[avro(rename_all = "SCREAMING_SNAKE_CASE", schema = "ui/schema-files/data/suit.avsc")]
enum Suit {
    #[avro(default)]
    Hearts,
    Spades,
    Clubs,
}

#[derive(AvroFixed)]
#[avro(schema = "ui/schema-files/data/digest.avsc")]
struct Digest([u8; 16]);

#[derive(AvroUnion)]
#[avro(schema = "ui/schema-files/data/key.avsc")]
enum Key {
    Text(String),
    Number(i64),
}

#[derive(AvroRecord)]
#[avro(schema = "ui/schema-files/data/all.avsc")]
struct All {
    suit: Suit,
    digests: HashMap<String, Vec<Option<Digest>>>,
    key: Option<Key>,
    tree: Tree,
}

fn main() {}
