//! The types of the standard library, and what derived types share.

pub(crate) mod array;
mod bytes;
pub(crate) mod deque;
mod fixed;
pub(crate) mod indirect;
pub(crate) mod map;
mod named;
mod numbers;
pub(crate) mod option;
pub(crate) mod sequence;
mod text;
pub(crate) mod union;
mod unit;

pub use fixed::FixedBytes;
pub use named::{AvroEnum, AvroFixed, AvroRecord, AvroUnion, Texts};
pub use option::Null;
pub use union::{encode_branch, encode_null, max_branch_len};
