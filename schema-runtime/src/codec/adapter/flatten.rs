//! Records whose fields stand in another record: `#[avro(flatten)]`.

use schema_model::StaticSchema;

use super::{Adapter, DecodeWith, EncodeWith, IfKnown, SchemaWith};
use crate::codec::{AvroDecode, AvroEncode, AvroType, Failure, PlanCursor, Reader, Reserved, Steps};

/// A record, whose fields another one can have in place of a field of this type.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no record, whose fields could be flattened [AVRO1401]",
    label = "not a struct with `#[derive(AvroRecord)]`",
    note = "leave `flatten` out: then it is a field of its own; or hold a struct with `#[derive(AvroRecord)]`, by itself or in \
            a `Box`"
)]
pub trait Flatten: AvroType {}

/// The fields of a record in place of one: by themselves, they are written as the record is.
#[doc(hidden)]
pub struct Flat;

impl<T: Flatten> Adapter<T> for Flat {
    type Codec = <T::Codec as IfKnown<Self>>::Type;
}

impl<T: Flatten> SchemaWith<T> for Flat {
    const SCHEMA: StaticSchema = T::SCHEMA;
    const MIN_LEN: usize = T::MIN_LEN;
    const MAX_LEN: usize = T::MAX_LEN;
}

impl<T: AvroEncode + Flatten> EncodeWith<T> for Flat {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &T, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        value.encode_datum(out, tail)
    }
}

impl<'de, T: AvroDecode<'de> + Flatten> DecodeWith<'de, T> for Flat {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_with(reader: &mut Reader<'de>) -> Result<T, Failure> {
        T::decode_datum(reader)
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<T, Failure> {
        T::decode_planned(reader, plan)
    }
    /// By the steps of its own fields.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_field<S: Steps<'de>>(reader: &mut Reader<'de>, steps: &mut S) -> Result<T, Failure> {
        T::decode_fields(reader, steps)
    }
}
