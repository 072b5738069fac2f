//! Cross-crate and end-to-end tests: see `tests`. What the compiler refuses is tested in `compile`.
//!
//! The library holds what the fuzzer in `fuzz` and the replay of its corpus share.

pub mod targets;

/// The examples of the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
