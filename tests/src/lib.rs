//! Cross-crate and end-to-end tests: see `tests`. What the compiler refuses is tested in `compile`.

/// The examples of the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
