//! Types of every derive and of every type of Rust that came after records.

use std::{
    collections::{BTreeMap, VecDeque},
    net::Ipv4Addr,
    rc::Rc,
    sync::Arc,
};

use arbitrary::Arbitrary;
use schema_runtime::{AvroAs, AvroEnum, AvroFixed, AvroRecord, AvroUnion};

use super::{Empty, Inner};

/// An enum.
#[derive(AvroEnum, Arbitrary, Clone, Copy, Debug, PartialEq)]
#[avro(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs, reason = "the variants are their symbols")]
pub enum Choice {
    One,
    #[avro(default)]
    TwoWords = 700,
    #[avro(rename = "drei")]
    Three = -3,
}

/// A fixed.
#[derive(AvroFixed, Arbitrary, Clone, Copy, Debug, PartialEq)]
pub struct Digest(pub [u8; 5]);

/// A fixed that is written as nothing.
#[derive(AvroFixed, Arbitrary, Clone, Copy, Debug, PartialEq)]
pub struct Void(pub [u8; 0]);

/// A newtype.
#[derive(AvroRecord, Arbitrary, Clone, Copy, Debug, PartialEq)]
#[avro(transparent)]
pub struct Id(pub u32);

/// What an address is written as.
#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(transparent)]
pub struct Port(pub i64);

impl AvroAs<Ipv4Addr> for Port {
    type Error = &'static str;

    fn try_from_value(address: &Ipv4Addr) -> Result<Self, &'static str> {
        Ok(Self(address.to_bits().into()))
    }

    fn try_into_value(self) -> Result<Ipv4Addr, &'static str> {
        u32::try_from(self.0).map(Ipv4Addr::from_bits).map_err(|_| "no address")
    }
}

/// A union with null among its branches, which holds itself through an array, a map, boxes and a record.
#[derive(AvroUnion, Arbitrary, Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants are their types")]
pub enum Tree {
    Long(i64),
    Nothing,
    Text(Arc<str>),
    Digest(Digest),
    Many(Vec<Many>),
    Named(BTreeMap<String, Many>),
}

/// The record through which `Tree` holds itself.
#[derive(AvroRecord, Arbitrary, Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are their types")]
pub struct Many {
    pub tree: Tree,
    pub boxed: Option<Box<Many>>,
    pub empty: Vec<Void>,
}

/// A union without null.
#[derive(AvroUnion, Arbitrary, Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants are their types")]
pub enum Value {
    Number(i16),
    Flag(bool),
    Choice(Choice),
    Digest(Digest),
    Void(Void),
    Empty(Empty),
    Inner(Inner),
    Bytes([u8; 2]),
    List(VecDeque<i8>),
    Double(f64),
    Kinds(Box<Kinds>),
}

/// A generic record.
#[derive(AvroRecord, Arbitrary, Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are their types")]
pub struct Page<T> {
    pub items: Vec<T>,
    pub first: Option<T>,
    pub pair: [T; 2],
}

/// A generic record that borrows.
#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are their types")]
pub struct Lent<'a, T> {
    pub name: &'a str,
    pub value: T,
    pub bytes: [&'a [u8]; 1],
}

/// Leaves that are narrower than their schemas, arrays, and what holds others.
#[derive(AvroRecord, Arbitrary, Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are their types")]
pub struct Leaves {
    pub i8: i8,
    pub u8: u8,
    pub i16: i16,
    pub u16: u16,
    pub u32: u32,
    pub triple: [i32; 3],
    pub four: [u8; 4],
    pub two: Option<[u8; 2]>,
    pub none: [String; 0],
    pub rows: [[u16; 2]; 2],
    pub deque: VecDeque<u16>,
    pub bytes: VecDeque<u8>,
    pub boxed: Box<str>,
    pub shared: Arc<[u8]>,
    pub counted: Rc<[u32]>,
    pub smalls: Box<[i8]>,
    pub arc: Arc<Arc<i64>>,
    pub id: Id,
    pub ids: Vec<Id>,
}

/// A fixed that is a decimal.
#[derive(AvroFixed, Arbitrary, Clone, Copy, Debug, PartialEq)]
#[avro(properties = {"logicalType": "decimal", "precision": 9, "scale": 4})]
pub struct Amount(pub [u8; 4]);

/// A fixed that is a UUID.
#[derive(AvroFixed, Arbitrary, Clone, Copy, Debug, PartialEq)]
#[avro(properties = {"logicalType": "uuid"})]
pub struct Uuid(pub [u8; 16]);

/// A fixed that is a duration.
#[derive(AvroFixed, Arbitrary, Clone, Copy, Debug, PartialEq)]
#[avro(properties = {"logicalType": "duration"})]
pub struct Period(pub [u8; 12]);

/// What has logical types.
#[derive(AvroRecord, Arbitrary, Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are their types")]
pub struct Invoice {
    pub uuid: Uuid,
    pub amounts: Vec<Amount>,
    pub paid: Option<Amount>,
    pub rates: BTreeMap<String, Amount>,
    #[avro(null = "last")]
    pub period: Option<Period>,
}

/// All of them in one.
#[derive(AvroRecord, Arbitrary, Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are their types")]
pub struct Kinds {
    pub choice: Choice,
    pub digest: Digest,
    pub void: Void,
    pub value: Value,
    pub optional: Option<Value>,
    #[avro(null = "last")]
    pub last: Option<Value>,
    #[avro(null = "last", default = 7)]
    pub number: Option<i16>,
    #[avro(null = "last")]
    pub boxed: Option<Box<Value>>,
    pub leaves: Leaves,
    pub page: Page<Inner>,
    pub pages: Vec<Page<Choice>>,
    #[avro(as = Port)]
    pub address: Ipv4Addr,
    #[avro(as = Option<Port>)]
    pub gateway: Option<Ipv4Addr>,
    #[avro(as = BTreeMap<String, Vec<Port>>)]
    pub routes: BTreeMap<String, Vec<Ipv4Addr>>,
    pub digests: Vec<Digest>,
    pub map: BTreeMap<String, Value>,
    pub tree: Tree,
}
