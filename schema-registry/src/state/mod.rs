//! The registry's state: what is registered and what was asked.

pub(crate) mod compatibility;
pub(crate) mod config;
pub(crate) mod content;
pub(crate) mod lookup;
pub(crate) mod mode;
pub(crate) mod store;
pub(crate) mod subject;
pub(crate) mod version;

mod history;
mod settings;

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use store::Store;
pub(crate) use store::StoreError;

use crate::request_log::{RequestLog, Requests};

/// The state of a registry, shared by everything that serves it. Cloning gives another handle to the same state.
///
/// A new registry is empty: no subjects, the first schema gets id 1, and the compatibility level is `BACKWARD`. All of it is in memory and lives as long as
/// the last handle.
#[derive(Clone, Default)]
pub struct Registry {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    store: RwLock<Store>,
    requests: RequestLog,
}

impl Registry {
    /// An empty registry.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How often each method and path was asked for since the registry was made, by any client.
    #[must_use]
    pub fn requests(&self) -> Requests {
        self.shared.requests.snapshot()
    }

    pub(crate) fn request_log(&self) -> &RequestLog {
        &self.shared.requests
    }

    // The store changes in one step after everything is decided, so a poisoned lock guards a sound store.

    pub(crate) fn read(&self) -> RwLockReadGuard<'_, Store> {
        self.shared.store.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn write(&self) -> RwLockWriteGuard<'_, Store> {
        self.shared.store.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registry").field("max_id", &self.read().max_id()).finish_non_exhaustive()
    }
}
