//! What threads share: the types of `std` and arc-swap, and those of loom where `cfg(loom)` runs the models of this module's
//! files.
//!
//! Only in this crate's own tests: a program may be built with `cfg(loom)` for models of its own.

#[cfg(not(all(test, loom)))]
pub(super) use std::sync::{
    Mutex, MutexGuard,
    atomic::{AtomicU64, Ordering},
};

#[cfg(not(all(test, loom)))]
pub(super) use arc_swap::ArcSwapOption;
#[cfg(all(test, loom))]
pub(super) use loom::sync::{
    Mutex, MutexGuard,
    atomic::{AtomicU64, Ordering},
};

/// In place of arc-swap's, which loom cannot see into: a value that is loaded and stored as a whole.
#[cfg(all(test, loom))]
pub(super) struct ArcSwapOption<T>(Mutex<Option<std::sync::Arc<T>>>);

#[cfg(all(test, loom))]
impl<T> ArcSwapOption<T> {
    pub(super) fn load(&self) -> Box<Option<std::sync::Arc<T>>> {
        Box::new(self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone())
    }

    pub(super) fn store(&self, value: Option<std::sync::Arc<T>>) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = value;
    }
}

#[cfg(all(test, loom))]
impl<T> Default for ArcSwapOption<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}
