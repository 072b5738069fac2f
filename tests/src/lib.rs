//! Cross-crate and end-to-end tests: see `tests`. What the compiler refuses is tested in `compile`.
//!
//! The library holds what the fuzzer in `fuzz` and the replay of its corpus share, and the pairs of schemas that schema
//! resolution is tried on.

#![forbid(unsafe_code)]

pub mod corpus;
pub mod files;
mod leaf;
pub mod resolution;
pub mod targets;

/// The examples of the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// Those of the page about other versions compile, and hold.
#[cfg(doctest)]
#[doc = include_str!("../../docs/evolution.md")]
struct Evolution;

/// Those of the page about serde as well.
#[cfg(doctest)]
#[doc = include_str!("../../docs/serde.md")]
struct Serde;
