// Derived code names everything by its full path.
#![no_implicit_prelude]
#![deny(warnings)]
#![forbid(unsafe_code)]
#![allow(dead_code, non_camel_case_types, unused_macros)]

use ::schema_runtime::AvroRecord;
use ::std::{boxed::Box, string::String, vec::Vec};

mod core {}
mod std {}
struct Option;
struct Result;
struct Ok;
struct Some;
struct None;
struct Self_;
struct Room;
struct Field;
struct usize;
struct u64;
macro_rules! concat {
    () => {};
}
macro_rules! stringify {
    () => {};
}

#[derive(AvroRecord)]
struct Shadows<'de, 's> {
    room: String,
    tail: i32,
    value: ::std::option::Option<Box<Shadows<'de, 's>>>,
    position: Vec<i64>,
    reader: &'de str,
    sink: &'s [u8],
    #[avro(null = {"": "last", "/0/items": "last"})]
    null: ::std::option::Option<Vec<::std::option::Option<&'s str>>>,
    #[avro(null = {"/items": "last"}, logical = "date")]
    days: Vec<::std::option::Option<i32>>,
}

#[derive(AvroRecord)]
#[avro(transparent)]
struct Null<T>(#[avro(null = {"/items": "last"})] Vec<::std::option::Option<T>>);

#[derive(::schema_runtime::AvroUnion)]
enum Nulls<'de> {
    #[avro(null = {"/items": "last"})]
    Items(Vec<::std::option::Option<&'de str>>),
    Null,
}

#[derive(AvroRecord)]
struct Flattens<'de, 's, T> {
    #[avro(flatten)]
    shadows: Box<Shadows<'de, 's>>,
    #[avro(flatten)]
    argument: T,
    #[avro(skip)]
    core: ::std::option::Option<Room>,
    last: i32,
}

fn main() {}
