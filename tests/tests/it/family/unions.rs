//! Unions, and options of them.

use std::{borrow::Cow, collections::BTreeMap, rc::Rc, sync::Arc};

use schema_runtime::{AvroFixed, AvroRecord, AvroUnion};

use super::{
    kinds::{Byte, Color, Hundred, Number, Suit},
    member::{branches, fixed, null_last, record},
    subject::subjects,
};

#[derive(AvroUnion)]
enum Scalars {
    Boolean(bool),
    Int(u16),
    Long(u32),
    Null,
    Float(f32),
    Double(f64),
    Text(Arc<str>),
    Bytes([u8; 3]),
}
branches!(Scalars {
    Boolean { 0 }, Int { 0 }, Long { 0 }, Null {}, Float { 0 }, Double { 0 }, Text { 0 }, Bytes { 0 },
});

#[derive(AvroUnion)]
enum Single {
    Only(Vec<i32>),
}
branches!(Single { Only { 0 } });

#[derive(AvroUnion)]
enum NullOnly {
    Null,
}
branches!(NullOnly { Null {} });

#[derive(AvroRecord)]
#[avro(namespace = "com.example.family")]
struct Leaf {
    number: Number,
}
record!(Leaf { number });

/// Of all that has a name, with what has none between.
#[derive(AvroUnion)]
enum Named {
    Long(i64),
    Suit(Suit),
    Map(BTreeMap<String, Leaf>),
    Color(Box<Color>),
    Leaf(Leaf),
    List(Vec<Scalars>),
    Byte(Byte),
    Hundred(Hundred),
}
branches!(Named {
    Long { 0 }, Suit { 0 }, Map { 0 }, Color { 0 }, Leaf { 0 }, List { 0 }, Byte { 0 }, Hundred { 0 },
});

#[derive(AvroUnion)]
enum Borrowed<'a> {
    Text(&'a str),
    Bytes(Cow<'a, [u8]>),
    None,
    List(Vec<Cow<'a, str>>),
}
branches!(['a] Borrowed<'a> { Text { 0 }, Bytes { 0 }, None {}, List { 0 } });

/// More branches than one byte tells apart.
macro_rules! seventy {
    ($($name:ident)*) => {
        $(
            #[derive(AvroFixed)]
            struct $name([u8; 2]);
            fixed!($name);
        )*

        #[derive(AvroUnion)]
        enum Seventy {
            $($name($name)),*
        }
        branches!(Seventy { $($name { 0 }),* });
    };
}
seventy! {
    F0 F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 F13 F14 F15 F16 F17 F18 F19 F20 F21 F22 F23 F24 F25 F26 F27 F28 F29 F30
    F31 F32 F33 F34 F35 F36 F37 F38 F39 F40 F41 F42 F43 F44 F45 F46 F47 F48 F49 F50 F51 F52 F53 F54 F55 F56 F57 F58
    F59 F60 F61 F62 F63 F64 F65 F66 F67 F68 F69
}

#[derive(AvroRecord)]
struct Unions<'a> {
    scalars: Scalars,
    single: Single,
    null: NullOnly,
    named: Named,
    borrowed: Borrowed<'a>,
    seventy: Seventy,
    list: Vec<Scalars>,
    map: BTreeMap<String, Number>,
    held: Rc<Named>,
    array: [Number; 2],
}
record!(['a] Unions<'a> {
    scalars, single, null, named, borrowed, seventy, list, map, held, array,
});

/// Null stands before or behind the branches, however the union is held.
#[derive(AvroRecord)]
struct Options {
    plain: Option<Number>,
    boxed: Option<Box<Named>>,
    shared: Option<Arc<Number>>,
    deep: Option<Rc<Arc<Box<Number>>>>,
    seventy: Option<Seventy>,
    single: Option<Single>,
    #[avro(null = "last")]
    last: Option<Named>,
    #[avro(null = "last", default = 3)]
    last_default: Option<Number>,
    #[avro(null = "last")]
    last_boxed: Option<Box<Number>>,
    #[avro(null = "last")]
    last_deep: Option<Arc<Rc<Number>>>,
    #[avro(null = "last")]
    last_seventy: Option<Seventy>,
    list: Vec<Option<Number>>,
    map: BTreeMap<String, Option<Arc<Number>>>,
    held: Arc<Option<Number>>,
    array: [Option<Single>; 2],
}
record!(Options {
    plain, boxed, shared, deep, seventy, single, last = null_last, last_default = null_last, last_boxed = null_last,
    last_deep = null_last, last_seventy = null_last, list, map, held, array,
});

subjects![
    Scalars, Single, NullOnly, Named, Borrowed<'_>, Seventy, Unions<'_>, Options;
    Option<Number>, Option<Box<Seventy>>, Vec<Option<Named>>,
];
