//! Generic records, in each other and in all that holds them.

use std::collections::BTreeMap;

use schema_runtime::{AvroRecord, AvroUnion};

use super::{
    kinds::{Byte, Color, Number, Suit},
    member::{Member, branches, null_last, record, transparent},
    subject::subjects,
};

/// What is on a page.
#[derive(AvroRecord)]
#[avro(namespace = "com.example.family", alias = "Sheet")]
pub(crate) struct Page<T> {
    items: Vec<T>,
    #[avro(default = 0, doc = "from 0")]
    number: i32,
    first: Option<T>,
    map: BTreeMap<String, T>,
}
record!([T: Member] Page<T> { items, number, first, map });

#[derive(AvroRecord)]
#[avro(name = "{B}By{A}")]
struct Pair<A, B>
where
    A: Sized,
{
    #[avro(rename = "left")]
    a: A,
    b: B,
}
record!([A: Member, B: Member] Pair<A, B> { a as "left", b });

#[derive(AvroRecord)]
#[avro(transparent)]
struct Wrapped<T>(T);
transparent!([T: Member] Wrapped<T> { 0 });

#[derive(AvroRecord)]
struct Lent<'a, T> {
    name: &'a str,
    value: T,
    #[avro(null = "last")]
    last: Option<T>,
}
record!(['a, T: Member] Lent<'a, T> { name, value, last = null_last });

#[derive(AvroUnion)]
enum Pages {
    Longs(Page<i64>),
    Suits(Box<Page<Suit>>),
    Pairs(Pair<Byte, Wrapped<Byte>>),
    Null,
}
branches!(Pages { Longs { 0 }, Suits { 0 }, Pairs { 0 }, Null {} });

#[derive(AvroRecord)]
struct Book {
    longs: Page<i64>,
    again: Option<Page<i64>>,
    suits: Page<Suit>,
    pages: Page<Page<Color>>,
    unions: Page<Number>,
    either: Pages,
    many: Vec<Pages>,
    wrapped: Wrapped<Wrapped<Page<Wrapped<i64>>>>,
    deep: Pair<Page<f64>, Pair<Vec<u8>, BTreeMap<String, [Suit; 2]>>>,
}
record!(Book { longs, again, suits, pages, unions, either, many, wrapped, deep });

subjects![
    Page<i64>,
    Page<Vec<u8>>,
    Page<Page<Page<Color>>>,
    Page<Number>,
    Page<BTreeMap<String, Vec<Byte>>>,
    Pair<Suit, Option<f64>>,
    Page<u8>,
    Pair<Page<u8>, Pair<Page<i64>, Pair<bool, Number>>>,
    Lent<'_, Lent<'_, &str>>,
    Lent<'_, Vec<Suit>>,
    Pages,
    Book;
    Wrapped<Option<String>>,
    Vec<Wrapped<Page<bool>>>,
];
