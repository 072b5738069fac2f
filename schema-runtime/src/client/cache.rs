//! Bounded maps that tasks share.

use std::{
    future::Future,
    hash::Hash,
    num::NonZeroUsize,
    sync::{Arc, PoisonError},
};

use lru::LruCache;

use super::{single_flight::SingleFlight, sync::Mutex};
use crate::error::Error;

/// The values that were used last.
pub(super) struct Cache<K: Eq + Hash, V>(Mutex<LruCache<K, V>>);

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    pub(super) fn new(size: NonZeroUsize) -> Self {
        // Without memory set aside for all entries: most programs know a handful of schemas.
        Self(Mutex::new(LruCache::sparse(size)))
    }

    pub(super) fn get(&self, key: &K) -> Option<V> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    pub(super) fn put(&self, key: K, value: V) {
        // The displaced entry is dropped after the lock is released.
        let displaced = self.0.lock().unwrap_or_else(PoisonError::into_inner).push(key, value);
        drop(displaced);
    }
}

/// A cache that fetches what it does not have. Callers that want one value at the same time share one fetch.
///
/// It keeps values only: a failure is shared with those who waited for it, and never kept.
pub(super) struct FetchCache<K: Eq + Hash, V> {
    values: Arc<Cache<K, V>>,
    fetches: SingleFlight<K, Result<V, Error>>,
}

impl<K, V> FetchCache<K, V>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    pub(super) fn new(size: NonZeroUsize) -> Self {
        Self { values: Arc::new(Cache::new(size)), fetches: SingleFlight::new() }
    }

    pub(super) async fn get_or_fetch<F>(&self, key: K, fetch: impl FnOnce() -> F) -> Result<V, Error>
    where
        F: Future<Output = Result<V, Error>> + Send + 'static,
    {
        match self.values.get(&key) {
            Some(value) => Ok(value),
            None => self.fetch(key, fetch()).await,
        }
    }

    async fn fetch(&self, key: K, fetch: impl Future<Output = Result<V, Error>> + Send + 'static) -> Result<V, Error> {
        let values = Arc::clone(&self.values);
        let fetch = {
            let key = key.clone();
            async move {
                // Another fetch may have ended since the caller looked.
                if let Some(value) = values.get(&key) {
                    return Ok(value);
                }
                let value = fetch.await?;
                values.put(key, value.clone());
                Ok(value)
            }
        };
        self.fetches.join(key, fetch).await
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    #![allow(clippy::unwrap_used)]

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

    /// A caller may look into the cache before another's request ends, and ask for its own after: it finds the answer.
    #[tokio::test]
    async fn a_request_that_starts_late_finds_the_answer() {
        let cache = FetchCache::new(NonZeroUsize::MIN);
        assert_eq!(cache.get_or_fetch(7, || async { Ok("a") }).await.unwrap(), "a");
        assert_eq!(cache.fetch(7, async { unreachable!("the value is there") }).await.unwrap(), "a");
    }
}

#[cfg(all(test, loom))]
mod models {
    use loom::{future::block_on, thread};

    use super::*;
    use crate::client::sync::{AtomicU64, Ordering};

    #[test]
    fn callers_share_one_fetch_and_no_later_one_is_sent() {
        loom::model(|| {
            let cache = Arc::new(FetchCache::<u32, u64>::new(NonZeroUsize::MIN));
            let fetches = Arc::new(AtomicU64::new(0));
            let ask = {
                let (cache, fetches) = (Arc::clone(&cache), Arc::clone(&fetches));
                move || {
                    let fetches = Arc::clone(&fetches);
                    let fetch = || async move {
                        thread::yield_now();
                        Ok(fetches.fetch_add(1, Ordering::Relaxed))
                    };
                    block_on(cache.get_or_fetch(7, fetch)).ok()
                }
            };
            let other = thread::spawn(ask.clone());
            assert_eq!(ask(), Some(0));
            assert_eq!(other.join().ok().flatten(), Some(0));
            assert_eq!(fetches.load(Ordering::Relaxed), 1);
        });
    }
}
