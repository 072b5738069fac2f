//! `Option`: a union of null and a type; null stands first, unless a field says otherwise.
//!
//! What the union is, the type inside says (the `OPTION` hooks), as a type that is a union itself has one union with null,
//! not a union in a union.

use schema_model::{NamePiece, Node, StaticSchema};

use crate::codec::{
    AvroDecode, AvroEncode, AvroType, DecodeWith, EncodeWith, Failure, PlanCursor, Reader, Reserved, UNBOUNDED,
};

impl<T: AvroType> AvroType for Option<T> {
    type Codec = T::Codec;

    const SCHEMA: StaticSchema = T::OPTION_SCHEMA;
    const DEFAULT: Option<&'static str> = Some("null");
    const NAME: NamePiece = NamePiece::Pieces(const { &[NamePiece::Literal("optional_"), T::NAME] });
    /// A union in a union, which the check of the schema refuses.
    const OPTION_SCHEMA: StaticSchema =
        StaticSchema::new(const { &Node::union(const { &[StaticSchema::new(&Node::NULL), T::OPTION_SCHEMA] }) });
    const MAX_LEN: usize = T::MAX_LEN.saturating_add(1);
}

impl<T: AvroEncode> AvroEncode for Option<T> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_datum<'s, 'b>(&self, out: Reserved<'s, 'b>, tail: usize) -> Reserved<'s, 'b> {
        T::encode_option(self.as_ref(), Null::First, out, tail)
    }
}

impl<'de, T: AvroDecode<'de>> AvroDecode<'de> for Option<T> {
    #[inline]
    fn decode_datum(reader: &mut Reader<'de>) -> Result<Self, Failure> {
        T::decode_option(reader, Null::First)
    }

    #[inline]
    fn decode_planned(reader: &mut Reader<'de>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        T::decode_option_planned(reader, plan, Null::First)
    }

    fn decode_raw(bytes: &'de [u8]) -> Option<Self> {
        T::decode_raw(bytes).map(Some)
    }
}

/// Where null stands among the branches.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Null {
    First,
    Last,
}

impl Null {
    /// The index of null in a union with this many other branches.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn index(self, others: usize) -> usize {
        match self {
            Self::First => 0,
            Self::Last => others,
        }
    }

    /// The index of a branch, given what it is among the others.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn shift(self, branch: usize) -> usize {
        match self {
            Self::First => branch + 1,
            Self::Last => branch,
        }
    }
}

/// An optional value by a codec whose schema is no union.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn encode_option<'s, 'b, C: EncodeWith<T> + ?Sized, T>(
    value: Option<&T>,
    null: Null,
    out: Reserved<'s, 'b>,
    tail: usize,
) -> Reserved<'s, 'b> {
    match value {
        Some(value) => C::encode_with(value, out.branch(null.shift(0)), tail),
        None if C::MAX_LEN == UNBOUNDED => out.reserve(tail.saturating_add(Reserved::MAX_BRANCH)).branch(null.index(1)),
        None => out.branch(null.index(1)),
    }
}

/// An optional value by a codec whose schema is no union.
#[inline]
pub(crate) fn decode_option<'de, C: DecodeWith<'de, T>, T>(
    reader: &mut Reader<'de>,
    null: Null,
) -> Result<Option<T>, Failure> {
    match reader.branch(2)? {
        branch if branch == null.index(1) => Ok(None),
        _ => C::decode_with(reader).map(Some),
    }
}

/// An optional value by a plan, and a codec whose schema is no union.
#[inline]
pub(crate) fn decode_option_planned<'de, C: DecodeWith<'de, T>, T>(
    reader: &mut Reader<'de>,
    plan: PlanCursor<'_>,
    null: Null,
) -> Result<Option<T>, Failure> {
    match plan.union(reader)? {
        Some((branch, _)) if branch == null.index(1) => Ok(None),
        Some((_, plan)) => C::decode_planned_with(reader, plan).map(Some),
        None => C::decode_option_with(reader, null),
    }
}
