//! A bounded map that tasks share.

use std::{
    borrow::Borrow,
    hash::Hash,
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
};

use lru::LruCache;

/// The answers that were used last. Only answers: a failure is never kept.
pub(super) struct Cache<K: Eq + Hash, V>(Mutex<LruCache<K, V>>);

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    pub(super) fn new(size: NonZeroUsize) -> Self {
        // Without room set aside for all entries: most programs know a handful of schemas.
        Self(Mutex::new(LruCache::sparse(size)))
    }

    pub(super) fn get<Q>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    pub(super) fn put(&self, key: K, value: V) {
        // The displaced entry is dropped after the lock is released.
        let displaced = self.0.lock().unwrap_or_else(PoisonError::into_inner).push(key, value);
        drop(displaced);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_recently_used_goes_first() {
        let cache = Cache::new(NonZeroUsize::MIN.saturating_add(1));
        cache.put(1, "a");
        cache.put(2, "b");
        assert_eq!(cache.get(&1), Some("a"));
        cache.put(3, "c");
        assert_eq!([1, 2, 3].map(|key| cache.get(&key)), [Some("a"), None, Some("c")]);
    }
}
