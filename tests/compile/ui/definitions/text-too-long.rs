#![allow(long_running_const_eval, non_snake_case)]
use schema_runtime::AvroRecord;

macro_rules! table {
    ($($leaf:ident)*) => {
        $(#[derive(AvroRecord)] struct $leaf { value: i32 })*
        #[derive(AvroRecord)]
        struct Row<A> { $($leaf: Pair<A, $leaf>,)* }
        #[derive(AvroRecord)]
        struct Table { $($leaf: Row<$leaf>,)* }
        #[derive(AvroRecord)]
        struct Pair<A, B> {
            first: A, second: B,
            // Three lines for each letter, in the schema for each two letters.
            $(#[cfg_attr(any(), $leaf)]
            #[doc = "A documentation of so many lines, in so many places, that the text of the schema is too long."]
            #[doc = "A documentation of so many lines, in so many places, that the text of the schema is too long."]
            #[doc = "A documentation of so many lines, in so many places, that the text of the schema is too long."])*
            third: i32,
        }
    };
}
table!(A B C D E F G H I J K L M N O P);
const JSON: &str = Table::SCHEMA_JSON;
fn main() {}
