//! What `schema-build` generates, compiled, and beside what Java makes of the same schemas.

#![forbid(unsafe_code)]

// Public, so that lints of what others see look at their types.
pub mod corpus;
mod golden;
mod limits_of_others;
pub mod output;
