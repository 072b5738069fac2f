//! One partition's messages, in order, one at a time.

use std::{
    sync::{Arc, Mutex, PoisonError, mpsc as std_mpsc},
    time::{Duration, Instant},
};

use rdkafka::{
    consumer::{BaseConsumer, Consumer as _, ConsumerContext, base_consumer::PartitionQueue},
    error::{KafkaError, RDKafkaErrorCode},
    message::{BorrowedMessage, Message as _},
};
use tokio::{
    runtime,
    sync::{Notify, mpsc},
    task::AbortHandle,
};
use tracing::{debug, warn};

use crate::{
    agent::Handler,
    error::{Error, ErrorKind, is_given_up, is_permanent},
    message::{KafkaMessage, RawMessage as _},
    shutdown::{ShutdownHandle, Stopping},
};

/// An agent on its topic.
#[derive(Clone)]
pub(crate) struct Route {
    pub(crate) topic: Arc<str>,
    pub(crate) handler: Arc<dyn Handler>,
}

/// The task that works on a partition for as long as this instance owns it.
pub(crate) struct Worker {
    lease: Arc<Lease>,
    task: AbortHandle,
    /// Ends when the task has let go of the partition.
    done: std_mpsc::Receiver<()>,
}

/// The right to store offsets of a partition. It ends before the partition goes to another owner, so that a handler
/// that outlives it cannot move the new owner's offset.
struct Lease {
    is_valid: Mutex<bool>,
    /// Tells the task to stop after the event in progress.
    release: ShutdownHandle,
}

impl Worker {
    pub(crate) fn start<C: ConsumerContext + 'static>(
        runtime: &runtime::Handle,
        route: Route,
        consumer: Arc<BaseConsumer<C>>,
        mut queue: PartitionQueue<C>,
        stopping: Stopping,
        failures: mpsc::UnboundedSender<Error>,
    ) -> Self {
        let lease = Arc::new(Lease { is_valid: Mutex::new(true), release: ShutdownHandle::new() });
        let filled = Arc::new(Notify::new());
        let wake = filled.clone();
        queue.set_nonempty_callback(move || wake.notify_one());
        let (alive, done) = std_mpsc::channel::<()>();
        let work = Work { route, consumer, queue, filled, lease: lease.clone() };
        let task = runtime.spawn(async move {
            // Dropped after the work, and with it the queue: by then the partition is let go.
            let _alive = alive;
            if let Err(error) = work.run(stopping).await {
                // Nobody listens once the app has ended.
                let _ = failures.send(error);
            }
        });
        Self { lease, task: task.abort_handle(), done }
    }

    /// Asks the task to stop after the event in progress.
    pub(crate) fn release(&self) {
        self.lease.release.shutdown();
    }

    /// Waits for the task to end, at the latest until `deadline`; then takes the partition from it. Blocks.
    ///
    /// Returns whether the task had ended by itself.
    pub(crate) fn end(self, deadline: Instant) -> bool {
        let left = deadline.saturating_duration_since(Instant::now());
        // Nothing is ever sent: the channel closes.
        let ended = !matches!(self.done.recv_timeout(left), Err(std_mpsc::RecvTimeoutError::Timeout));
        *self.lease.is_valid.lock().unwrap_or_else(PoisonError::into_inner) = false;
        if !ended {
            self.task.abort();
        }
        ended
    }
}

struct Work<C: ConsumerContext> {
    route: Route,
    consumer: Arc<BaseConsumer<C>>,
    queue: PartitionQueue<C>,
    filled: Arc<Notify>,
    lease: Arc<Lease>,
}

impl<C: ConsumerContext> Work<C> {
    async fn run(self, mut stopping: Stopping) -> Result<(), Error> {
        let mut released = self.lease.release.stopping();
        while !stopping.is_stopping() && !released.is_stopping() {
            match self.queue.poll(Duration::ZERO) {
                Some(Ok(message)) => {
                    let raw = KafkaMessage { topic: &self.route.topic, message: &message };
                    match self.route.handler.handle(&raw).await {
                        Ok(()) => self.store(&message)?,
                        Err(error) if stopping.is_stopping() && is_given_up(&error) => {
                            warn!("{error:#}; it is not committed, and delivered again");
                            break;
                        }
                        Err(error) => return Err(error),
                    }
                    // A long queue of fast events leaves no room for other tasks otherwise.
                    tokio::task::coop::consume_budget().await;
                }
                Some(Err(error)) if is_permanent(&error) => {
                    let text = format!("topic `{}` cannot be read", self.route.topic);
                    return Err(Error::kafka(ErrorKind::Broker, text, error));
                }
                Some(Err(error)) => warn!(topic = &*self.route.topic, %error, "librdkafka reads on"),
                None => tokio::select! {
                    () = stopping.stopped() => {}
                    () = released.stopped() => {}
                    () = self.filled.notified() => {}
                    // A poll can also come back empty after an event that is not a message.
                    () = tokio::time::sleep(Duration::from_secs(1)) => {}
                },
            }
        }
        Ok(())
    }

    /// Marks a message as handled, for the next commit. Messages come in order and one at a time, so that what is
    /// stored is always the end of a contiguous run.
    fn store(&self, message: &BorrowedMessage<'_>) -> Result<(), Error> {
        let is_valid = self.lease.is_valid.lock().unwrap_or_else(PoisonError::into_inner);
        if !*is_valid {
            return Ok(());
        }
        match self.consumer.store_offset_from_message(message) {
            Ok(()) => Ok(()),
            // The partition was lost without a word. Its next owner gets the event again.
            Err(KafkaError::StoreOffset(RDKafkaErrorCode::State | RDKafkaErrorCode::UnknownPartition)) => {
                debug!(topic = &*self.route.topic, partition = message.partition(), "offset of a lost partition");
                Ok(())
            }
            Err(error) => {
                let position = KafkaMessage { topic: &self.route.topic, message }.position();
                let text = "the offset of a handled event could not be stored";
                Err(Error::at(ErrorKind::Commit, text, position, Some(error.into())))
            }
        }
    }
}
