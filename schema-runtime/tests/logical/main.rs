//! Logical types: the types of the libraries, and those that stand for them.
#![cfg(all(
    feature = "bigdecimal",
    feature = "chrono",
    feature = "jiff",
    feature = "rust_decimal",
    feature = "time",
    feature = "uuid"
))]
#![allow(clippy::unwrap_used)]
#![forbid(unsafe_code)]

mod attribute;
