//! Handlers, one module per resource.

pub(crate) mod root;
pub(crate) mod schemas;
pub(crate) mod subjects;
pub(crate) mod versions;

mod representation;
mod submission;
