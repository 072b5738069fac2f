//! Across crates: golden data, conformance, documents, and the crates beside each other.

#![allow(clippy::unwrap_used)]
#![forbid(unsafe_code)]

mod conformance;
mod conformance_types;
mod container;
mod corpus;
mod docs;
mod evolution;
mod family;
mod golden;
mod golden_types;
mod logical;
mod modules;
mod odd;
mod parity;
// Public, so that lints of what others see look at its types.
pub mod pedantic;
mod registry;
mod resolution;
mod seed;
mod unsafe_code;
