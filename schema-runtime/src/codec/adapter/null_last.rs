//! Another type in the place of what an `Option` holds, with null as the last branch: `null = "last"` beside `logical`.

use schema_model::StaticSchema;

use crate::codec::{
    AvroAs, AvroDecode, AvroEncode, AvroType, DecodeWith, EncodeWith, Failure, Inside, Leads, Null, PlanCursor, Reader,
    Reserved, SchemaWith,
};

/// As `As<Option<R>>`, with null last.
#[doc(hidden)]
pub struct AsNullLast<R>(std::marker::PhantomData<R>);

impl<R: AvroType> Inside for AsNullLast<R> {
    type Generic = <R::Codec as Inside>::Generic;
}

impl<T, R: AvroType + AvroAs<T>> SchemaWith<Option<T>> for AsNullLast<R> {
    type Itself = <R::Codec as Leads<<R::Error as Leads<Self>>::To>>::To;

    const SCHEMA: StaticSchema = {
        let () = R::CHECKS;
        R::OPTION_SCHEMA_NULL_LAST
    };
    /// A default is of the first branch.
    const DEFAULT: Option<&'static str> = None;
}

impl<T, R: AvroEncode + AvroAs<T>> EncodeWith<Option<T>> for AsNullLast<R> {
    const MAX_LEN: usize = R::MAX_LEN.saturating_add(1);

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &Option<T>, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        match value.as_ref().map(R::try_from_value).transpose() {
            Ok(stand_in) => R::encode_option(stand_in.as_ref(), Null::Last, out, tail),
            Err(why) => out.refuse(why.to_string(), tail),
        }
    }
}

impl<'de, T, R: AvroDecode<'de> + AvroAs<T>> DecodeWith<'de, Option<T>> for AsNullLast<R> {
    const MIN_LEN: usize = 1;

    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<Option<T>, Failure> {
        let start = reader.position();
        let stand_in = R::decode_option(reader, Null::Last)?;
        stand_in.map(R::try_into_value).transpose().map_err(|why| reader.refuse(start, why.to_string()))
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Option<T>, Failure> {
        let start = reader.position();
        let stand_in = R::decode_option_planned(reader, plan, Null::Last)?;
        stand_in.map(R::try_into_value).transpose().map_err(|why| reader.refuse(start, why.to_string()))
    }
}
