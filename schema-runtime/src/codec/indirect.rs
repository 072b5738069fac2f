//! `Box`, `Arc` and `Rc`, which have the schema of what they hold.

use std::{rc::Rc, sync::Arc};

use schema_model::{NamePiece, StaticSchema, View};

use super::{
    AvroDecode, AvroEncode, AvroType, Failure, Flatten, Null, Planned, Reader, Room, Steps, UNBOUNDED, option,
};

/// Whether an `Option` of the type is one union with null, not a union of null and the type.
const fn is_union<T: AvroType>() -> bool {
    matches!(T::SCHEMA.get().view(), View::Union(_))
}

/// What an `Arc` or an `Rc` takes beside its value: the numbers of its owners.
pub(super) const COUNTERS: usize = 2 * size_of::<usize>();

/// A level, which looks for its own room: `write` writes what is held.
#[inline]
pub(super) fn encode<'s, 'b>(
    room: Room<'s, 'b>,
    tail: usize,
    write: impl FnOnce(Room<'s, 'b>) -> Room<'s, 'b>,
) -> Room<'s, 'b> {
    let position = match room.position().enter() {
        Ok(position) => write(position.room(0)).position().leave(),
        Err(position) => position,
    };
    position.room(tail)
}

/// A level, whose value takes memory, and `beside` it some: `read` reads what is held.
#[inline]
pub(super) fn decode<'de, T>(
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
            fn encode_datum<'s, 'b>(&self, room: Room<'s, 'b>, tail: usize) -> Room<'s, 'b> {
                let position = match room.position().enter() {
                    Ok(position) => T::encode_datum(self, position.room(0), 0).position().leave(),
                    Err(position) => position,
                };
                position.room(tail)
            }

            #[inline]
            fn encode_option<'s, 'b>(
                value: Option<&Self>,
                null: Null,
                room: Room<'s, 'b>,
                tail: usize,
            ) -> Room<'s, 'b> {
                if !const { is_union::<T>() } {
                    return option::encode_option(value, null, room, tail);
                }
                // A level, null or not: in reading, which of them it is shows only inside.
                let position = match room.position().enter() {
                    Ok(position) => {
                        let value = value.map(|value| &**value);
                        T::encode_option(value, null, position.room(0), 0).position().leave()
                    }
                    Err(position) => position,
                };
                position.room(tail)
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
            fn decode_planned(reader: &mut Reader<'de>, plan: Planned<'_>) -> Result<Self, Failure> {
                reader.memory(size_of::<T>().saturating_add($beside))?;
                reader.nested(|reader| T::decode_planned(reader, plan)).map(Self::new)
            }

            #[inline]
            fn decode_option_planned(
                reader: &mut Reader<'de>,
                plan: Planned<'_>,
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
