//! The records that are measured. Each derives all codecs, so that all of them work on the same values.

use schema_runtime::AvroRecord;
use serde::{Deserialize, Serialize};

/// Two short strings.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize, AvroRecord)]
pub(crate) struct User {
    #[prost(string, tag = "1")]
    pub(crate) first_name: String,
    #[prost(string, tag = "2")]
    pub(crate) last_name: String,
}

#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize, AvroRecord)]
pub(crate) struct Address {
    #[prost(string, tag = "1")]
    pub(crate) street: String,
    #[prost(string, tag = "2")]
    pub(crate) city: String,
    #[prost(sint32, tag = "3")]
    pub(crate) zip: i32,
}

#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize, AvroRecord)]
pub(crate) struct Item {
    #[prost(string, tag = "1")]
    pub(crate) sku: String,
    #[prost(sint32, tag = "2")]
    pub(crate) qty: i32,
    #[prost(double, tag = "3")]
    pub(crate) price: f64,
}

/// What services send: 12 fields, 14 strings, 6 nested records.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize, AvroRecord)]
pub(crate) struct Event {
    #[prost(sint64, tag = "1")]
    pub(crate) id: i64,
    #[prost(sint64, tag = "2")]
    pub(crate) user_id: i64,
    #[prost(string, tag = "3")]
    pub(crate) name: String,
    #[prost(string, optional, tag = "4")]
    pub(crate) email: Option<String>,
    #[prost(sint64, tag = "5")]
    pub(crate) ts: i64,
    #[prost(double, tag = "6")]
    pub(crate) lat: f64,
    #[prost(double, tag = "7")]
    pub(crate) lon: f64,
    #[prost(bool, tag = "8")]
    pub(crate) active: bool,
    #[prost(string, repeated, tag = "9")]
    pub(crate) tags: Vec<String>,
    #[prost(message, required, tag = "10")]
    pub(crate) addr: Address,
    #[prost(message, repeated, tag = "11")]
    pub(crate) items: Vec<Item>,
    #[prost(double, optional, tag = "12")]
    pub(crate) score: Option<f64>,
}

/// The same event, borrowing from its datum.
#[derive(Serialize, Deserialize, AvroRecord)]
#[avro(name = "Event")]
pub(crate) struct EventRef<'a> {
    id: i64,
    user_id: i64,
    name: &'a str,
    email: Option<&'a str>,
    ts: i64,
    lat: f64,
    lon: f64,
    active: bool,
    #[serde(borrow)]
    tags: Vec<&'a str>,
    #[serde(borrow)]
    addr: AddressRef<'a>,
    #[serde(borrow)]
    items: Vec<ItemRef<'a>>,
    score: Option<f64>,
}

#[derive(Serialize, Deserialize, AvroRecord)]
#[avro(name = "Address")]
pub(crate) struct AddressRef<'a> {
    street: &'a str,
    city: &'a str,
    zip: i32,
}

#[derive(Serialize, Deserialize, AvroRecord)]
#[avro(name = "Item")]
pub(crate) struct ItemRef<'a> {
    sku: &'a str,
    qty: i32,
    price: f64,
}

/// The same user, borrowing from its datum.
#[derive(Serialize, Deserialize, AvroRecord)]
#[avro(name = "User")]
pub(crate) struct UserRef<'a> {
    first_name: &'a str,
    last_name: &'a str,
}

/// Sixteen numbers.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize, AvroRecord)]
pub(crate) struct Numbers {
    #[prost(sint64, tag = "1")]
    a: i64,
    #[prost(sint64, tag = "2")]
    b: i64,
    #[prost(sint32, tag = "3")]
    c: i32,
    #[prost(sint32, tag = "4")]
    d: i32,
    #[prost(double, tag = "5")]
    e: f64,
    #[prost(double, tag = "6")]
    f: f64,
    #[prost(double, tag = "7")]
    g: f64,
    #[prost(bool, tag = "8")]
    h: bool,
    #[prost(sint64, tag = "9")]
    i: i64,
    #[prost(sint64, tag = "10")]
    j: i64,
    #[prost(sint32, tag = "11")]
    k: i32,
    #[prost(sint32, tag = "12")]
    l: i32,
    #[prost(double, tag = "13")]
    m: f64,
    #[prost(double, tag = "14")]
    n: f64,
    #[prost(double, tag = "15")]
    o: f64,
    #[prost(bool, tag = "16")]
    p: bool,
}

/// A thousand doubles and a thousand longs.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize, AvroRecord)]
pub(crate) struct Series {
    #[prost(sint64, tag = "1")]
    id: i64,
    #[prost(double, repeated, tag = "2")]
    xs: Vec<f64>,
    #[prost(sint64, repeated, tag = "3")]
    ns: Vec<i64>,
}

/// Strings, some of them long and not ASCII.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize, AvroRecord)]
pub(crate) struct Article {
    #[prost(string, tag = "1")]
    title: String,
    #[prost(string, tag = "2")]
    author: String,
    #[prost(string, tag = "3")]
    body: String,
    #[prost(string, repeated, tag = "4")]
    comments: Vec<String>,
    #[prost(string, optional, tag = "5")]
    source: Option<String>,
}

pub(crate) fn user() -> User {
    User { first_name: "foo".into(), last_name: "bar".into() }
}

pub(crate) fn event() -> Event {
    Event {
        id: 123_456_789,
        user_id: 42,
        name: "checkout-completed".into(),
        email: Some("someone@example.com".into()),
        ts: 1_732_271_234_567,
        lat: 48.85,
        lon: 2.35,
        active: true,
        tags: vec!["web".into(), "eu-west".into(), "returning".into()],
        addr: Address { street: "12 rue de la Paix".into(), city: "Paris".into(), zip: 75002 },
        items: (0..5)
            .map(|i| Item { sku: format!("SKU-{:06}", i * 7919), qty: i, price: 9.99 * f64::from(i) })
            .collect(),
        score: None,
    }
}

pub(crate) fn numbers() -> Numbers {
    Numbers {
        a: 1,
        b: 1 << 40,
        c: 3,
        d: 70000,
        e: 1.5,
        f: 2.5,
        g: 3.5,
        h: true,
        i: 5,
        j: -(1 << 50),
        k: -7,
        l: 123_456,
        m: 1.0,
        n: 2.0,
        o: 3.0,
        p: false,
    }
}

pub(crate) fn series() -> Series {
    Series { id: 1, xs: (0..1000).map(|i| f64::from(i) * 0.5).collect(), ns: (0..1000).map(|i| i * i * 37).collect() }
}

pub(crate) fn article() -> Article {
    Article {
        title: "On the naming of things".into(),
        author: "Zoë Müller-Łukasiewicz".into(),
        body: "The field's standard terms, and no synonyms of them. ".repeat(60),
        comments: (0..20).map(|i| format!("comment {i}: a sentence of usual length, and a bit — voilà")).collect(),
        source: Some("https://example.com/articles/on-the-naming-of-things".into()),
    }
}
