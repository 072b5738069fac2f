//! Records with the fields of others in place, in all that holds them.

use std::marker::PhantomData;

use apache_avro::types::Value;
use schema_runtime::AvroRecord;

use super::{
    generics::Page,
    kinds::{Color, Number, Suit},
    member::{Member, null_last, record},
    random::Random,
    subject::subjects,
};

#[derive(AvroRecord)]
#[avro(namespace = "com.example.family", rename_all = "camelCase")]
struct Head<'a> {
    message_id: i64,
    #[avro(default = "eu", alias = "area")]
    region: &'a str,
    suit: Option<Suit>,
    #[avro(null = "last")]
    color: Option<Color>,
}
record!(['a] Head<'a> { message_id as "messageId", region, suit, color = null_last });

#[derive(AvroRecord)]
struct Nothing {}
record!(Nothing {});

/// The record's fields, with those of these members in place.
macro_rules! flattened {
    ([$($generics:tt)*] $ty:ty { $($kind:ident $field:ident),* $(,)? } $(with $skipped:ident)*) => {
        impl<$($generics)*> Member for $ty {
            fn random(random: &mut Random) -> Self {
                Self { $($field: Member::random(random),)* $($skipped: Default::default(),)* }
            }

            fn value(&self) -> Value {
                let mut fields = Vec::new();
                $(flattened!(@$kind fields, self.$field, stringify!($field));)*
                Value::Record(fields)
            }
        }
    };
    (@own $fields:ident, $value:expr, $name:expr) => { $fields.push(($name.to_owned(), Member::value(&$value))) };
    (@flat $fields:ident, $value:expr, $name:expr) => {
        match Member::value(&$value) {
            Value::Record(inner) => $fields.extend(inner),
            other => panic!("{} is {other:?}", $name),
        }
    };
}

#[derive(AvroRecord)]
#[avro(namespace = "com.example.family")]
struct Message<'a> {
    first: f32,
    #[avro(flatten)]
    head: Head<'a>,
    #[avro(flatten)]
    nothing: Nothing,
    last: Vec<u8>,
    #[avro(skip)]
    #[allow(dead_code)]
    beside: Option<std::time::Instant>,
}
flattened!(['a] Message<'a> { own first, flat head, flat nothing, own last } with beside);

#[derive(AvroRecord)]
struct Envelope<'a, T, K> {
    #[avro(flatten)]
    message: Box<Message<'a>>,
    body: T,
    #[avro(skip)]
    kind: PhantomData<K>,
}
flattened!(['a, T: Member, K] Envelope<'a, T, K> { flat message, own body } with kind);

#[derive(AvroRecord)]
struct Signed<T> {
    #[avro(flatten)]
    signed: T,
    signature: [u8; 8],
}
flattened!([T: Member] Signed<T> { flat signed, own signature });

#[derive(AvroRecord)]
struct Thread<'a> {
    #[avro(flatten)]
    head: Head<'a>,
    #[avro(flatten)]
    answers: Page<Envelope<'a, Number, Vec<u128>>>,
    again: Option<Head<'a>>,
}
flattened!(['a] Thread<'a> { flat head, flat answers, own again });

subjects![
    Nothing,
    Message<'_>,
    Envelope<'_, Vec<Color>, u128>,
    Envelope<'_, Signed<Message<'_>>, ()>,
    Signed<Message<'_>>,
    Signed<Page<Suit>>,
    Signed<Countersigned<'_>>,
    Thread<'_>;
    Vec<Signed<Nothing>>,
];

/// What is flattened, flattened once more.
#[derive(AvroRecord)]
struct Countersigned<'a> {
    second: i32,
    #[avro(flatten)]
    envelope: Envelope<'a, i64, ()>,
}
flattened!(['a] Countersigned<'a> { own second, flat envelope });
