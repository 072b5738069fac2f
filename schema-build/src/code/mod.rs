//! What the parser of schemas takes over.

pub(crate) mod help;
pub(crate) mod json;
