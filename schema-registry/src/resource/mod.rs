//! Handlers, one module per resource.

pub(crate) mod compatibility;
pub(crate) mod config;
pub(crate) mod mode;
pub(crate) mod root;
pub(crate) mod schemas;
pub(crate) mod subjects;
pub(crate) mod versions;

mod representation;
mod submission;
