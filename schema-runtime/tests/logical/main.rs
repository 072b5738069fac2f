//! Logical types: the types of the libraries, and those that stand for them.
#![allow(clippy::unwrap_used)]
#![forbid(unsafe_code)]

mod attribute;
mod edges;
mod page;
mod random;
