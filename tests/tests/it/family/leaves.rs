//! Every type of Rust that has a schema without a derive, by itself and inside others.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, VecDeque},
    hash::{BuildHasherDefault, DefaultHasher},
    rc::Rc,
    sync::Arc,
};

use schema_runtime::AvroRecord;

use super::{
    member::{null_last, record},
    subject::subjects,
};

#[derive(AvroRecord)]
#[avro(namespace = "com.example.family")]
struct Primitives {
    boolean: bool,
    int: i32,
    long: i64,
    float: f32,
    double: f64,
    string: String,
    bytes: Vec<u8>,
}
record!(Primitives { boolean, int, long, float, double, string, bytes });

#[derive(AvroRecord)]
struct Widened {
    i8: i8,
    u8: u8,
    i16: i16,
    u16: u16,
    u32: u32,
    all: [u32; 3],
    many: Vec<i8>,
}
record!(Widened { i8, u8, i16, u16, u32, all, many });

#[derive(AvroRecord)]
struct Optional {
    boolean: Option<bool>,
    i8: Option<i8>,
    u8: Option<u8>,
    i16: Option<i16>,
    u16: Option<u16>,
    i32: Option<i32>,
    u32: Option<u32>,
    i64: Option<i64>,
    f32: Option<f32>,
    f64: Option<f64>,
    string: Option<String>,
    shared: Option<Arc<str>>,
    bytes: Option<Vec<u8>>,
    array_of_bytes: Option<[u8; 4]>,
    array: Option<[i32; 2]>,
    list: Option<Vec<i64>>,
    deque: Option<VecDeque<u16>>,
    map: Option<BTreeMap<String, Option<f64>>>,
    boxed: Option<Box<i32>>,
    #[avro(no_default)]
    no_default: Option<i64>,
}
record!(Optional {
    boolean,
    i8,
    u8,
    i16,
    u16,
    i32,
    u32,
    i64,
    f32,
    f64,
    string,
    shared,
    bytes,
    array_of_bytes,
    array,
    list,
    deque,
    map,
    boxed,
    no_default,
});

#[derive(AvroRecord)]
struct OptionalLast {
    #[avro(null = "last")]
    boolean: Option<bool>,
    #[avro(null = "last", default = -7)]
    i8: Option<i8>,
    #[avro(null = "last")]
    u32: Option<u32>,
    #[avro(null = "last", default = 1.5)]
    f64: Option<f64>,
    #[avro(null = "last", default = "é\u{1}")]
    string: Option<String>,
    #[avro(null = "last")]
    bytes: Option<[u8; 1]>,
    #[avro(null = "last", default = [])]
    list: Option<Vec<Option<i64>>>,
    #[avro(null = "last")]
    map: Option<HashMap<String, f32>>,
    #[avro(null = "last")]
    boxed: Option<Box<i64>>,
    #[avro(default = null)]
    first: Option<i64>,
}
record!(OptionalLast {
    boolean = null_last, i8 = null_last, u32 = null_last, f64 = null_last, string = null_last, bytes = null_last,
    list = null_last, map = null_last, boxed = null_last, first,
});

#[derive(AvroRecord)]
struct Texts {
    owned: String,
    boxed: Box<str>,
    shared: Arc<str>,
    counted: Rc<str>,
    list: Vec<Arc<str>>,
    pair: [Rc<str>; 2],
    none: [String; 0],
}
record!(Texts { owned, boxed, shared, counted, list, pair, none });

#[derive(AvroRecord)]
struct Binary {
    owned: Vec<u8>,
    boxed: Box<[u8]>,
    shared: Arc<[u8]>,
    counted: Rc<[u8]>,
    deque: VecDeque<u8>,
    none: [u8; 0],
    four: [u8; 4],
    sixty_four: [u8; 64],
    list: Vec<[u8; 2]>,
    lists: [Vec<u8>; 3],
    in_arc: Arc<Vec<u8>>,
    boxes: Vec<Box<u8>>,
}
record!(Binary { owned, boxed, shared, counted, deque, none, four, sixty_four, list, lists, in_arc, boxes });

#[derive(AvroRecord)]
struct Lists {
    booleans: Vec<bool>,
    bytes: Vec<i8>,
    longs: Vec<u32>,
    texts: VecDeque<String>,
    shorts: Box<[i16]>,
    shared: Arc<[f32]>,
    counted: Rc<[f64]>,
    three: [i32; 3],
    rows: [[u16; 2]; 2],
    cube: Vec<Vec<Vec<i64>>>,
    options: Vec<Option<f32>>,
    maps: Vec<BTreeMap<String, Vec<i64>>>,
    thirty_three: [i64; 33],
}
record!(Lists {
    booleans,
    bytes,
    longs,
    texts,
    shorts,
    shared,
    counted,
    three,
    rows,
    cube,
    options,
    maps,
    thirty_three,
});

#[derive(AvroRecord)]
struct Maps {
    hash: HashMap<String, i64>,
    hashed_otherwise: HashMap<String, i8, BuildHasherDefault<DefaultHasher>>,
    tree: BTreeMap<String, Vec<u8>>,
    nested: BTreeMap<String, HashMap<String, Option<String>>>,
    arrays: HashMap<String, [u16; 2]>,
    held: Arc<BTreeMap<String, Rc<str>>>,
}
record!(Maps { hash, hashed_otherwise, tree, nested, arrays, held });

#[derive(AvroRecord)]
struct Held {
    boxed: Box<i64>,
    deep: Arc<Rc<Box<Arc<Arc<Rc<String>>>>>>,
    list: Rc<Vec<u16>>,
    option: Box<Option<i8>>,
    options: Vec<Arc<Option<Box<u16>>>>,
    array: Arc<[Arc<[f64; 2]>]>,
}
record!(Held { boxed, deep, list, option, options, array });

#[derive(AvroRecord)]
struct Borrowed<'a> {
    text: &'a str,
    bytes: &'a [u8],
    cow: Cow<'a, str>,
    cow_of_bytes: Cow<'a, [u8]>,
    both: [&'a str; 2],
    shared: Arc<[&'a [u8]]>,
    cows: Vec<Cow<'a, [u8]>>,
    map: HashMap<String, &'a str>,
    option: Option<&'a str>,
    #[avro(null = "last")]
    last: Option<Cow<'a, str>>,
    next: Option<Box<Borrowed<'a>>>,
}
record!(['a] Borrowed<'a> {
    text, bytes, cow, cow_of_bytes, both, shared, cows, map, option, last = null_last, next,
});

subjects![
    Primitives, Widened, Optional, OptionalLast, Texts, Binary, Lists, Maps, Held, Borrowed<'_>;
    i64, String, Vec<u8>, Option<f64>, Vec<Option<String>>, BTreeMap<String, [i16; 2]>, VecDeque<[u8; 3]>,
];
