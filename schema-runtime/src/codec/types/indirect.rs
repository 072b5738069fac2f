//! `Box`, `Arc` and `Rc`, which have the schema of what they hold.

use std::{rc::Rc, sync::Arc};

use schema_model::{NamePiece, StaticSchema, View};

use super::option;
use crate::codec::{
    AvroDecode, AvroEncode, AvroType, Failure, Flatten, Null, PlanCursor, Reader, Reserved, Steps, UNBOUNDED,
};

/// Whether an `Option` of the type is one union with null, not a union of null and the type.
const fn is_union<T: AvroType>() -> bool {
    matches!(T::SCHEMA.get().view(), View::Union(_))
}

/// What an `Arc` or an `Rc` takes beside its value: the numbers of its owners.
pub(crate) const COUNTERS: usize = 2 * size_of::<usize>();

/// Writes a value one level deeper, which reserves for itself.
#[inline]
pub(crate) fn encode<'s, 'b>(
    out: Reserved<'s, 'b>,
    tail: usize,
    write: impl FnOnce(Reserved<'s, 'b>) -> Reserved<'s, 'b>,
) -> Reserved<'s, 'b> {
    let cursor = match out.cursor().enter() {
        Ok(cursor) => write(cursor.reserve(0)).cursor().leave(),
        Err(cursor) => cursor,
    };
    cursor.reserve(tail)
}

/// A level, whose value takes memory, and `beside` it some: `read` reads what is held.
#[inline]
pub(crate) fn decode<'de, T>(
    reader: &mut Reader<'de>,
    beside: usize,
    read: impl FnOnce(&mut Reader<'de>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    reader.memory(size_of::<T>().saturating_add(beside))?;
    reader.nested(read)
}

macro_rules! holder {
    ($holder:ident, $beside:expr) => {
        impl<T: AvroType> AvroType for $holder<T> {
            type Codec = T::Codec;

            const SCHEMA: StaticSchema = T::SCHEMA;
            const OPTION_SCHEMA: StaticSchema = T::OPTION_SCHEMA;
            const OPTION_SCHEMA_NULL_LAST: StaticSchema = T::OPTION_SCHEMA_NULL_LAST;
            const DEFAULT: Option<&'static str> = T::DEFAULT;
            const NAME: NamePiece = T::NAME;
        }

        impl<T: AvroEncode> AvroEncode for $holder<T> {
            const MAX_LEN: usize = UNBOUNDED;

            #[inline]
            fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                let cursor = match out.cursor().enter() {
                    Ok(cursor) => T::encode_datum(self, cursor.reserve(0), 0).cursor().leave(),
                    Err(cursor) => cursor,
                };
                cursor.reserve(tail)
            }

            #[inline]
            fn encode_option<'s, 'b>(
                value: Option<&Self>,
                null: Null,
                out: Reserved<'s, 'b>,
                tail: usize,
            ) -> Reserved<'s, 'b> {
                if !const { is_union::<T>() } {
                    return option::encode_option(value, null, out, tail);
                }
                // A level, null or not: in reading, which of them it is shows only inside.
                let cursor = match out.cursor().enter() {
                    Ok(cursor) => {
                        let value = value.map(|value| &**value);
                        T::encode_option(value, null, cursor.reserve(0), 0).cursor().leave()
                    }
                    Err(cursor) => cursor,
                };
                cursor.reserve(tail)
            }
        }

        impl<'de, T: AvroDecode<'de>> AvroDecode<'de> for $holder<T> {
            /// Not known: to ask `T` would be a cycle where `T` holds itself.
            const MIN_LEN: usize = 0;

            #[inline]
            fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
                reader.memory(size_of::<T>().saturating_add($beside))?;
                reader.nested(T::decode_datum).map(Self::new)
            }

            #[inline]
            fn decode_option(reader: &mut Reader<'de>, null: Null) -> Result<Option<Self>, Failure> {
                if !const { is_union::<T>() } {
                    return option::decode_option(reader, null);
                }
                reader.memory(size_of::<T>().saturating_add($beside))?;
                Ok(reader.nested(|reader| T::decode_option(reader, null))?.map(Self::new))
            }

            #[inline]
            fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
                reader.memory(size_of::<T>().saturating_add($beside))?;
                reader.nested(|reader| T::decode_planned(reader, plan)).map(Self::new)
            }

            #[inline]
            fn decode_option_planned(
                reader: &mut Reader<'de>,
                plan: PlanCursor<'_>,
                null: Null,
            ) -> Result<Option<Self>, Failure> {
                if !const { is_union::<T>() } {
                    return option::decode_option_planned(reader, plan, null);
                }
                reader.memory(size_of::<T>().saturating_add($beside))?;
                Ok(reader.nested(|reader| T::decode_option_planned(reader, plan, null))?.map(Self::new))
            }

            #[inline]
            fn decode_steps(reader: &mut Reader<'de>, steps: &mut Steps<'_, 'de>) -> Result<Self, Failure> {
                reader.memory(size_of::<T>().saturating_add($beside))?;
                reader.nested(|reader| T::decode_steps(reader, steps)).map(Self::new)
            }

            fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
                T::decode_raw(bytes).map(Self::new)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: Flatten> Flatten for $holder<T> {}
    };
}

holder!(Box, 0);
holder!(Arc, COUNTERS);
holder!(Rc, COUNTERS);
