//! The comparison of two schemas: in constant evaluation by one [`walk`], for what a [`policy`] asks.

mod avro_text;
mod conflict;
pub(crate) mod file_wording;
pub(crate) mod history_wording;
pub(crate) mod mismatch;
pub(crate) mod pairs;
pub(crate) mod policy;
pub(crate) mod renamed;
mod rust_text;
pub(crate) mod walk;

pub use conflict::Conflict;
