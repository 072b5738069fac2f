#![deny(warnings)]
#![allow(dead_code, non_upper_case_globals, non_camel_case_types)]

use schema_runtime::AvroRecord;

const value: i32 = 1;
static tail: i32 = 2;
struct room;
struct position;
struct reader;

/// A user's own type with the name of one of the standard library's.
#[derive(AvroRecord)]
struct Cell<'a> {
    text: &'a str,
}

#[derive(AvroRecord)]
struct Everything<'a> {
    value: i32,
    cell: Cell<'a>,
    cells: Vec<Cell<'a>>,
    #[deprecated]
    old: i32,
}

#[derive(AvroRecord)]
#[deprecated]
struct Old {
    a: i32,
}

macro_rules! negative {
    ($number:literal) => {
        #[derive(AvroRecord)]
        struct Negative {
            #[avro(default = -$number)]
            a: i32,
        }
    };
}
negative!(5);

macro_rules! wide {
    ($($field:ident)*) => {
        /// More fields than are decoded at once, and a lifetime.
        #[derive(AvroRecord, Default, PartialEq, Debug)]
        struct Wide<'a> {
            $($field: &'a str,)*
            next: Option<Box<Self>>,
        }
    };
}
wide!(a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab ac ad ae af ag ah ai aj ak);

fn main() {
    assert!(Negative::SCHEMA_JSON.contains(r#""default":-5"#));
    let mut wide = Wide { a: "first", ak: "last", ..Wide::default() };
    wide.next = Some(Box::new(Wide { q: "between", ..Wide::default() }));
    let datum = schema_runtime::encode(&wide).unwrap();
    assert_eq!(schema_runtime::decode::<Wide<'_>>(&datum).unwrap(), wide);
}
