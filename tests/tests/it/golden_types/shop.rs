//! Records as an application has them: in several namespaces, with each other inside.

use std::collections::BTreeMap;

use schema_runtime::AvroRecord;

use super::Values;

#[derive(AvroRecord, Debug)]
#[avro(name = "AvroUsers", namespace = "com.example")]
pub(crate) struct User {
    first_name: String,
    last_name: String,
}

impl Values for User {
    fn values() -> Vec<Self> {
        [("foo", "bar"), ("", "Müller")]
            .map(|(first, last)| Self { first_name: first.into(), last_name: last.into() })
            .into()
    }
}

/// An order, as it changed.
#[derive(AvroRecord, Debug, Clone)]
#[avro(
    namespace = "com.example.shop.events",
    rename_all = "camelCase",
    alias = "OrderChange",
    alias = "com.example.legacy.Order"
)]
pub(crate) struct OrderEvent {
    /// the order's number
    #[avro(alias = "id")]
    order_id: String,
    #[avro(default = 1)]
    version: i32,
    customer: Customer,
    lines: Vec<Line>,
    ship_to: Option<Address>,
    #[avro(default = {})]
    tags: BTreeMap<String, String>,
    previous: Option<Box<Self>>,
    #[avro(default = b"\xff")]
    signature: Vec<u8>,
}

/// Who ordered.
#[derive(AvroRecord, Debug, Clone)]
#[avro(namespace = "com.example.shop")]
struct Customer {
    name: String,
    email: Option<String>,
    address: Address,
}

#[derive(AvroRecord, Debug, Clone)]
#[avro(namespace = "com.example.shop")]
struct Address {
    street: Vec<String>,
    #[avro(default = "eu")]
    country: String,
}

#[derive(AvroRecord, Debug, Clone)]
#[avro(namespace = "com.example.shop.events")]
struct Line {
    sku: String,
    #[avro(default = 1)]
    quantity: i32,
    price: f64,
}

impl Values for OrderEvent {
    fn values() -> Vec<Self> {
        let address = |street: &[&str], country: &str| Address {
            street: street.iter().map(ToString::to_string).collect(),
            country: country.into(),
        };
        let first = Self {
            order_id: "1".into(),
            version: 1,
            customer: Customer { name: "foo".into(), email: None, address: address(&[], "eu") },
            lines: vec![],
            ship_to: None,
            tags: BTreeMap::new(),
            previous: None,
            signature: vec![0xff],
        };
        let second = Self {
            order_id: "2".into(),
            version: 2,
            customer: Customer {
                name: "foo".into(),
                email: Some("foo@example.com".into()),
                address: address(&["a", "b"], "se"),
            },
            lines: vec![Line { sku: "x".into(), quantity: 3, price: 9.99 }],
            ship_to: Some(address(&["c"], "no")),
            tags: BTreeMap::from([("gift".into(), "yes".into()), ("rush".into(), String::new())]),
            previous: Some(Box::new(Self { signature: vec![], ..first.clone() })),
            signature: vec![0, 1],
        };
        vec![first, second]
    }
}

/// Namespaces inherited, set anew and come back to.
pub(crate) mod namespaces {
    use super::*;

    #[derive(AvroRecord, Debug)]
    #[avro(namespace = "com.example.shop")]
    pub(crate) struct Order {
        id: i64,
        customer: Customer,
        lines: Vec<Line>,
        gift: Option<Line>,
    }

    #[derive(AvroRecord, Debug)]
    #[avro(namespace = "com.example.people")]
    struct Customer {
        name: String,
        home: Address,
        last: Option<Box<Order>>,
    }

    #[derive(AvroRecord, Debug)]
    #[avro(namespace = "com.example.people")]
    struct Address {
        city: String,
    }

    #[derive(AvroRecord, Debug)]
    #[avro(namespace = "com.example.shop")]
    struct Line {
        sku: String,
        ship_to: Option<Address>,
    }

    impl Values for Order {
        fn values() -> Vec<Self> {
            let address = |city: &str| Address { city: city.into() };
            let order = |id, name: &str, city, last| Self {
                id,
                customer: Customer { name: name.into(), home: address(city), last },
                lines: vec![],
                gift: None,
            };
            vec![
                order(1, "a", "b", None),
                Self {
                    lines: vec![Line { sku: "s".into(), ship_to: Some(address("e")) }],
                    gift: Some(Line { sku: "g".into(), ship_to: None }),
                    ..order(2, "a", "b", Some(Box::new(order(1, "c", "d", None))))
                },
            ]
        }
    }
}

/// Records without a namespace inside one that has one.
pub(crate) mod null_namespace_inside {
    use super::*;

    #[derive(AvroRecord, Debug)]
    #[avro(namespace = "com.example")]
    pub(crate) struct Outer {
        inner: Inner,
        again: Option<Inner>,
        deep: Option<Deep>,
    }

    #[derive(AvroRecord, Debug)]
    struct Inner {
        deep: Deep,
        back: Option<Box<Outer>>,
    }

    #[derive(AvroRecord, Debug)]
    struct Deep {
        x: i32,
    }

    impl Values for Outer {
        fn values() -> Vec<Self> {
            let inner = |x| Inner { deep: Deep { x }, back: None };
            vec![
                Self { inner: inner(1), again: None, deep: None },
                Self { inner: inner(1), again: Some(inner(2)), deep: Some(Deep { x: 3 }) },
            ]
        }
    }
}

/// A record with a namespace inside one without.
pub(crate) mod null_namespace_outside {
    use super::*;

    #[derive(AvroRecord, Debug)]
    pub(crate) struct Outer {
        inner: Inner,
        again: Option<Inner>,
        outer: Option<Box<Self>>,
    }

    #[derive(AvroRecord, Debug)]
    #[avro(namespace = "com.example")]
    struct Inner {
        x: i32,
    }

    impl Values for Outer {
        fn values() -> Vec<Self> {
            let outer = |x, again, outer| Self { inner: Inner { x }, again, outer };
            vec![outer(1, Some(Inner { x: 2 }), None), outer(1, None, Some(Box::new(outer(3, None, None))))]
        }
    }
}
