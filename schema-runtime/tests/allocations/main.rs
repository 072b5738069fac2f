//! What allocates nothing: messages of a registry, and the encoding of logical types and through adapters.
//!
//! A program of its own, as it has an allocator that counts.

#![allow(clippy::unwrap_used)]

#[cfg(all(feature = "chrono", feature = "rust_decimal", feature = "uuid"))]
mod logical;
#[cfg(feature = "client")]
mod registry;
#[cfg(feature = "client")]
#[path = "../it/registry_support/mod.rs"]
mod registry_support;

use test_support::{CountingAllocator, allocations};

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

#[test]
fn the_counter_counts() {
    assert_ne!(allocations(|| drop(std::hint::black_box(Box::new(1)))), 0);
}
