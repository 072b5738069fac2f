//! Options, whose values a codec writes.

use std::marker::PhantomData;

use schema_model::StaticSchema;

use super::{Adapter, As, Checked, DecodeWith, EncodeWith, IfKnown, Inner, SchemaWith, Select};
use crate::codec::{Failure, Null, PlanCursor, Reader, Reserved};

/// An adapter of what an `Option` holds.
#[doc(hidden)]
pub struct Optional<R, const NULL_LAST: bool = false>(PhantomData<R>);

/// A codec of an `Option`, whose value `C` writes: a union with null.
#[doc(hidden)]
pub struct Nullable<C, const NULL_LAST: bool>(PhantomData<C>);

/// `Option`, which adapters of one ask for.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`null` says where an `Option` has null, and `{Self}` is none [AVRO0318]",
    label = "not an `Option`",
    note = "take `Option<{Self}>`, or leave out the attribute; for the `Option` of items, write \
            `as = Vec<NullLast<_>>`, for that of a map's values `as = HashMap<String, NullLast<_>>`"
)]
pub trait IsOption {
    type Value;
}

impl<T> IsOption for Option<T> {
    type Value = T;
}

impl<O: IsOption, R, const NULL_LAST: bool> Adapter<O> for Optional<R, NULL_LAST>
where
    As<R>: Adapter<O::Value>,
{
    type Codec = <Inner<R, O::Value> as IfKnown<Nullable<Inner<R, O::Value>, NULL_LAST>>>::Type;
}

impl<T, R, const NULL_LAST: bool> Select<T> for Optional<R, NULL_LAST> {
    type Adapter = Self;
}

#[diagnostic::do_not_recommend]
impl<T, R> Select<Option<T>> for Option<R> {
    type Adapter = Optional<R>;
}

impl<C: Checked, const NULL_LAST: bool> Checked for Nullable<C, NULL_LAST> {
    type Generic = C::Generic;
}

/// Where null stands.
const fn null(is_last: bool) -> Null {
    if is_last { Null::Last } else { Null::First }
}

impl<T, C: SchemaWith<T>, const NULL_LAST: bool> SchemaWith<Option<T>> for Nullable<C, NULL_LAST> {
    const SCHEMA: StaticSchema = if NULL_LAST { C::OPTION_SCHEMA_NULL_LAST } else { C::OPTION_SCHEMA };
    /// A default is of the first branch.
    const DEFAULT: Option<&'static str> = if NULL_LAST { None } else { Some("null") };
    /// With null last, a value that is refused is so at its own path.
    const CONVERTS: bool = C::CONVERTS && !NULL_LAST;
    const MAX_LEN: usize = C::MAX_LEN.saturating_add(1);
}

impl<T, C: EncodeWith<T>, const NULL_LAST: bool> EncodeWith<Option<T>> for Nullable<C, NULL_LAST> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_with<'s, 'b>(value: &Option<T>, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        C::encode_option_with(value.as_ref(), null(NULL_LAST), out, tail)
    }

    #[cold]
    fn refusal(value: &Option<T>) -> Option<String> {
        value.as_ref().and_then(C::refusal)
    }
}

impl<'de, T, C: DecodeWith<'de, T>, const NULL_LAST: bool> DecodeWith<'de, Option<T>> for Nullable<C, NULL_LAST> {
    #[inline]
    fn decode_with(reader: &mut Reader<'de>) -> Result<Option<T>, Failure> {
        C::decode_option_with(reader, null(NULL_LAST))
    }

    #[inline]
    fn decode_planned_with(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Option<T>, Failure> {
        C::decode_option_planned_with(reader, plan, null(NULL_LAST))
    }
}
