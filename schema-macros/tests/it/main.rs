//! The macro: what it makes, and what it says of mistakes.

#![forbid(unsafe_code)]

mod compile;
mod generated;
