//! What the fuzzer runs on the bytes it makes up. Each target panics where something does not hold.

mod container;
mod evolved;
mod json;
mod kinds;
mod rescaled;

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, VecDeque},
    rc::Rc,
    sync::Arc,
};

use arbitrary::{Arbitrary, Unstructured};
use schema_model::Schema;
use schema_runtime::{
    AvroDecode, AvroDecodeOwned, AvroEncode, AvroRecord, Frame, Limits, decode_with, encode, encode_into_with,
};

pub use kinds::{
    Amount, Choice, Digest, Id, Invoice, Kinds, Leaves, Lent, Many, Page, Period, Port, Tree, Uuid, Value, Void,
};

/// A record with each kind of field, recursive through some of them.
#[derive(AvroRecord, Arbitrary, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example.fuzz")]
#[allow(missing_docs, reason = "the fields are their types")]
pub struct Sample {
    pub boolean: bool,
    pub int: i32,
    pub long: i64,
    pub float: f32,
    pub double: f64,
    pub string: String,
    pub bytes: Vec<u8>,
    pub optional: Option<i64>,
    pub optional_string: Option<String>,
    pub ints: Vec<i32>,
    pub doubles: Vec<f64>,
    pub nested: Vec<Vec<String>>,
    pub map: BTreeMap<String, Vec<u8>>,
    pub inner: Inner,
    pub inners: Vec<Inner>,
    pub next: Option<Box<Sample>>,
    pub children: Vec<Sample>,
    pub named: BTreeMap<String, Sample>,
}

/// A record of bounded length.
#[derive(AvroRecord, Arbitrary, Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are their types")]
pub struct Inner {
    pub a: i32,
    pub b: Option<f64>,
    pub small: Option<u8>,
    pub empty: Empty,
}

/// A record that is written as nothing.
#[derive(AvroRecord, Arbitrary, Clone, Debug, PartialEq)]
pub struct Empty {}

/// What borrows from a datum.
#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are their types")]
pub struct Borrowed<'a> {
    pub string: &'a str,
    pub bytes: &'a [u8],
    pub cow: Cow<'a, str>,
    pub next: Option<Box<Borrowed<'a>>>,
    pub all: Vec<Cow<'a, [u8]>>,
}

/// Arbitrary bytes are a datum of a type, or an error that tells a place; what is read is written as it was.
pub fn decode(data: &[u8]) {
    let Some((kind, datum)) = data.split_first() else { return };
    match *kind {
        // Added later, in a range that nothing in the corpus starts with: what is there stays what it was.
        0x90 => again::<Kinds>(datum),
        0x91 => again::<Leaves>(datum),
        0x92 => again::<Vec<Value>>(datum),
        0x93 => again::<Option<Value>>(datum),
        0x94 => again::<Vec<Choice>>(datum),
        0x95 => again::<[Digest; 3]>(datum),
        0x96 => again::<Page<Page<Value>>>(datum),
        0x97 => again::<Vec<Void>>(datum),
        0x98 => again::<Lent<'_, Lent<'_, Option<&str>>>>(datum),
        0x99 => again::<BTreeMap<String, [Arc<[Rc<str>]>; 2]>>(datum),
        0x9a => again::<VecDeque<[Id; 2]>>(datum),
        0x9b => again::<Many>(datum),
        0x9c => again::<Invoice>(datum),
        _ => first_types(*kind, datum),
    }
}

fn first_types(kind: u8, datum: &[u8]) {
    match kind % 8 {
        0 => again::<Sample>(datum),
        1 => again::<Borrowed<'_>>(datum),
        2 => again::<Vec<Inner>>(datum),
        3 => again::<Vec<Box<Empty>>>(datum),
        4 => again::<BTreeMap<String, Option<Vec<u8>>>>(datum),
        5 => again::<Vec<Vec<Vec<bool>>>>(datum),
        6 => drop(tell(decode_with::<HashMap<String, i32>>(datum, &limits()))),
        _ => drop(Frame::parse(datum).map(|frame| again::<Borrowed<'_>>(frame.datum))),
    }
}

/// A value that is made up is written, and read as it was.
pub fn round_trip(data: &[u8]) {
    let mut source = Unstructured::new(data);
    let Ok(sample) = Sample::arbitrary(&mut source) else { return };
    // Whatever stands in the buffer, and however much room it has.
    let before = source.bytes(source.len().min(9)).unwrap_or_default().to_vec();
    let mut buffer = before.clone();
    buffer.reserve_exact(source.arbitrary_len::<u8>().unwrap_or_default());
    there_and_back(&sample, buffer);
    // Added later, of what is left: so what the corpus has stays what it was.
    if let Ok(kinds) = Kinds::arbitrary(&mut source) {
        there_and_back(&kinds, before.clone());
    }
    if let Ok(many) = Many::arbitrary(&mut source) {
        there_and_back(&many, before.clone());
    }
    if let Ok(invoice) = Invoice::arbitrary(&mut source) {
        there_and_back(&invoice, before);
    }
}

/// A value goes behind what is in a buffer, and comes back.
fn there_and_back<T: AvroEncode + AvroDecodeOwned>(value: &T, mut buffer: Vec<u8>) {
    let before = buffer.clone();
    let written = encode_into_with(value, &mut buffer, &Limits::default());
    let (start, datum) = buffer.split_at(before.len());
    assert_eq!(start, before);
    match written {
        Err(_) => assert!(datum.is_empty(), "a value that cannot be written leaves nothing"),
        Ok(()) => {
            let read: T = tell(decode_with(datum, &limits())).expect("what was written can be read");
            // By bytes: a NaN is not equal to itself.
            assert_eq!(encode(&read).expect("it was written before"), datum);
        }
    }
}

/// Arbitrary text is a schema, or an error that tells a place; what is printed parses, and prints as it was.
pub fn schema(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match Schema::parse(text) {
        Err(error) => {
            assert!(error.line() >= 1 && error.column() >= 1 && !error.to_string().is_empty());
        }
        Ok(schema) => {
            let json = schema.to_string();
            let again = Schema::parse(&json).expect("what is printed is a schema");
            assert_eq!(again.to_string(), json);
            assert_eq!(schema_model::difference(schema.root(), again.root()), None);
            assert_eq!(again.root().canonical_form(), schema.root().canonical_form());
            assert_eq!(schema.root().conflict(), None);
        }
    }
}

/// Arbitrary bytes are a datum of another schema, or an error that tells a place; what is read by a plan is what is rewritten.
pub fn resolve(data: &[u8]) {
    evolved::evolved(data);
}

/// Arbitrary bytes are a value of a type, as a datum or as Avro's JSON, or an error; what is written as JSON is read as it was.
pub fn json(data: &[u8]) {
    json::run(data);
}

/// Arbitrary bytes are a container file, or an error; a file that is made up is read as it was, and damaged no further than it is.
pub fn container(data: &[u8]) {
    container::container(data);
}

/// Small, so that what goes over them is found soon.
fn limits() -> Limits {
    Limits::default().max_memory(1 << 20).max_empty_items(1000)
}

fn again<'de, T: AvroDecode<'de> + AvroEncode>(datum: &'de [u8]) {
    if let Some(value) = tell(decode_with::<T>(datum, &limits())) {
        let written = encode(&value).expect("what was read is no deeper than what can be written");
        assert!(written.len() <= datum.len(), "what is written is the shortest form");
    }
}

fn tell<T>(result: Result<T, schema_runtime::Error>) -> Option<T> {
    result.inspect_err(|error| assert!(!error.to_string().is_empty())).ok()
}
