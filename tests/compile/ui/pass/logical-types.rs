//! Logical types where names are shadowed and types come from macros, and as a schema file has them.
#![deny(warnings)]
#![no_implicit_prelude]

use ::schema_runtime as avro;
use ::std::{boxed::Box as Held, option::Option as Maybe, vec::Vec};

mod logical {}
#[allow(dead_code)]
struct Date;
#[allow(dead_code)]
struct Result;
#[allow(dead_code)]
struct Uuid;

macro_rules! visit {
    ($name:ident, $at:ty, $logical:literal, $length:expr) => {
        #[derive(avro::AvroRecord)]
        #[avro(crate = avro)]
        struct $name {
            #[avro(logical = $logical)]
            at: $at,
            #[avro(logical = $logical)]
            before: ::std::option::Option<Vec<$at>>,
            #[avro(logical = $logical, null = "last")]
            behind: ::std::option::Option<$at>,
            #[avro(logical = "decimal", precision = 9, scale = 2)]
            costs: [::std::boxed::Box<i64>; $length],
        }
    };
}

visit!(Visit, ::std::time::SystemTime, "timestamp-millis", 1 + 1);
visit!(Day, i32, "date", 2);

#[derive(avro::AvroFixed)]
#[avro(crate = avro, logical = "decimal", precision = 9, scale = 2)]
struct Money([u8; 4]);

#[derive(avro::AvroFixed)]
#[avro(crate = avro, logical = "duration")]
struct Span([u8; 12]);

#[derive(avro::AvroFixed)]
#[avro(crate = avro, logical = "uuid")]
struct Id([u8; 16]);

#[derive(avro::AvroRecord)]
#[avro(crate = avro, schema = "ui/schema-files/data/order.avsc")]
struct Order {
    #[avro(as = Money)]
    price: i64,
    #[avro(as = Maybe<Span>)]
    due: Maybe<avro::logical::Duration>,
    #[avro(as = Held<Id>)]
    id: Held<[u8; 16]>,
    #[avro(logical = "timestamp-micros")]
    at: i64,
    at_by_itself: ::std::time::SystemTime,
}

fn main() {
    let _: fn(&Visit) = |visit| {
        let Visit { at: _, before: _, behind: _, costs: _ } = visit;
    };
    let _: fn(&Day) = |day| {
        let Day { at: _, before: _, behind: _, costs: _ } = day;
    };
    let _: fn(&Order) = |order| {
        let Order { price: _, due: _, id: _, at: _, at_by_itself: _ } = order;
    };
}
