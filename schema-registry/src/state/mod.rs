//! The registry's state: what is registered, and the settings.

pub(crate) mod compatibility;
pub(crate) mod config;
pub(crate) mod content;
pub(crate) mod lookup;
pub(crate) mod mode;
pub(crate) mod record;
pub(crate) mod store;
pub(crate) mod subject;
pub(crate) mod version;

mod history;
mod settings;

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use store::Store;
pub(crate) use store::StoreError;

/// The state of a registry, shared by everything that serves it. Cloning gives another handle to the same state.
///
/// A new registry is empty: no subjects, the first schema gets id 1, and the compatibility level is `BACKWARD`. All of it is in memory and lives as long as
/// the last handle.
#[derive(Clone, Default)]
pub struct Registry {
    store: Arc<RwLock<Store>>,
}

impl Registry {
    /// An empty registry.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    // The store changes in one step after everything is decided, so a poisoned lock guards a sound store.

    pub(crate) fn read(&self) -> RwLockReadGuard<'_, Store> {
        self.store.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn write(&self) -> RwLockWriteGuard<'_, Store> {
        self.store.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registry").field("max_id", &self.read().max_id()).finish_non_exhaustive()
    }
}
