//! Enums, fixed and newtypes.

use std::{collections::BTreeMap, sync::Arc};

use schema_runtime::{AvroEnum, AvroFixed, AvroRecord, AvroUnion};

use super::{
    member::{branches, fixed, null_last, record, symbols, transparent},
    subject::subjects,
};

#[derive(AvroEnum, Clone, Copy, PartialEq)]
#[avro(namespace = "com.example.family")]
pub(crate) enum Suit {
    Hearts,
    Spades,
    r#Diamonds,
}
symbols!(Suit { Hearts = "Hearts", Spades = "Spades", Diamonds = "Diamonds" });

/// What it is, "quoted".
#[derive(AvroEnum, Clone, Copy, PartialEq)]
#[avro(namespace = "com.example.other", name = "Colour", alias = "Color", alias = "com.example.Paint")]
#[avro(rename_all = "SCREAMING_SNAKE_CASE", properties = {"connect.name": "x", "list": [1, -2.5, null, {"a": true}]})]
pub(crate) enum Color {
    Red = 7,
    #[avro(rename = "vert")]
    Green,
    #[avro(default)]
    DeepBlue = -1,
}
symbols!(Color { Red = "RED", Green = "vert", DeepBlue = "DEEP_BLUE" });

#[derive(AvroEnum, Clone, Copy, PartialEq)]
enum One {
    Only,
}
symbols!(One { Only = "Only" });

/// Some more symbols than one byte tells apart.
macro_rules! many_symbols {
    ($($symbol:ident)*) => {
        #[derive(AvroEnum, Clone, Copy, PartialEq)]
        enum Many {
            $($symbol),*
        }
        symbols!(Many { $($symbol = stringify!($symbol)),* });
    };
}
many_symbols! {
    S0 S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 S11 S12 S13 S14 S15 S16 S17 S18 S19 S20 S21 S22 S23 S24 S25 S26 S27 S28 S29 S30
    S31 S32 S33 S34 S35 S36 S37 S38 S39 S40 S41 S42 S43 S44 S45 S46 S47 S48 S49 S50 S51 S52 S53 S54 S55 S56 S57 S58
    S59 S60 S61 S62 S63 S64 S65 S66 S67 S68 S69 S70 S71 S72 S73 S74 S75 S76 S77 S78 S79 S80 S81 S82 S83 S84 S85 S86
    S87 S88 S89 S90 S91 S92 S93 S94 S95 S96 S97 S98 S99 S100 S101 S102 S103 S104 S105 S106 S107 S108 S109 S110 S111
    S112 S113 S114 S115 S116 S117 S118 S119 S120 S121 S122 S123 S124 S125 S126 S127 S128 S129 S130 S131 S132 S133 S134
    S135 S136 S137 S138 S139
}

#[derive(AvroRecord)]
struct Enums {
    suit: Suit,
    color: Color,
    again: Suit,
    one: One,
    many: Many,
    list: Vec<Many>,
    option: Option<Suit>,
    #[avro(null = "last", default = "vert")]
    last: Option<Color>,
    #[avro(default = "Spades")]
    default: Suit,
    map: BTreeMap<String, Color>,
    array: [Suit; 3],
    held: Arc<Color>,
}
record!(Enums {
    suit, color, again, one, many, list, option, last = null_last, default, map, array, held,
});

#[derive(AvroFixed)]
#[avro(namespace = "com.example.family")]
pub(crate) struct Byte([u8; 1]);

#[derive(AvroFixed)]
#[avro(name = "Md5", alias = "Digest", doc = "what it is", properties = {"of": "é"})]
struct Sixteen([u8; 16]);

#[derive(AvroFixed)]
struct Twelve([u8; 12]);

#[derive(AvroFixed)]
pub(crate) struct Hundred([u8; 100]);

#[derive(AvroFixed)]
struct Nothing([u8; 0]);
fixed!(Byte, Sixteen, Twelve, Hundred, Nothing);

#[derive(AvroRecord)]
struct FixedOnes {
    byte: Byte,
    sixteen: Sixteen,
    twelve: Twelve,
    hundred: Hundred,
    nothing: Nothing,
    list: Vec<Twelve>,
    pair: [Byte; 2],
    nothings: Vec<Nothing>,
    option: Option<Sixteen>,
    #[avro(null = "last", default = "\u{ff}")]
    last: Option<Byte>,
    map: BTreeMap<String, Nothing>,
}
record!(FixedOnes {
    byte, sixteen, twelve, hundred, nothing, list, pair, nothings, option, last = null_last, map,
});

macro_rules! newtypes {
    ($($name:ident($type:ty);)*) => {$(
        #[derive(AvroRecord)]
        #[avro(transparent)]
        struct $name($type);
        transparent!($name { 0 });
    )*};
}

newtypes! {
    OfLong(i64);
    OfByte(u8);
    OfText(String);
    OfBytes(Vec<u8>);
    OfArray([u8; 4]);
    OfOption(Option<i32>);
    OfList(Vec<Suit>);
    OfMap(BTreeMap<String, OfByte>);
    OfEnum(Suit);
    OfFixed(Byte);
    OfRecord(FixedOnes);
    OfBox(Box<OfOption>);
    OfUnion(Number);
    OfAll(OfUnion);
}

#[derive(AvroRecord)]
#[avro(transparent)]
struct Named<'a> {
    text: &'a str,
}
transparent!(['a] Named<'a> { text });

#[derive(AvroUnion)]
pub(crate) enum Number {
    Long(i64),
    Double(f64),
}
branches!(Number { Long { 0 }, Double { 0 } });

#[derive(AvroRecord)]
struct Newtypes<'a> {
    long: OfLong,
    byte: OfByte,
    bytes: Vec<OfByte>,
    text: OfText,
    owned: OfBytes,
    array: OfArray,
    option: OfOption,
    list: OfList,
    map: OfMap,
    suit: OfEnum,
    fixed: OfFixed,
    record: OfRecord,
    boxed: OfBox,
    union: OfUnion,
    all: OfAll,
    named: Named<'a>,
    named_option: Option<Named<'a>>,
    arrays: [OfArray; 2],
    option_of_union: Option<OfAll>,
    #[avro(null = "last")]
    last: Option<OfUnion>,
    #[avro(null = "last")]
    last_text: Option<OfText>,
}
record!(['a] Newtypes<'a> {
    long, byte, bytes, text, owned, array, option, list, map, suit, fixed, record, boxed, union, all, named,
    named_option, arrays, option_of_union, last = null_last, last_text = null_last,
});

subjects![
    Suit, Color, One, Many, Enums, Byte, Sixteen, Twelve, Hundred, FixedOnes, Newtypes<'_>;
    OfLong, Vec<OfByte>, OfMap, OfAll, Vec<Suit>, [Byte; 3],
];
