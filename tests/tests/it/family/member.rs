//! Random values, and what they are to apache-avro: told by each type, and by nothing of ours.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, VecDeque},
    hash::BuildHasher,
    rc::Rc,
    sync::Arc,
};

use apache_avro::types::Value;

use super::random::Random;

/// Where an optional value has null.
#[derive(Clone, Copy)]
pub(crate) enum Null {
    First,
    Last,
}

pub(crate) trait Member: Sized {
    fn random(random: &mut Random) -> Self;

    fn value(&self) -> Value;

    /// A run of these.
    fn list<'a>(items: impl Iterator<Item = &'a Self>) -> Value
    where
        Self: 'a,
    {
        Value::Array(items.map(Self::value).collect())
    }

    /// An optional one.
    fn optional(value: Option<&Self>, null: Null) -> Value {
        match (value, null) {
            (None, Null::First) => branch(0, Value::Null),
            (Some(value), Null::First) => branch(1, value.value()),
            (Some(value), Null::Last) => branch(0, value.value()),
            (None, Null::Last) => branch(1, Value::Null),
        }
    }
}

pub(crate) fn branch(index: u32, value: Value) -> Value {
    Value::Union(index, Box::new(value))
}

/// What `null = "last"` makes of an optional value.
pub(crate) fn null_last<T: Member>(value: &Option<T>) -> Value {
    T::optional(value.as_ref(), Null::Last)
}

/// An optional value of the type that a reference tells.
pub(crate) fn optional<T: Member>(value: Option<&T>, null: Null) -> Value {
    T::optional(value, null)
}

macro_rules! leaves {
    ($($type:ty: $random:expr, $value:expr;)*) => {$(
        impl Member for $type {
            fn random(random: &mut Random) -> Self {
                let make: fn(&mut Random) -> $type = $random;
                make(random)
            }

            fn value(&self) -> Value {
                let value: fn(&$type) -> Value = $value;
                value(self)
            }
        }
    )*};
}

macro_rules! numbers {
    ($($type:ty: $variant:ident),*) => { leaves! {$(
        $type: |random| random.number(<$type>::MIN.into(), <$type>::MAX.into()) as $type, |number| Value::$variant((*number).into());
    )*} };
}

numbers!(i8: Int, i16: Int, u16: Int, i32: Int, u32: Long, i64: Long);

leaves! {
    bool: |random| random.rng.bool(), |value| Value::Boolean(*value);
    f32: Random::float, |value| Value::Float(*value);
    f64: Random::double, |value| Value::Double(*value);
    String: Random::string, |text| Value::String(text.clone());
    Box<str>: |random| random.string().into(), |text| Value::String(text.to_string());
    Arc<str>: |random| random.string().into(), |text| Value::String(text.to_string());
    Rc<str>: |random| random.string().into(), |text| Value::String(text.to_string());
}

/// A run of bytes is `bytes`.
impl Member for u8 {
    fn random(random: &mut Random) -> Self {
        random.number(0, 255) as Self
    }

    fn value(&self) -> Value {
        Value::Int((*self).into())
    }

    fn list<'a>(items: impl Iterator<Item = &'a Self>) -> Value {
        Value::Bytes(items.copied().collect())
    }
}

// What borrows is leaked, as the values of a test are few.
impl Member for &str {
    fn random(random: &mut Random) -> Self {
        random.string().leak()
    }

    fn value(&self) -> Value {
        Value::String((*self).to_owned())
    }
}

impl Member for &[u8] {
    fn random(random: &mut Random) -> Self {
        random.bytes().leak()
    }

    fn value(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
}

impl Member for Cow<'_, str> {
    fn random(random: &mut Random) -> Self {
        if random.rng.bool() { Cow::Owned(random.string()) } else { Cow::Borrowed(Member::random(random)) }
    }

    fn value(&self) -> Value {
        Value::String(self.to_string())
    }
}

impl Member for Cow<'_, [u8]> {
    fn random(random: &mut Random) -> Self {
        if random.rng.bool() { Cow::Owned(random.bytes()) } else { Cow::Borrowed(Member::random(random)) }
    }

    fn value(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
}

impl<T: Member> Member for Option<T> {
    fn random(random: &mut Random) -> Self {
        if random.is_done() || random.rng.bool() { None } else { Some(random.deeper(T::random)) }
    }

    fn value(&self) -> Value {
        T::optional(self.as_ref(), Null::First)
    }
}

macro_rules! lists {
    ($($list:ty),*) => {$(
        impl<T: Member> Member for $list {
            fn random(random: &mut Random) -> Self {
                random.list(T::random).into()
            }

            fn value(&self) -> Value {
                T::list(self.iter())
            }
        }
    )*};
}

lists!(Vec<T>, VecDeque<T>, Box<[T]>, Arc<[T]>, Rc<[T]>);

impl<T: Member, const N: usize> Member for [T; N] {
    fn random(random: &mut Random) -> Self {
        std::array::from_fn(|_| random.deeper(T::random))
    }

    fn value(&self) -> Value {
        T::list(self.iter())
    }
}

macro_rules! holders {
    ($($holder:ident),*) => {$(
        impl<T: Member> Member for $holder<T> {
            fn random(random: &mut Random) -> Self {
                Self::new(T::random(random))
            }

            fn value(&self) -> Value {
                T::value(self)
            }

            fn optional(value: Option<&Self>, null: Null) -> Value {
                T::optional(value.map(|held| &**held), null)
            }
        }
    )*};
}

holders!(Box, Arc, Rc);

fn map<'a, T: Member + 'a>(entries: impl Iterator<Item = (&'a String, &'a T)>) -> Value {
    Value::Map(entries.map(|(key, value)| (key.clone(), value.value())).collect())
}

impl<T: Member, S: BuildHasher + Default> Member for HashMap<String, T, S> {
    fn random(random: &mut Random) -> Self {
        random.entries(T::random).into_iter().collect()
    }

    fn value(&self) -> Value {
        map(self.iter())
    }
}

impl<T: Member> Member for BTreeMap<String, T> {
    fn random(random: &mut Random) -> Self {
        random.entries(T::random).into_iter().collect()
    }

    fn value(&self) -> Value {
        map(self.iter())
    }
}

/// A record's fields in order: `field`, `field as "name in Avro"`, `field = null_last`.
macro_rules! record {
    ($ty:ident { $($fields:tt)* }) => { record!([] $ty { $($fields)* }); };
    ([$($generics:tt)*] $ty:ty { $($field:ident $(as $name:literal)? $(= $value:path)?),* $(,)? }) => {
        impl<$($generics)*> crate::family::member::Member for $ty {
            fn random(random: &mut crate::family::random::Random) -> Self {
                let _ = &random;
                Self { $($field: crate::family::member::Member::random(random)),* }
            }

            fn value(&self) -> apache_avro::types::Value {
                apache_avro::types::Value::Record(vec![$((
                    record!(@name $field $($name)?).to_owned(),
                    record!(@value $($value)?)(&self.$field),
                )),*])
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@value) => { crate::family::member::Member::value };
    (@value $value:path) => { $value };
}

/// A newtype, and the name of its field.
macro_rules! transparent {
    ($ty:ident { $member:tt }) => { transparent!([] $ty { $member }); };
    ([$($generics:tt)*] $ty:ty { $member:tt }) => {
        impl<$($generics)*> crate::family::member::Member for $ty {
            fn random(random: &mut crate::family::random::Random) -> Self {
                Self { $member: crate::family::member::Member::random(random) }
            }

            fn value(&self) -> apache_avro::types::Value {
                crate::family::member::Member::value(&self.$member)
            }

            fn optional(value: Option<&Self>, null: crate::family::member::Null) -> apache_avro::types::Value {
                crate::family::member::optional(value.map(|newtype| &newtype.$member), null)
            }
        }
    };
}

/// An enum's variants in order, with their symbols.
macro_rules! symbols {
    ($ty:ident { $($variant:ident = $symbol:expr),* $(,)? }) => {
        impl $ty {
            const SYMBOLS: &[(Self, &str)] = &[$((Self::$variant, $symbol)),*];
        }

        impl crate::family::member::Member for $ty {
            fn random(random: &mut crate::family::random::Random) -> Self {
                random.one_of(Self::SYMBOLS).0
            }

            fn value(&self) -> apache_avro::types::Value {
                let index = Self::SYMBOLS.iter().position(|(variant, _)| variant == self).unwrap();
                apache_avro::types::Value::Enum(index as u32, Self::SYMBOLS[index].1.to_owned())
            }
        }
    };
}

/// A fixed.
macro_rules! fixed {
    ($($ty:ident),*) => {$(
        impl crate::family::member::Member for $ty {
            fn random(random: &mut crate::family::random::Random) -> Self {
                Self(std::array::from_fn(|_| random.rng.u8(..)))
            }

            fn value(&self) -> apache_avro::types::Value {
                apache_avro::types::Value::Fixed(self.0.len(), self.0.to_vec())
            }
        }
    )*};
}

/// A union's variants in order: `Variant { field }`, or `Variant {}` for null. The first ends what would not end.
macro_rules! branches {
    ($ty:ident { $($fields:tt)* }) => { branches!([] $ty { $($fields)* }); };
    ([$($generics:tt)*] $ty:ty { $($variant:ident { $($member:tt)? }),* $(,)? }) => {
        impl<$($generics)*> crate::family::member::Member for $ty {
            fn random(random: &mut crate::family::random::Random) -> Self {
                let makers: &[fn(&mut crate::family::random::Random) -> Self] =
                    &[$(|_random| Self::$variant { $($member: crate::family::member::Member::random(_random))? }),*];
                let make = if random.is_done() { makers[0] } else { random.one_of(makers) };
                random.deeper(make)
            }

            fn value(&self) -> apache_avro::types::Value {
                let (variant, value) = match self {
                    $(Self::$variant { $($member: held)? } => (stringify!($variant), branches!(@value $([$member] held)?))),*
                };
                let index = [$(stringify!($variant)),*].iter().position(|name| *name == variant).unwrap();
                crate::family::member::branch(index as u32, value)
            }

            fn optional(value: Option<&Self>, null: crate::family::member::Null) -> apache_avro::types::Value {
                use apache_avro::types::Value;
                use crate::family::member::Null;
                let count = [$(stringify!($variant)),*].len() as u32;
                match (value.map(crate::family::member::Member::value), null) {
                    (Some(Value::Union(index, held)), Null::First) => Value::Union(index + 1, held),
                    (Some(value), _) => value,
                    (None, Null::First) => crate::family::member::branch(0, Value::Null),
                    (None, Null::Last) => crate::family::member::branch(count, Value::Null),
                }
            }
        }
    };
    (@value) => { apache_avro::types::Value::Null };
    (@value [$member:tt] $held:ident) => { crate::family::member::Member::value($held) };
}

pub(crate) use {branches, fixed, record, symbols, transparent};
