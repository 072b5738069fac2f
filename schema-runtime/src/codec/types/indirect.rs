//! `Box`, `Arc` and `Rc`, which have the schema of what they hold.

use std::{rc::Rc, sync::Arc};

use schema_model::{NamePiece, StaticSchema};

use crate::codec::{
    AvroDecode, AvroEncode, AvroType, DecodeWith, EncodeWith, Failure, Flatten, Indirect, Null, PlanCursor, Reader,
    Reserved, Same, SchemaWith, Steps,
    adapter::indirect::{COUNTERS, decode},
};

macro_rules! holder {
    ($holder:ident, $beside:expr) => {
        impl<T: AvroType> AvroType for $holder<T> {
            type Codec = T::Codec;

            const SCHEMA: StaticSchema = T::SCHEMA;
            const OPTION_SCHEMA: StaticSchema = T::OPTION_SCHEMA;
            const OPTION_SCHEMA_NULL_LAST: StaticSchema = T::OPTION_SCHEMA_NULL_LAST;
            const DEFAULT: Option<&'static str> = T::DEFAULT;
            const NAME: NamePiece = T::NAME;
            const MIN_LEN: usize = <Indirect<Same> as SchemaWith<Self>>::MIN_LEN;
            const MAX_LEN: usize = <Indirect<Same> as SchemaWith<Self>>::MAX_LEN;
        }

        impl<T: AvroEncode> AvroEncode for $holder<T> {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
                Indirect::<Same>::encode_with(self, out, tail)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_option<'s, 'b>(
                value: Option<&Self>,
                null: Null,
                out: Reserved<'s, 'b>,
                tail: usize,
            ) -> Reserved<'s, 'b> {
                Indirect::<Same>::encode_option_with(value, null, out, tail)
            }
        }

        impl<'de, T: AvroDecode<'de>> AvroDecode<'de> for $holder<T> {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
                Indirect::<Same>::decode_with(reader)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_option(reader: &mut Reader<'de>, null: Null) -> Result<Option<Self>, Failure> {
                Indirect::<Same>::decode_option_with(reader, null)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
                Indirect::<Same>::decode_planned_with(reader, plan)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_option_planned(
                reader: &mut Reader<'de>,
                plan: PlanCursor<'_>,
                null: Null,
            ) -> Result<Option<Self>, Failure> {
                Indirect::<Same>::decode_option_planned_with(reader, plan, null)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_fields<S: Steps<'de>>(reader: &mut Reader<'de>, steps: &mut S) -> Result<Self, Failure> {
                decode::<T, _>(reader, $beside, |reader| T::decode_fields(reader, steps).map(Self::new))
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
