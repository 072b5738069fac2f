//! The life of an app, from its start to its end.

use std::future::pending;

use tokio::{
    sync::{mpsc, oneshot},
    task::{JoinError, JoinSet},
    time::{Instant, timeout_at},
};
use tracing::{error, info};

use crate::{
    app::{App, lock},
    blocking::blocking,
    context::Context,
    error::{Error, ErrorKind},
    group::{Deadlines, Group},
    shutdown::ShutdownHandle,
    signals::Signals,
};

impl App {
    /// Runs the app until it is told to stop: by Ctrl-C, by SIGTERM, by its [`shutdown_handle`](Self::shutdown_handle),
    /// or by an error.
    ///
    /// At its start it sees to its topics, registers the schemas of those that no agent of its own reads, joins the
    /// group, and starts the timers. To stop, it finishes the handlers and timer ticks in progress, commits what was
    /// handled, leaves the group and waits for the records sent, all within the
    /// [`shutdown_timeout`](crate::AppBuilder::shutdown_timeout). A signal that comes while it is stopping ends it at once.
    ///
    /// Dropping the future stops the app too, without finishing what is in progress.
    ///
    /// # Errors
    ///
    /// The first error that stopped the app. For an agent it names topic, partition, offset and schema id; nothing at or
    /// past that offset was committed. Otherwise an error of the stopping itself: [`ErrorKind::Commit`] or
    /// [`ErrorKind::Shutdown`].
    pub async fn run(self) -> Result<(), Error> {
        if let Some(mistake) = lock(&self.mistake).take() {
            return Err(mistake);
        }
        // Tasks and threads see a dropped future by this.
        let _stop = StopOnDrop(self.shutdown.clone());
        let (mut stopping, mut signals) = (self.shutdown.stopping(), Signals::listen(self.signals)?);
        let started = tokio::select! {
            biased;
            () = signals.next() => Ok(None),
            () = stopping.stopped() => Ok(None),
            started = self.start() => started.map(Some),
        };
        let Some(mut running) = started? else { return Ok(()) };
        info!(app = self.context.name, brokers = self.context.brokers.addresses(), "running");

        let failure = tokio::select! {
            biased;
            failure = running.failure() => Some(failure),
            () = signals.next() => None,
            () = stopping.stopped() => None,
        };
        info!(app = self.context.name, "stopping");
        self.shutdown.shutdown();
        let stopped = tokio::select! {
            stopped = running.stop(&self.context, self.deadlines()) => stopped,
            () = signals.next() => {
                vec![Error::new(ErrorKind::Shutdown, "told to stop again, while events in progress were being finished")]
            }
        };
        let failures = failure.into_iter().chain(stopped);
        // The first is the reason, the others its company.
        let mut first = None;
        for failure in failures {
            match &first {
                None => first = Some(failure),
                Some(_) => error!("while stopping: {failure:#}"),
            }
        }
        match first {
            Some(failure) => Err(failure),
            None => {
                info!(app = self.context.name, "stopped");
                Ok(())
            }
        }
    }

    async fn start(&self) -> Result<Running, Error> {
        let routes = std::mem::take(&mut *lock(&self.routes));
        let topics = lock(&self.topics).clone();
        for topic in &topics {
            match routes.iter().any(|route| &*route.topic == topic.name()) {
                true => topic.ensure().await?,
                false => topic.prepare().await?,
            }
        }
        let (sender, failures) = mpsc::unbounded_channel();
        let left = match routes.is_empty() {
            true => None,
            false => {
                let config = self.context.consumer_config();
                Some(Group::join(&config, routes, self.shutdown.stopping(), sender, self.deadlines())?)
            }
        };
        let mut timers = JoinSet::new();
        for timer in std::mem::take(&mut *lock(&self.timers)) {
            timers.spawn(timer.run(self.shutdown.stopping()));
        }
        Ok(Running { left, failures, timers })
    }

    fn deadlines(&self) -> Deadlines {
        Deadlines::within(self.shutdown_timeout)
    }
}

/// The moving parts of a running app.
struct Running {
    /// Resolves when the consumer has left its group.
    left: Option<oneshot::Receiver<Result<(), Error>>>,
    failures: mpsc::UnboundedReceiver<Error>,
    timers: JoinSet<Result<(), Error>>,
}

impl Running {
    /// The first failure of an agent, the consumer or a timer. Nothing here ends otherwise before the app stops.
    async fn failure(&mut self) -> Error {
        loop {
            let timer = async {
                match self.timers.join_next().await {
                    Some(ended) => timer_failure(ended),
                    None => pending().await,
                }
            };
            let consumer = async {
                match &mut self.left {
                    Some(left) => left.await,
                    None => pending().await,
                }
            };
            let failure = tokio::select! {
                biased;
                Some(failure) = self.failures.recv() => Some(failure),
                failure = timer => failure,
                left = consumer => {
                    self.left = None;
                    Some(consumer_failure(left).unwrap_or_else(|| Error::new(ErrorKind::Broker, "the consumer ended")))
                }
            };
            if let Some(failure) = failure {
                return failure;
            }
        }
    }

    /// Ends what was asked to stop, and returns its errors, the most specific first.
    async fn stop(mut self, context: &Context, deadlines: Deadlines) -> Vec<Error> {
        let mut failures = Vec::new();
        let begin = Instant::now();
        let (patience, deadline) = (begin + deadlines.handlers, begin + deadlines.total);
        loop {
            match timeout_at(patience, self.timers.join_next()).await {
                Ok(Some(ended)) => failures.extend(timer_failure(ended)),
                Ok(None) => break,
                Err(_) => {
                    failures.push(Error::new(ErrorKind::Shutdown, "a timer's tick did not finish in time"));
                    self.timers.abort_all();
                    break;
                }
            }
        }
        if let Some(left) = self.left {
            match timeout_at(deadline, left).await {
                Ok(left) => failures.extend(consumer_failure(left)),
                Err(_) => {
                    let text = "the last commit was not acknowledged, or the group not left, in time";
                    failures.push(Error::new(ErrorKind::Shutdown, text));
                }
            }
        }
        // An agent that failed while it was asked to stop says more than what follows from it.
        let mut errors = Vec::new();
        while let Ok(failure) = self.failures.try_recv() {
            errors.push(failure);
        }
        errors.append(&mut failures);

        let (producer, left) = (context.producer.clone(), deadline.saturating_duration_since(Instant::now()));
        let flushed = blocking(move || producer.flush(left)).await;
        errors.extend(flushed.and_then(|flushed| flushed).err());
        errors
    }
}

fn timer_failure(ended: Result<Result<(), Error>, JoinError>) -> Option<Error> {
    match ended {
        Ok(result) => result.err(),
        // Panics are caught inside; what remains is a task that was aborted.
        Err(error) => Some(Error::caused(ErrorKind::Timer, "a timer's task ended", error)),
    }
}

fn consumer_failure(left: Result<Result<(), Error>, oneshot::error::RecvError>) -> Option<Error> {
    match left {
        Ok(result) => result.err(),
        Err(_) => Some(Error::new(ErrorKind::Panic, "the consumer's thread panicked")),
    }
}

struct StopOnDrop(ShutdownHandle);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.shutdown();
    }
}
