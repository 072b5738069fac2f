//! What threads share: the types of `std`, and those of loom where `cfg(loom)` runs the models of this module's files.
//!
//! Only in this crate's own tests: a program may be built with `cfg(loom)` for models of its own.

#[cfg(all(test, loom))]
pub(super) use loom::sync::{
    Mutex, MutexGuard,
    atomic::{AtomicU64, Ordering},
};
#[cfg(not(all(test, loom)))]
pub(super) use std::sync::{
    Mutex, MutexGuard,
    atomic::{AtomicU64, Ordering},
};
