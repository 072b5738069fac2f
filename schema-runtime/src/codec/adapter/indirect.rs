//! `Box`, `Arc` and `Rc`, whose value a codec writes.

use std::{marker::PhantomData, rc::Rc, sync::Arc};

use schema_model::{StaticSchema, View};

use super::{Adapter, As, AvroAs, Checked, DecodeWith, EncodeWith, IfKnown, Inner, SchemaWith, Select};
use crate::codec::{Cursor, Failure, Null, PlanCursor, Reader, Reserved, types::option};

/// An adapter of what a `Box`, an `Arc` or an `Rc` holds.
///
/// Derived code writes it for a `Box`: the compiler lets other crates implement traits for a box of their types, so it cannot
/// tell `Box<R>` from a type that implements `AvroAs` itself.
#[doc(hidden)]
pub struct Boxed<R>(PhantomData<R>);

/// A codec of a value in a `Box`, an `Arc` or an `Rc`, which `C` writes.
#[doc(hidden)]
pub struct Indirect<C>(PhantomData<C>);

impl<C: Checked> Checked for Indirect<C> {
    type Generic = C::Generic;
}

/// Whether an `Option` of the value is one union with null, not a union of null and the value.
const fn is_union<C: SchemaWith<T>, T>() -> bool {
    matches!(C::SCHEMA.get().view(), View::Union(_))
}

/// What an `Arc` or an `Rc` takes beside its value: the numbers of its owners.
pub(crate) const COUNTERS: usize = 2 * size_of::<usize>();

/// Writes a value one level deeper.
///
/// A function of its own, as is what reads a value: the compiler would inline what each value holds into all that writes it, of
/// a chain of boxes the rest of the chain into each of its links.
#[inline(never)]
fn encode<'s, 'b, C: EncodeWith<T>, T>(value: &T, cursor: Cursor<'s, 'b>) -> Cursor<'s, 'b> {
    match cursor.enter() {
        Ok(cursor) => C::encode_with(value, cursor.reserve(0), 0).cursor().leave(),
        Err(cursor) => cursor,
    }
}

/// As [`encode`], where an `Option` of the value is one union.
#[inline(never)]
fn encode_option<'s, 'b, C: EncodeWith<T>, T>(value: Option<&T>, null: Null, cursor: Cursor<'s, 'b>) -> Cursor<'s, 'b> {
    match cursor.enter() {
        Ok(cursor) => C::encode_option_with(value, null, cursor.reserve(0), 0).cursor().leave(),
        Err(cursor) => cursor,
    }
}

/// Reads a value of type `T` one level deeper, which takes memory, and `beside` it some.
#[inline(never)]
pub(crate) fn decode<'de, T, V>(
    reader: &mut Reader<'de>,
    beside: usize,
    read: impl FnOnce(&mut Reader<'de>) -> Result<V, Failure>,
) -> Result<V, Failure> {
    reader.memory(size_of::<T>().saturating_add(beside))?;
    reader.nested(read)
}

macro_rules! holder {
    ($holder:ident, $adapter:ident, $beside:expr) => {
        #[diagnostic::do_not_recommend]
        impl<T, R> Select<$holder<T>> for $adapter<R> {
            type Adapter = Boxed<R>;
        }

        #[diagnostic::do_not_recommend]
        impl<T, R> Adapter<$holder<T>> for Boxed<R>
        where
            As<R>: Adapter<T>,
        {
            type Codec = <Inner<R, T> as IfKnown<Indirect<Inner<R, T>>>>::Type;
        }

        #[diagnostic::do_not_recommend]
        impl<T, C: SchemaWith<T>> SchemaWith<$holder<T>> for Indirect<C> {
            const SCHEMA: StaticSchema = C::SCHEMA;
            const OPTION_SCHEMA: StaticSchema = C::OPTION_SCHEMA;
            const OPTION_SCHEMA_NULL_LAST: StaticSchema = C::OPTION_SCHEMA_NULL_LAST;
            const DEFAULT: Option<&'static str> = C::DEFAULT;
            const CONVERTS: bool = C::CONVERTS;
            /// Not known: to ask `C` would be a cycle where `T` holds itself.
            const MIN_LEN: usize = 0;
        }

        #[diagnostic::do_not_recommend]
        impl<T, C: EncodeWith<T>> EncodeWith<$holder<T>> for Indirect<C> {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_with<'s, 'b>(value: &$holder<T>, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                encode::<C, T>(value, out.cursor()).reserve(tail)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_option_with<'s, 'b>(
                value: Option<&$holder<T>>,
                null: Null,
                out: Reserved<'s, 'b>,
                tail: usize,
            ) -> Reserved<'s, 'b> {
                if !const { is_union::<C, T>() } {
                    return out.or_refuse::<C, T>(
                        || value.and_then(Self::refusal),
                        |out| option::encode_option::<Self, $holder<T>>(value, null, out, tail),
                    );
                }
                // A level, null or not: in reading, which of them it is shows only inside.
                encode_option::<C, T>(value.map(|value| &**value), null, out.cursor()).reserve(tail)
            }

            #[cold]
            fn refusal(value: &$holder<T>) -> Option<String> {
                C::refusal(value)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'de, T, C: DecodeWith<'de, T>> DecodeWith<'de, $holder<T>> for Indirect<C> {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_with(reader: &mut Reader<'de>) -> Result<$holder<T>, Failure> {
                decode::<T, _>(reader, $beside, |reader| C::decode_with(reader).map($holder::new))
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<$holder<T>, Failure> {
                decode::<T, _>(reader, $beside, |reader| C::decode_planned_with(reader, plan).map($holder::new))
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_option_with(reader: &mut Reader<'de>, null: Null) -> Result<Option<$holder<T>>, Failure> {
                if !const { is_union::<C, T>() } {
                    let start = reader.position();
                    let value = option::decode_option::<Self, $holder<T>>(reader, null);
                    return if C::CONVERTS {
                        value.map_err(|failure| reader.refused_at(start, failure))
                    } else {
                        value
                    };
                }
                decode::<T, _>(reader, $beside, |reader| Ok(C::decode_option_with(reader, null)?.map($holder::new)))
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_option_planned_with(
                reader: &mut Reader<'de>,
                plan: PlanCursor<'_>,
                null: Null,
            ) -> Result<Option<$holder<T>>, Failure> {
                if !const { is_union::<C, T>() } {
                    let start = reader.position();
                    let value = option::decode_option_planned::<Self, $holder<T>>(reader, plan, null);
                    return if C::CONVERTS {
                        value.map_err(|failure| reader.refused_at(start, failure))
                    } else {
                        value
                    };
                }
                let read = |reader: &mut Reader<'de>| C::decode_option_planned_with(reader, plan, null);
                decode::<T, _>(reader, $beside, |reader| Ok(read(reader)?.map($holder::new)))
            }

            fn decode_raw_with(bytes: &'de [u8]) -> Option<$holder<T>> {
                C::decode_raw_with(bytes).map($holder::new)
            }
        }
    };
}

holder!(Box, Boxed, 0);
holder!(Arc, Arc, COUNTERS);
holder!(Rc, Rc, COUNTERS);

/// Without a shared one of what stands for the value.
#[diagnostic::do_not_recommend]
impl<T, R> Select<Arc<T>> for Boxed<R> {
    type Adapter = Self;
}

#[diagnostic::do_not_recommend]
impl<T, R> Select<Rc<T>> for Boxed<R> {
    type Adapter = Self;
}

/// A `Box` under another name, which derived code does not see: the value is converted into a box of its own.
macro_rules! boxed_as {
    ($holder:ident) => {
        impl<T, R: AvroAs<T>> AvroAs<$holder<T>> for Box<R> {
            type Error = R::Error;

            const CHECKS: () = R::CHECKS;

            fn try_from_value(value: &$holder<T>) -> Result<Self, Self::Error> {
                R::try_from_value(value).map(Box::new)
            }

            fn try_into_value(self) -> Result<$holder<T>, Self::Error> {
                (*self).try_into_value().map($holder::new)
            }
        }
    };
}

boxed_as!(Box);
boxed_as!(Arc);
boxed_as!(Rc);
