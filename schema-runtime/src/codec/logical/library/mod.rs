//! The types of libraries: what each of them is among the notions, and what it is written as by itself.

#[cfg(feature = "bigdecimal")]
mod bigdecimal;
#[cfg(feature = "chrono")]
mod chrono;
mod integer;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
mod std;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "uuid")]
mod uuid;

/// A type that is written as another one wherever it stands.
macro_rules! written_as {
    ($type:ty, $by:ty) => {
        impl crate::codec::AvroType for $type {
            type Codec = crate::codec::Same;

            const SCHEMA: schema_model::StaticSchema = <$by as crate::codec::AvroType>::SCHEMA;
            const NAME: schema_model::NamePiece = <$by as crate::codec::AvroType>::NAME;
            const MIN_LEN: usize = <$by as crate::codec::AvroType>::MIN_LEN;
            const MAX_LEN: usize = <$by as crate::codec::AvroType>::MAX_LEN;
        }

        impl crate::codec::AvroEncode for $type {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_datum<'s, 'b>(
                &self,
                out: crate::codec::Reserved<'s, 'b>,
                tail: usize,
            ) -> crate::codec::Reserved<'s, 'b> {
                <crate::codec::Convert<$by> as crate::codec::EncodeWith<$type>>::encode_with(self, out, tail)
            }
        }

        impl<'de> crate::codec::AvroDecode<'de> for $type {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode_datum(reader: &mut crate::codec::Reader<'de>) -> Result<Self, crate::codec::Failure> {
                <crate::codec::Convert<$by> as crate::codec::DecodeWith<'de, $type>>::decode_with(reader)
            }

            #[inline]
            fn decode_planned(
                reader: &mut crate::codec::Reader<'de>,
                plan: crate::codec::PlanCursor<'_>,
            ) -> Result<Self, crate::codec::Failure> {
                <crate::codec::Convert<$by> as crate::codec::DecodeWith<'de, $type>>::decode_planned_with(reader, plan)
            }

            fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
                use crate::codec::{AvroAs, AvroDecode};

                let by = <$by as AvroDecode<'de>>::decode_raw(bytes)?;
                <$by as AvroAs<$type>>::try_into_value(by).ok()
            }
        }
    };
}

use written_as;
