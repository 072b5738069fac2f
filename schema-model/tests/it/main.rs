//! Schemas from outside of the crate: parsed, compared, and in constant evaluation.

#![allow(clippy::unwrap_used)]

mod constants;
mod evolve;
mod parser;
mod same;
mod several;
