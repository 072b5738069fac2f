//! Code that denies every warning, clippy's pedantic ones among them, in a crate without unsafe code, can derive all kinds.
#![deny(warnings, missing_docs, missing_debug_implementations, clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(unused_qualifications, unreachable_pub, single_use_lifetimes, let_underscore_drop, variant_size_differences)]

use std::{net::Ipv4Addr, sync::Arc};

use schema_runtime::{AvroAs, AvroEnum, AvroFixed, AvroRecord, AvroUnion, decode, encode};

/// An enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AvroEnum)]
pub enum Suit {
    /// Red.
    Hearts,
    /// Black.
    #[avro(default)]
    Spades,
    #[cfg(any())]
    Missing(Unknown),
}

/// A fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AvroFixed)]
pub struct Digest([u8; 16]);

/// A union.
#[derive(Clone, Debug, PartialEq, Eq, AvroUnion)]
pub enum Key {
    /// A number.
    Number(i64),
    /// Null.
    Nothing,
    /// A page.
    Page(Box<Page<Suit>>),
    #[cfg(any())]
    Missing(Unknown),
}

/// A newtype.
#[derive(Clone, Debug, PartialEq, Eq, AvroRecord)]
#[avro(transparent)]
pub struct Ip(u32);

impl AvroAs<Ipv4Addr> for Ip {
    type Error = std::convert::Infallible;

    fn try_from_value(address: &Ipv4Addr) -> Result<Self, Self::Error> {
        Ok(Self(address.to_bits()))
    }

    fn try_into_value(self) -> Result<Ipv4Addr, Self::Error> {
        Ok(Ipv4Addr::from_bits(self.0))
    }
}

/// A generic record.
#[derive(Clone, Debug, PartialEq, Eq, AvroRecord)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq, AvroRecord)]
pub struct Everything<'a> {
    name: &'a str,
    suit: Suit,
    digest: Arc<Digest>,
    key: Key,
    #[avro(null = "last", default = 1)]
    count: Option<u16>,
    #[avro(as = Ip)]
    address: Ipv4Addr,
    pages: [Page<Page<i8>>; 2],
    #[cfg(any())]
    missing: Unknown,
}

#[test]
fn all_kinds_are_derived() {
    let page = Page { items: vec![Page { items: vec![-1] }] };
    let everything = Everything {
        name: "a",
        suit: Suit::Hearts,
        digest: Arc::new(Digest([7; 16])),
        key: Key::Page(Box::new(Page { items: vec![Suit::Spades] })),
        count: None,
        address: Ipv4Addr::LOCALHOST,
        pages: [page.clone(), page],
    };
    let bytes = encode(&everything).unwrap_or_default();
    assert_eq!(decode::<Everything<'_>>(&bytes).ok(), Some(everything));
}
