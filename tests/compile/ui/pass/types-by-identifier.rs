// A macro that passes names of types, fields and the struct itself on to the derive.
#![deny(warnings)]
#![allow(dead_code)]

use schema_runtime::{AvroEnum, AvroFixed, AvroRecord, AvroUnion};

macro_rules! record {
    ($name:ident, $field:ident, $type:ident, $generic:ident<$inner:ident>, $number:literal) => {
        #[derive(AvroRecord)]
        struct $name {
            $field: $type,
            list: $generic<$inner>,
            #[avro(null = "last", default = $number)]
            last: Option<$inner>,
            #[avro(as = $type)]
            other: $type,
        }

        impl schema_runtime::AvroAs<$type> for $type {
            type Error = std::convert::Infallible;

            fn try_from_value(value: &$type) -> Result<Self, Self::Error> {
                Ok(value.clone())
            }

            fn try_into_value(self) -> Result<$type, Self::Error> {
                Ok(self)
            }
        }
    };
}

macro_rules! kinds {
    ($enum:ident { $($symbol:ident),* }, $union:ident { $($branch:ident($type:ident)),* }, $fixed:ident($bytes:ty)) => {
        #[derive(AvroEnum)]
        enum $enum { $($symbol),* }

        #[derive(AvroUnion)]
        enum $union { $($branch($type)),* }

        #[derive(AvroFixed)]
        struct $fixed($bytes);

        #[derive(AvroRecord)]
        #[avro(transparent)]
        struct Around($union);
    };
}

#[derive(AvroRecord, Clone)]
struct Part {
    room: i32,
}

record!(Whole, reader, Part, Vec<i64>, 7);
kinds!(Suit { Hearts, Spades }, Key { Number(i64), Text(String), Part(Part) }, Digest([u8; 4]));

fn main() {}
