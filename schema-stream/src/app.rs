//! An app: its topics, agents and timers.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use schema_runtime::{AvroDecodeOwned, AvroEncode, Deserializer, RegistryClient};

use crate::{
    agent::{Outcome, Typed},
    brokers::Brokers,
    context::Context,
    error::{Error, ErrorKind},
    message::Event,
    producer::Producer,
    settings::{Scope, Settings},
    shutdown::ShutdownHandle,
    timer::Timer,
    topic::{AnyTopic, Topic},
    worker::Route,
};

/// An app on Kafka: topics with types, agents that handle what is published there, and timers.
///
/// Its name is its consumer group: instances of one name share the partitions of the topics that their agents read. Where
/// there are more instances than partitions, some get none: they log so, and stand by for when another one leaves.
///
/// ```no_run
/// use std::time::Duration;
///
/// use schema_runtime::AvroRecord;
/// use schema_stream::App;
///
/// #[derive(AvroRecord, Debug)]
/// #[avro(namespace = "com.example")]
/// struct User {
///     name: String,
/// }
///
/// # async fn example() -> Result<(), schema_stream::Error> {
/// let app = App::builder("users").brokers("localhost:9092").registry_url("http://localhost:8081").build()?;
/// let users = app.topic::<User>("users").partitions(1);
///
/// app.agent(&users, async |user: User| println!("{user:?}"));
///
/// app.timer(Duration::from_secs(5)).run(async move || users.send(&User { name: "Ada".to_owned() }).await);
///
/// app.run().await
/// # }
/// ```
///
/// # The functions of agents and timers
///
/// They are async closures, or async functions:
///
/// ```no_run
/// # use std::{io, sync::{Arc, atomic::{AtomicU64, Ordering}}, time::Duration};
/// # use schema_stream::{App, Message, Topic};
/// # fn example(app: App, names: Topic<String>, lengths: Topic<i64>) {
/// async fn log(message: Message<String>) -> Result<(), io::Error> {
///     println!("{} at {}", message.value(), message.offset());
///     Ok(())
/// }
/// app.agent(&names, log);
///
/// // `move` takes what is captured along; a counter is shared by an atomic.
/// let count = Arc::new(AtomicU64::new(0));
/// app.timer(Duration::from_secs(60)).run(async move || {
///     let minute = count.fetch_add(1, Ordering::Relaxed);
///     lengths.send(&(minute as i64)).await
/// });
/// # }
/// ```
///
/// Each call gets a clone of what the closure captured, so that its future can move between threads: captures are
/// `Clone`, as topics, connection pools and `Arc`s are. A closure cannot change what it captured, as the change would be
/// to the clone: share it by an atomic, a mutex or a channel. A closure that returns a future, `|user| async move { … }`,
/// is refused where it is written in the call; write `async move |user| { … }`.
pub struct App {
    pub(crate) context: Arc<Context>,
    pub(crate) topics: Mutex<Vec<Arc<dyn AnyTopic>>>,
    pub(crate) routes: Mutex<Vec<Route>>,
    pub(crate) timers: Mutex<Vec<Timer>>,
    /// The first mistake in the making of the app, which `run` returns.
    pub(crate) mistake: Mutex<Option<Error>>,
    pub(crate) shutdown: ShutdownHandle,
    pub(crate) shutdown_timeout: Duration,
    pub(crate) signals: bool,
}

impl App {
    /// Starts the making of an app. The name is the id of its consumer group.
    pub fn builder(name: impl Into<String>) -> AppBuilder {
        AppBuilder {
            name: name.into(),
            brokers: None,
            registry: None,
            settings: Settings::default(),
            create_topics: true,
            shutdown_timeout: Duration::from_secs(10),
            signals: true,
        }
    }

    /// The app's name, which is its consumer group.
    pub fn name(&self) -> &str {
        &self.context.name
    }

    /// A topic with values of type `T`. It is created at the start of the app, or before the first send, if it does not
    /// exist: see [`Topic`].
    pub fn topic<T>(&self, name: &str) -> Topic<T>
    where
        T: AvroEncode + Send + Sync + 'static,
    {
        let topic = Topic::new(&self.context, name);
        lock(&self.topics).push(Arc::new(topic.clone()));
        topic
    }

    /// Has a function handle every message of a topic.
    ///
    /// The type of its argument says what it takes: the value, or more: see [`Event`]. Messages of one partition are
    /// handled in their order and one at a time, partitions beside each other.
    ///
    /// A message's offset is committed only after the function has returned `()` or `Ok`. An `Err`, a panic, or a message
    /// that cannot be decoded stops the app, and [`run`](Self::run) returns the error; what was not handled is delivered
    /// again at the next start, to this or another instance. So a message can be handled twice, and is never lost.
    ///
    /// A function may take as long as it needs: the app stays in its group meanwhile, and what waits for that partition
    /// waits in librdkafka's bounded queue. A topic has at most one agent in an app.
    pub fn agent<T, A, F, R>(&self, topic: &Topic<T>, function: F)
    where
        T: AvroDecodeOwned + Send + 'static,
        A: Event<T>,
        F: AsyncFn(A) -> R::Output + FnOnce(A) -> R + Clone + Send + Sync + 'static,
        R: Future<Output: Outcome> + Send + 'static,
    {
        if !Arc::ptr_eq(topic.context(), &self.context) {
            return self.mistake(format!("topic `{}` belongs to another app", topic.name()));
        }
        let mut routes = lock(&self.routes);
        if routes.iter().any(|route| &*route.topic == topic.name()) {
            return self.mistake(format!("topic `{}` has two agents", topic.name()));
        }
        let deserializer = Deserializer::new(&self.context.registry);
        routes.push(Route { topic: topic.shared_name().clone(), handler: Typed::new(deserializer, function) });
    }

    /// A timer that ticks at the start of the app and then once in every `period`.
    pub fn timer(&self, period: Duration) -> TimerBuilder<'_> {
        TimerBuilder { app: self, period }
    }

    /// A handle that stops the app.
    pub fn shutdown_handle(&self) -> ShutdownHandle {
        self.shutdown.clone()
    }

    fn mistake(&self, text: String) {
        lock(&self.mistake).get_or_insert(Error::new(ErrorKind::Config, text));
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let topics: Vec<_> = lock(&self.topics).iter().map(|topic| topic.name().to_owned()).collect();
        f.debug_struct("App")
            .field("name", &self.context.name)
            .field("brokers", &self.context.brokers)
            .field("topics", &topics)
            .finish_non_exhaustive()
    }
}

/// A timer that is being made, by [`App::timer`].
#[derive(Debug)]
#[must_use = "a timer does nothing without `run`"]
pub struct TimerBuilder<'a> {
    app: &'a App,
    period: Duration,
}

impl TimerBuilder<'_> {
    /// Has a function called at every tick, one call at a time.
    ///
    /// Ticks keep to the grid of the first one: a tick that comes late does not shift the next. Ticks that pass while
    /// the function is still at work are skipped. An `Err` or a panic stops the app, and [`App::run`] returns the error.
    pub fn run<F, R>(self, function: F)
    where
        F: AsyncFn() -> R::Output + FnOnce() -> R + Clone + Send + Sync + 'static,
        R: Future<Output: Outcome> + Send + 'static,
    {
        if self.period.is_zero() {
            return self.app.mistake("a timer's period must not be zero".to_owned());
        }
        lock(&self.app.timers).push(Timer::new(self.period, function));
    }
}

/// An app that is being made, by [`App::builder`].
#[derive(Clone, Debug)]
#[must_use = "an app is not made without `build`"]
pub struct AppBuilder {
    name: String,
    brokers: Option<Brokers>,
    registry: Option<Registry>,
    settings: Settings,
    create_topics: bool,
    shutdown_timeout: Duration,
    signals: bool,
}

#[derive(Clone)]
enum Registry {
    Client(RegistryClient),
    Url(String),
}

/// A URL can hold a password.
impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Registry")
    }
}

impl AppBuilder {
    /// The Kafka cluster: `"host1:9092,host2:9092"`, or an [`EmbeddedBroker`](crate::EmbeddedBroker).
    pub fn brokers(mut self, brokers: impl Into<Brokers>) -> Self {
        self.brokers = Some(brokers.into());
        self
    }

    /// The schema registry, by a client with settings of its own.
    pub fn registry(mut self, registry: RegistryClient) -> Self {
        self.registry = Some(Registry::Client(registry));
        self
    }

    /// The schema registry, by its URL.
    pub fn registry_url(mut self, url: impl Into<String>) -> Self {
        self.registry = Some(Registry::Url(url.into()));
        self
    }

    /// A setting of librdkafka for the consumer and the producer, such as `("security.protocol", "SSL")`. The names and
    /// values are those of librdkafka's `CONFIGURATION.md`. Values are never logged.
    pub fn kafka(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.set(Scope::Both, key.into(), value.into());
        self
    }

    /// A setting of librdkafka for the consumer only.
    pub fn kafka_consumer(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.set(Scope::Consumer, key.into(), value.into());
        self
    }

    /// A setting of librdkafka for the producer only.
    pub fn kafka_producer(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.set(Scope::Producer, key.into(), value.into());
        self
    }

    /// Whether topics that do not exist are created. On by default; with `false`, a topic that is missing stops the app
    /// at its start.
    pub fn create_topics(mut self, create: bool) -> Self {
        self.create_topics = create;
        self
    }

    /// How long an app may take to stop: 10 s by default.
    ///
    /// Handlers and timer ticks in progress are given this time, less a fifth of it (at most 2 s) that is kept for the
    /// last commit and for leaving the group. Handlers are given the same when their partition goes to another instance.
    ///
    /// A send that waits for its topic to be made ready, as one does whose schema registry does not answer, is given up one
    /// second after the app was told to stop, with an [`ErrorKind::Shutdown`]. The handler or tick that returns this error
    /// is not a failure then: a warning is logged, and the handler's message is delivered again at the next start.
    pub fn shutdown_timeout(mut self, timeout: Duration) -> Self {
        self.shutdown_timeout = timeout;
        self
    }

    /// Whether Ctrl-C and SIGTERM stop the app. On by default. Once installed, the handlers of these signals stay until
    /// the process ends.
    pub fn handle_signals(mut self, handle: bool) -> Self {
        self.signals = handle;
        self
    }

    /// Makes the app. Nothing is asked of brokers or registry before it runs or sends.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if brokers or registry are not given or empty, or a setting is not one.
    pub fn build(self) -> Result<App, Error> {
        let missing = |what: &str| Error::new(ErrorKind::Config, format!("app `{}` has no {what}", self.name));
        if self.name.is_empty() {
            return Err(Error::new(ErrorKind::Config, "the name of an app must not be empty"));
        }
        let brokers = self.brokers.as_ref().ok_or_else(|| missing("brokers: call `AppBuilder::brokers`"))?;
        if brokers.is_empty() {
            let text = format!(
                "the brokers of app `{}` are empty: `AppBuilder::brokers` takes `host:port`, several separated by commas",
                self.name
            );
            return Err(Error::new(ErrorKind::Config, text));
        }
        let registry = self.registry.as_ref().ok_or_else(|| missing("registry: call `AppBuilder::registry_url`"))?;
        let registry = match registry {
            Registry::Client(client) => client.clone(),
            Registry::Url(url) => RegistryClient::new(url.as_str())
                .map_err(|error| Error::caused(ErrorKind::Config, "the registry's URL cannot be used", error))?,
        };
        self.settings.check()?;
        let consumer = self.settings.consumer(&self.name, brokers.addresses(), brokers.is_embedded());
        consumer
            .create_native_config()
            .map_err(|error| Error::kafka(ErrorKind::Config, "the Kafka settings cannot be used", error))?;
        let producer = Producer::new(&self.settings.producer(&self.name, brokers.addresses()))?;
        let context = Context {
            name: self.name,
            settings: self.settings,
            registry,
            create_topics: self.create_topics,
            shutdown: ShutdownHandle::new(),
            producer,
            brokers: brokers.clone(),
        };
        Ok(App {
            shutdown: context.shutdown.clone(),
            context: Arc::new(context),
            topics: Mutex::default(),
            routes: Mutex::default(),
            timers: Mutex::default(),
            mistake: Mutex::default(),
            shutdown_timeout: self.shutdown_timeout,
            signals: self.signals,
        })
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
