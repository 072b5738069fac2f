//! The app as a member of its consumer group: one consumer, polled by a thread of its own.
//!
//! The thread, not a task, because librdkafka calls back for a rebalance inside a poll, and the answer blocks: the
//! handlers in progress are finished and their offsets committed before a partition goes to another owner. Messages do
//! not pass through this thread. Each partition has its own queue in librdkafka, which is bounded there and read by the
//! partition's task: a slow partition fills its own queue and no other.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError, Weak},
    thread,
    time::{Duration, Instant},
};

use rdkafka::{
    ClientConfig, TopicPartitionList,
    consumer::{BaseConsumer, CommitMode, Consumer as _, ConsumerContext, Rebalance},
    error::{KafkaError, KafkaResult, RDKafkaErrorCode},
    message::Message as _,
};
use tokio::{
    runtime,
    sync::{mpsc, oneshot},
};
use tracing::{debug, info, warn};

use crate::{
    error::{Error, ErrorKind, is_permanent},
    log::{Logs, context_with_logs},
    shutdown::Stopping,
    worker::{Route, Worker},
};

/// How soon the polling thread sees that the app stops. Rebalances wake it at once.
const POLL: Duration = Duration::from_millis(50);

/// The context of the consumer: what a rebalance needs.
pub(crate) struct Group {
    logs: Logs,
    routes: HashMap<Arc<str>, Route>,
    workers: Mutex<HashMap<(String, i32), Worker>>,
    /// The consumer this is the context of.
    consumer: OnceLock<Weak<BaseConsumer<Group>>>,
    runtime: runtime::Handle,
    stopping: Stopping,
    failures: mpsc::UnboundedSender<Error>,
    deadlines: Deadlines,
}

/// How long things may take when an app stops.
#[derive(Clone, Copy)]
pub(crate) struct Deadlines {
    /// Handlers in progress, also when their partition goes to another instance.
    pub(crate) handlers: Duration,
    /// Handlers and the last commit.
    pub(crate) commit: Duration,
    /// All together.
    pub(crate) total: Duration,
}

impl Deadlines {
    /// Each step leaves some of the time to those after it, so that an error comes from the step that took too long.
    pub(crate) fn within(total: Duration) -> Self {
        let commit = total - (total / 10).min(Duration::from_secs(1));
        Self { handlers: total - (total / 5).min(Duration::from_secs(2)), commit, total }
    }
}

impl Group {
    /// Joins the group, and stays in it until the app stops.
    ///
    /// Failures of agents and of the consumer go to `failures`. The receiver resolves when the group is left, with the
    /// error of the last commit if it failed.
    pub(crate) fn join(
        config: &ClientConfig,
        routes: Vec<Route>,
        stopping: Stopping,
        failures: mpsc::UnboundedSender<Error>,
        deadlines: Deadlines,
    ) -> Result<oneshot::Receiver<Result<(), Error>>, Error> {
        let failed = |error| Error::kafka(ErrorKind::Config, "the Kafka consumer could not be made", error);
        let group = Self {
            logs: Logs::default(),
            routes: routes.into_iter().map(|route| (route.topic.clone(), route)).collect(),
            workers: Mutex::default(),
            consumer: OnceLock::new(),
            runtime: runtime::Handle::current(),
            stopping,
            failures,
            deadlines,
        };
        let consumer: Arc<BaseConsumer<Self>> = Arc::new(config.create_with_context(group).map_err(failed)?);
        let _ = consumer.context().consumer.set(Arc::downgrade(&consumer));
        let (left, receiver) = oneshot::channel();
        let life = move || {
            let result = stay(&consumer, &left);
            // Closes the consumer, which leaves the group.
            drop(consumer);
            let _ = left.send(result);
        };
        match thread::Builder::new().name("schema-stream-consumer".to_owned()).spawn(life) {
            Ok(_) => Ok(receiver),
            Err(error) => Err(Error::caused(ErrorKind::Broker, "the consumer's thread could not be started", error)),
        }
    }

    fn fail(&self, error: Error) {
        // Nobody listens once the app has ended.
        let _ = self.failures.send(error);
    }

    /// Gives each new partition a queue and a task. It comes before the assignment, so that no message can reach the
    /// consumer's common queue.
    fn assigned(&self, partitions: &TopicPartitionList) {
        let Some(consumer) = self.consumer.get().and_then(Weak::upgrade) else { return };
        let mut workers = self.workers.lock().unwrap_or_else(PoisonError::into_inner);
        // With cooperative rebalancing an assignment is what comes to what is there already.
        if partitions.count() == 0 && workers.is_empty() {
            let topics: Vec<_> = self.routes.keys().collect();
            info!(
                ?topics,
                "no partition is left for this instance: others of its group have them all; it stands by until a partition \
                 is free"
            );
        }
        for element in partitions.elements() {
            let (topic, partition) = (element.topic(), element.partition());
            let Some(route) = self.routes.get(topic) else { continue };
            let Some(queue) = consumer.split_partition_queue(topic, partition) else {
                let text = format!("partition {partition} of topic `{topic}` has no queue");
                return self.fail(Error::new(ErrorKind::Broker, text));
            };
            info!(topic, partition, "partition assigned");
            let (stopping, failures) = (self.stopping.clone(), self.failures.clone());
            let worker = Worker::start(&self.runtime, route.clone(), consumer.clone(), queue, stopping, failures);
            workers.insert((topic.to_owned(), partition), worker);
        }
    }

    /// Finishes the events in progress of the partitions that go, and commits.
    fn revoked(&self, consumer: &BaseConsumer<Self>, partitions: &TopicPartitionList) {
        let gone: Vec<_> = {
            let mut workers = self.workers.lock().unwrap_or_else(PoisonError::into_inner);
            let keys =
                partitions.elements().into_iter().map(|element| (element.topic().to_owned(), element.partition()));
            keys.filter_map(|key| workers.remove(&key).map(|worker| (key, worker))).collect()
        };
        for ((topic, partition), _) in &gone {
            info!(topic, partition, "partition revoked");
        }
        drain(gone, Instant::now() + self.deadlines.handlers);
        if consumer.assignment_lost() {
            warn!("partitions were lost to other members: events handled since the last commit are delivered again");
        } else if let Err(error) = commit(consumer) {
            warn!(%error, "offsets were not committed at a rebalance: handled events are delivered again");
        }
    }
}

/// The life of the polling thread.
fn stay(consumer: &Arc<BaseConsumer<Group>>, left: &oneshot::Sender<Result<(), Error>>) -> Result<(), Error> {
    let group = consumer.context().clone();
    let topics: Vec<&str> = group.routes.keys().map(|topic| &**topic).collect();
    if let Err(error) = consumer.subscribe(&topics) {
        let error = Error::kafka(ErrorKind::Broker, "the agents' topics could not be subscribed to", error);
        group.fail(error);
        return Ok(());
    }
    while !group.stopping.is_stopping() {
        match consumer.poll(POLL) {
            None => {}
            Some(Ok(message)) => {
                // Were it dropped, the partition's next commit would lose it.
                let (topic, partition) = (message.topic(), message.partition());
                let text = format!("a message of topic `{topic}`, partition {partition} is in no partition's queue");
                group.fail(Error::new(ErrorKind::Broker, text));
                break;
            }
            Some(Err(error)) if is_permanent(&error) => {
                group.fail(Error::kafka(ErrorKind::Broker, "the consumer failed", error));
                break;
            }
            // Already logged by the context, with its reason.
            Some(Err(error)) => debug!(%error, "librdkafka goes on"),
        }
    }
    // Nobody waits any more if the app's `run` was dropped, which means its handlers too.
    let dropped = Deadlines::within(Duration::ZERO);
    let (begin, deadlines) = (Instant::now(), if left.is_closed() { dropped } else { group.deadlines });
    let workers = std::mem::take(&mut *group.workers.lock().unwrap_or_else(PoisonError::into_inner));
    let unfinished = drain(workers.into_iter().collect(), begin + deadlines.handlers);
    let committed = last_commit(consumer, begin + deadlines.commit);
    unfinished.map_or(committed, Err)
}

/// Waits for tasks to finish their events. Returns an error if one did not.
fn drain(workers: Vec<((String, i32), Worker)>, deadline: Instant) -> Option<Error> {
    for (_, worker) in &workers {
        worker.release();
    }
    let mut unfinished = None;
    for ((topic, partition), worker) in workers {
        if !worker.end(deadline) {
            let text = format!("a handler of topic `{topic}`, partition {partition} did not finish in time");
            warn!("{text}: its event is not committed");
            unfinished = Some(Error::new(ErrorKind::Shutdown, text));
        }
    }
    unfinished
}

/// Commits what was stored, and waits for the answer.
fn commit(consumer: &BaseConsumer<Group>) -> KafkaResult<()> {
    match consumer.commit_consumer_state(CommitMode::Sync) {
        // Nothing was handled since the last commit.
        Err(KafkaError::ConsumerCommit(RDKafkaErrorCode::NoOffset)) => Ok(()),
        result => result,
    }
}

/// Commits before the group is left.
fn last_commit(consumer: &BaseConsumer<Group>, deadline: Instant) -> Result<(), Error> {
    loop {
        let error = match commit(consumer) {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        if !is_passing(&error) || Instant::now() >= deadline {
            let text = "the offsets of handled events were not committed";
            return Err(Error::kafka(ErrorKind::Commit, text, error));
        }
        // A rebalance goes on only if it is polled for. Tasks that it starts end at once.
        let _ = consumer.poll(POLL);
    }
}

/// Whether a commit that failed so can succeed a little later.
fn is_passing(error: &KafkaError) -> bool {
    matches!(
        error.rdkafka_error_code(),
        Some(
            RDKafkaErrorCode::RebalanceInProgress
                | RDKafkaErrorCode::WaitingForCoordinator
                | RDKafkaErrorCode::CoordinatorNotAvailable
                | RDKafkaErrorCode::CoordinatorLoadInProgress
                | RDKafkaErrorCode::NotCoordinator
                | RDKafkaErrorCode::RequestTimedOut
                | RDKafkaErrorCode::BrokerTransportFailure
        )
    )
}

context_with_logs!(Group);

impl ConsumerContext for Group {
    fn pre_rebalance(&self, consumer: &BaseConsumer<Self>, rebalance: &Rebalance<'_>) {
        match rebalance {
            Rebalance::Assign(partitions) => self.assigned(partitions),
            Rebalance::Revoke(partitions) => self.revoked(consumer, partitions),
            Rebalance::Error(error) => warn!(%error, "rebalance failed"),
        }
    }

    fn commit_callback(&self, result: KafkaResult<()>, offsets: &TopicPartitionList) {
        match result {
            Ok(()) => debug!(?offsets, "offsets committed"),
            Err(KafkaError::ConsumerCommit(RDKafkaErrorCode::NoOffset)) => {}
            Err(error) if is_passing(&error) => debug!(%error, "offsets will be committed with the next commit"),
            Err(error) => warn!(%error, "offsets were not committed"),
        }
    }
}
