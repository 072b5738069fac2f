//! Structs whose schemas are files of `schemas/golden`, and the values that are listed there.

mod records;
mod shop;

pub(crate) use records::*;
pub(crate) use shop::*;

/// Values of a type, in the order of a file of values.
pub(crate) trait Values: Sized {
    fn values() -> Vec<Self>;
}
