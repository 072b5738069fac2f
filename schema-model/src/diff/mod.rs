//! The comparison of two schemas.

pub(crate) mod avro_text;
mod conflict;
mod difference;
pub(crate) mod history_walk;
pub(crate) mod history_wording;
pub(crate) mod pairs;
pub(crate) mod renamed;
mod rust_text;
pub(crate) mod walk;
pub(crate) mod wording;

pub use conflict::Conflict;
pub use difference::{Difference, difference};
