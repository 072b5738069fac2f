//! What is generated, what is refused, and the program.

#![allow(clippy::unwrap_used)]

mod errors;
mod golden;
mod idl;
mod inputs;
mod program;
