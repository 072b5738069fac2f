//! The five bytes that the schema registry's wire format puts before a datum.
//!
//! A framed message is one zero byte, the id of the writer's schema as 32 bits big-endian, and the datum. These are pure
//! functions: they know of no registry and need no feature.

mod frame;
mod schema_id;

pub use frame::Frame;
pub use schema_id::SchemaId;
