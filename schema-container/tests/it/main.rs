//! Container files: written, read, cut into parts, and damaged.

#![allow(clippy::unwrap_used)]

mod damage;
mod round_trip;
mod split;
mod support;
#[cfg(feature = "tokio")]
mod tokio;
