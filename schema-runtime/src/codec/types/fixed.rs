//! Arrays of bytes, as derived fixed hold them.

use schema_model::private::PlanNode;

use crate::codec::{Failure, PlanCursor, Reader, Reserved};

/// An array of bytes.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an Avro fixed holds an array of bytes, and `{Self}` is none [AVRO0801]",
    label = "expected `[u8; N]`",
    note = "`#[avro(transparent)]` with `#[derive(AvroRecord)]` gives a newtype the schema of what it holds"
)]
pub trait FixedBytes: Sized {
    const SIZE: usize;

    fn encode<'s, 'b>(&self, out: Reserved<'s, 'b>) -> Reserved<'s, 'b>;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, Failure>;

    fn decode_planned(reader: &mut Reader<'_>, plan: PlanCursor<'_>) -> Result<Self, Failure>;
}

impl<const N: usize> FixedBytes for [u8; N] {
    const SIZE: usize = N;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode<'s, 'b>(&self, out: Reserved<'s, 'b>) -> Reserved<'s, 'b> {
        out.fixed(*self)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Failure> {
        reader.fixed()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_planned(reader: &mut Reader<'_>, plan: PlanCursor<'_>) -> Result<Self, Failure> {
        match plan.enter(reader)? {
            PlanNode::Converted(conversion) => {
                let number = reader.converted_fixed(N, conversion)?;
                let mut bytes = [0; N];
                bytes.iter_mut().zip(number.bytes(N)).for_each(|(to, byte)| *to = byte);
                Ok(bytes)
            }
            _ => reader.fixed(),
        }
    }
}
