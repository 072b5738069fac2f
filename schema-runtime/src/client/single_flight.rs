//! Single flight: callers that ask for the same thing at the same time share one request.

use std::{
    collections::HashMap,
    future::Future,
    hash::Hash,
    sync::{Arc, PoisonError},
};

use futures_util::{
    FutureExt as _,
    future::{BoxFuture, Shared, WeakShared},
};
use tokio::runtime::{Handle, Id};

use super::sync::{Mutex, MutexGuard};

/// The requests under way, by what they ask for.
///
/// Callers that arrive while a request is under way wait for its result, be it a value or a failure. Nothing outlives
/// the request: a caller that comes after it starts the next. There is no leader: whoever still waits drives the
/// request, so a caller that is cancelled takes nobody with it, and when all are cancelled the request ends too.
///
/// A request is shared within one runtime only: its sockets and timers are driven by the runtime that it began in, which
/// may end, or rest, before another.
pub(super) struct SingleFlight<K, V>(Arc<Mutex<Table<K, V>>>);

struct Table<K, V> {
    /// Distinguishes the entry of one flight from that of a later one under the same key.
    next_id: u64,
    in_flight: HashMap<Key<K>, (u64, WeakShared<BoxFuture<'static, V>>)>,
}

/// What is asked for, and in which runtime.
type Key<K> = (Option<Id>, K);

impl<K, V> SingleFlight<K, V>
where
    K: Clone + Eq + Hash + Send + 'static,
    V: Clone + Send + Sync + 'static,
{
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(Table { next_id: 0, in_flight: HashMap::new() })))
    }

    /// Waits for the flight of `key` that is under way, else for `work`.
    ///
    /// `work` should look into its cache first: another flight may have ended since the caller looked.
    pub(super) async fn join(&self, key: K, work: impl Future<Output = V> + Send + 'static) -> V {
        self.join_or_start(key, work).await
    }

    fn join_or_start(&self, key: K, work: impl Future<Output = V> + Send + 'static) -> Shared<BoxFuture<'static, V>> {
        let key = (Handle::try_current().ok().map(|runtime| runtime.id()), key);
        let mut table = lock(&self.0);
        if let Some(flight) = table.in_flight.get(&key).and_then(|(_, flight)| flight.upgrade()) {
            return flight;
        }
        let id = table.next_id;
        table.next_id += 1;
        let remove_on_end = RemoveOnEnd { flights: Arc::clone(&self.0), key: key.clone(), id };
        let flight = async move {
            let result = work.await;
            // Before any caller sees the result: one that asks again after a failure must not be given it again.
            drop(remove_on_end);
            result
        }
        .boxed()
        .shared();
        if let Some(weak) = flight.downgrade() {
            table.in_flight.insert(key, (id, weak));
        }
        flight
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        lock(&self.0).in_flight.len()
    }
}

/// Removes a flight from the table when it ends: with a result, or because nobody waits for it any more.
struct RemoveOnEnd<K: Eq + Hash, V> {
    flights: Arc<Mutex<Table<K, V>>>,
    key: Key<K>,
    id: u64,
}

impl<K: Eq + Hash, V> Drop for RemoveOnEnd<K, V> {
    fn drop(&mut self) {
        let mut table = lock(&self.flights);
        if table.in_flight.get(&self.key).is_some_and(|(id, _)| *id == self.id) {
            table.in_flight.remove(&self.key);
        }
    }
}

/// The table is consistent between any two statements that could panic, so a poisoned lock is as good as any.
fn lock<K, V>(table: &Mutex<Table<K, V>>) -> MutexGuard<'_, Table<K, V>> {
    table.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(all(test, not(loom)))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::future::{join_all, pending, poll_immediate};
    use tokio::sync::{Notify, oneshot};

    use super::*;

    #[tokio::test]
    async fn callers_share_one_run_and_its_failure() {
        let flights = SingleFlight::<u32, Result<u32, &str>>::new();
        let runs = Arc::new(AtomicUsize::new(0));
        let gate = Arc::new(Notify::new());
        let mut callers: Vec<_> = (0..100)
            .map(|_| {
                let (runs, gate) = (Arc::clone(&runs), Arc::clone(&gate));
                Box::pin(flights.join(7, async move {
                    runs.fetch_add(1, Ordering::Relaxed);
                    gate.notified().await;
                    Err("down")
                }))
            })
            .collect();
        for caller in &mut callers {
            assert!(poll_immediate(caller).await.is_none());
        }

        gate.notify_one();
        assert_eq!(join_all(callers).await, [Err("down"); 100]);
        assert_eq!(runs.load(Ordering::Relaxed), 1);
        assert_eq!(flights.len(), 0);
        assert_eq!(flights.join(7, async { Ok(1) }).await, Ok(1));
    }

    #[tokio::test]
    async fn keys_fly_apart() {
        let flights = SingleFlight::<u32, u32>::new();
        let results = join_all((0..10).map(|key| flights.join(key, async move { key * 2 }))).await;
        assert_eq!(results, (0..10).map(|key| key * 2).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn a_cancelled_first_caller_takes_nobody_with_it() {
        let flights = SingleFlight::<u32, u32>::new();
        let (answer, answered) = oneshot::channel::<u32>();
        let mut first = Box::pin(flights.join(7, async move { answered.await.unwrap_or(0) }));
        assert!(poll_immediate(&mut first).await.is_none());
        let mut second = Box::pin(flights.join(7, async { unreachable!("the first caller's work is under way") }));
        assert!(poll_immediate(&mut second).await.is_none());

        drop(first);
        assert!(answer.send(42).is_ok());
        assert_eq!(second.await, 42);
        assert_eq!(flights.len(), 0);
    }

    #[tokio::test]
    async fn when_all_are_cancelled_the_work_ends_and_the_next_starts_anew() {
        let flights = SingleFlight::<u32, u32>::new();
        let (alive, ended) = oneshot::channel::<()>();
        let mut first = Box::pin(flights.join(7, async move {
            let _alive = alive;
            pending().await
        }));
        assert!(poll_immediate(&mut first).await.is_none());

        drop(first);
        assert!(ended.await.is_err());
        assert_eq!(flights.len(), 0);
        assert_eq!(flights.join(7, async { 8 }).await, 8);
    }

    #[test]
    fn runtimes_fly_apart() {
        let runtime = || tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (one, other) = (runtime(), runtime());
        let flights = SingleFlight::<u32, u32>::new();
        let mut first = Box::pin(flights.join(7, pending()));
        assert!(one.block_on(async { poll_immediate(&mut first).await }).is_none());

        assert_eq!(other.block_on(flights.join(7, async { 8 })), 8);
        assert_eq!(flights.len(), 1, "the first is still under way");
        drop(first);
        assert_eq!(flights.len(), 0);
    }
}

#[cfg(all(test, loom))]
mod models {
    #![allow(clippy::unwrap_used)]

    use std::{future::poll_fn, task::Poll};

    use futures_util::future::poll_immediate;
    use loom::{future::block_on, thread};

    use super::*;
    use crate::client::sync::{AtomicU64, Ordering};

    /// A request that is pending twice.
    async fn request(result: u32) -> u32 {
        let mut polls = 0;
        poll_fn(|context| {
            polls += 1;
            context.waker().wake_by_ref();
            if polls > 2 { Poll::Ready(result) } else { Poll::Pending }
        })
        .await
    }

    #[test]
    fn every_caller_gets_a_result_and_nothing_is_left() {
        loom::model(|| {
            let flights = Arc::new(SingleFlight::<u32, u32>::new());
            let other = {
                let flights = Arc::clone(&flights);
                thread::spawn(move || block_on(flights.join(7, request(1))))
            };
            let result = block_on(flights.join(7, request(2)));
            let other = other.join().unwrap();
            assert!(matches!((other, result), (1, 2) | (1, 1) | (2, 2)));
            assert_eq!(flights.len(), 0);
        });
    }

    #[test]
    fn a_failure_is_given_to_no_later_caller() {
        loom::model(|| {
            let flights = Arc::new(SingleFlight::<u32, u64>::new());
            let runs = Arc::new(AtomicU64::new(0));
            let ask = move || {
                let runs = Arc::clone(&runs);
                block_on(flights.join(7, async move { runs.fetch_add(1, Ordering::Relaxed) }))
            };
            let other = thread::spawn(ask.clone());
            let first = ask();
            // It began after the first one ended.
            assert_ne!(ask(), first);
            other.join().unwrap();
        });
    }

    #[test]
    fn a_cancelled_caller_takes_nobody_with_it() {
        loom::model(|| {
            let flights = Arc::new(SingleFlight::<u32, u32>::new());
            let cancelled = {
                let flights = Arc::clone(&flights);
                thread::spawn(move || {
                    let mut caller = Box::pin(flights.join(7, request(1)));
                    let _ = block_on(poll_immediate(&mut caller));
                })
            };
            let mut caller = Box::pin(flights.join(7, request(2)));
            let result = block_on(poll_immediate(&mut caller));
            cancelled.join().unwrap();
            // The end of a flight that nobody waits for takes no other off the table.
            let is_over = flights.len() == 0;
            let result = result.or_else(|| block_on(poll_immediate(&mut caller)));
            assert!(result.is_some() || !is_over);
            let result = result.unwrap_or_else(|| block_on(caller));
            assert!(matches!(result, 1 | 2));
            assert_eq!(flights.len(), 0);
        });
    }
}
