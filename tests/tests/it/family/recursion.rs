//! Types that hold themselves, through each way there is.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    rc::Rc,
    sync::Arc,
};

use schema_runtime::{AvroRecord, AvroUnion};

use super::{
    member::{branches, null_last, record},
    subject::subjects,
};

#[derive(AvroRecord)]
#[avro(namespace = "com.example.family")]
struct List {
    value: i64,
    next: Option<Box<List>>,
}
record!(List { value, next });

/// By its own name, and by `Self`.
#[derive(AvroRecord)]
struct Tree {
    name: String,
    list: Vec<Tree>,
    map: HashMap<String, Self>,
    #[avro(null = "last")]
    last: Option<Rc<Self>>,
    deque: VecDeque<Tree>,
    slice: Arc<[Tree]>,
    pair: [Option<Box<Tree>>; 2],
}
record!(Tree { name, list, map, last = null_last, deque, slice, pair });

#[derive(AvroRecord)]
#[avro(namespace = "com.example.even")]
struct Even {
    odd: Option<Box<Odd>>,
    tag: u8,
}
record!(Even { odd, tag });

#[derive(AvroRecord)]
#[avro(namespace = "com.example.odd")]
struct Odd {
    evens: Vec<Even>,
    tag: i8,
}
record!(Odd { evens, tag });

/// A union has no name: it holds itself through a record.
#[derive(AvroUnion)]
enum Json {
    Null,
    Boolean(bool),
    Number(f64),
    Text(String),
    Array(Vec<Node>),
    Object(BTreeMap<String, Node>),
    One(Box<Node>),
}
branches!(Json {
    Null {}, Boolean { 0 }, Number { 0 }, Text { 0 }, Array { 0 }, Object { 0 }, One { 0 },
});

#[derive(AvroRecord)]
struct Node {
    json: Json,
}
record!(Node { json });

#[derive(AvroUnion)]
enum Expression {
    Number(i32),
    Sum(Box<Sum>),
    Negative(Arc<Negative>),
}
branches!(Expression { Number { 0 }, Sum { 0 }, Negative { 0 } });

#[derive(AvroRecord)]
struct Sum {
    left: Expression,
    right: Expression,
    more: Option<Expression>,
}
record!(Sum { left, right, more });

#[derive(AvroRecord)]
struct Negative {
    of: Expression,
}
record!(Negative { of });

subjects![List, Tree, Even, Odd, Json, Node, Expression, Sum; Vec<Tree>];
