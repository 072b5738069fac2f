//! Something done every so often.

use std::{panic::AssertUnwindSafe, time::Duration};

use futures_util::{FutureExt, future::BoxFuture};
use tokio::time::{MissedTickBehavior, interval};
use tracing::warn;

use crate::{
    agent::Outcome,
    error::{BoxError, Error, ErrorKind, is_given_up, panic_text},
    shutdown::Stopping,
};

/// A timer without its types.
pub(crate) struct Timer {
    period: Duration,
    tick: Box<dyn Fn() -> BoxFuture<'static, Result<(), BoxError>> + Send + Sync>,
}

impl Timer {
    pub(crate) fn new<F, R>(period: Duration, function: F) -> Self
    where
        F: FnOnce() -> R + Clone + Send + Sync + 'static,
        R: Future<Output: Outcome> + Send + 'static,
    {
        let tick = move || -> BoxFuture<'static, _> {
            let function = function.clone();
            Box::pin(async move { function().await.into_result() })
        };
        Self { period, tick: Box::new(tick) }
    }

    /// Ticks until the app stops or a tick fails. A tick in progress is finished.
    pub(crate) async fn run(self, mut stopping: Stopping) -> Result<(), Error> {
        let mut interval = interval(self.period);
        // Ticks stay multiples of the period after the first one: a late tick does not move those after it, and ticks
        // that passed during a long one are not made up for.
        interval.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            tokio::select! {
                biased;
                () = stopping.stopped() => return Ok(()),
                _ = interval.tick() => {}
            }
            let work = AssertUnwindSafe(async { (self.tick)().await });
            match work.catch_unwind().await {
                Ok(Ok(())) => {}
                Ok(Err(error)) if stopping.is_stopping() && is_given_up(&*error) => {
                    warn!(period = ?self.period, "a timer's tick was given up: {error}");
                    return Ok(());
                }
                Ok(Err(error)) => {
                    let text = format!("the timer of every {:?} failed", self.period);
                    return Err(Error::caused(ErrorKind::Timer, text, error));
                }
                Err(panic) => {
                    let text = format!("the timer of every {:?} panicked: {}", self.period, panic_text(&*panic));
                    return Err(Error::new(ErrorKind::Panic, text));
                }
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::{Arc, Mutex};

    use tokio::time::{Instant, sleep};

    use super::*;
    use crate::shutdown::ShutdownHandle;

    const SECOND: Duration = Duration::from_secs(1);

    /// Runs a timer of 1 s whose n-th tick takes the n-th of `lengths`, and returns when the ticks began. In ms.
    async fn starts(lengths: &'static [u64]) -> Vec<u128> {
        let (stop, begin) = (ShutdownHandle::new(), Instant::now());
        let starts = Arc::new(Mutex::new(Vec::new()));
        let (seen, handle) = (starts.clone(), stop.clone());
        let timer = Timer::new(SECOND, async move || {
            let count = {
                let mut seen = seen.lock().unwrap();
                seen.push(begin.elapsed().as_millis());
                seen.len()
            };
            match lengths.get(count - 1) {
                Some(length) => sleep(Duration::from_millis(*length)).await,
                None => handle.shutdown(),
            }
        });
        timer.run(stop.stopping()).await.unwrap();
        let starts = starts.lock().unwrap();
        starts.clone()
    }

    #[tokio::test(start_paused = true)]
    async fn the_first_tick_is_at_once_and_work_does_not_shift_the_next() {
        assert_eq!(starts(&[300, 700, 999]).await, [0, 1000, 2000, 3000]);
    }

    #[tokio::test(start_paused = true)]
    async fn missed_ticks_are_skipped() {
        // The tick at 1 s comes late, at 2.5 s; the one at 2 s is not made up for; then on the grid again.
        assert_eq!(starts(&[2500, 100]).await, [0, 2500, 3000]);
    }

    #[tokio::test(start_paused = true)]
    async fn an_error_and_a_panic_end_it() {
        let stop = ShutdownHandle::new();
        let error = Timer::new(SECOND, async || Err::<(), _>("no paper")).run(stop.stopping()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timer);
        assert_eq!(format!("{error:#}"), "the timer of every 1s failed: no paper");

        async fn broken() {
            panic!("out of ink");
        }
        let error = Timer::new(SECOND, broken).run(stop.stopping()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Panic);
        assert!(error.to_string().ends_with("panicked: out of ink"), "{error}");
    }
}
