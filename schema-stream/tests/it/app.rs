//! How an app is made, and what stops it.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{extract::Request, middleware::map_request};
use schema_registry::Registry;
use schema_stream::{App, EmbeddedBroker, ErrorKind};
use tokio::{net::TcpListener, sync::Notify};

use crate::common::{Cluster, Order, User, run, user};

#[tokio::test]
async fn an_app_needs_brokers_and_a_registry() {
    let error = App::builder("users").registry_url("http://localhost:8081").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert_eq!(error.to_string(), "app `users` has no brokers: call `AppBuilder::brokers`");
    let error = App::builder("users").brokers("localhost:9092").build().unwrap_err();
    assert_eq!(error.to_string(), "app `users` has no registry: call `AppBuilder::registry_url`");
    for empty in ["", " ", ",", " , ,"] {
        let error = App::builder("users").brokers(empty).registry_url("http://localhost:8081").build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        let text = "the brokers of app `users` are empty: `AppBuilder::brokers` takes `host:port`, several separated by commas";
        assert_eq!(error.to_string(), text);
    }
    let error = App::builder("users").brokers("localhost:9092").registry_url("").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(format!("{error:#}").contains("the URL is empty"), "{error:#}");
    let error = App::builder("").brokers("localhost:9092").registry_url("http://localhost:8081").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
}

#[tokio::test]
async fn settings_are_checked_and_secrets_are_not_shown() {
    let builder = || App::builder("users").brokers("localhost:9092").registry_url("http://me:hunter2@localhost:8081");
    let error = builder().kafka("no.such.setting", "1").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.to_string().contains("no.such.setting"), "{error}");
    if cfg!(not(any(feature = "ssl", feature = "ssl-vendored"))) {
        for protocol in ["SSL", "SASL_SSL"] {
            let error = builder().kafka("security.protocol", protocol).build().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            assert!(error.to_string().contains("security.protocol"), "{error}");
            let hint = "; enable the feature `ssl` or `ssl-vendored` of `schema-stream`";
            assert!(error.to_string().ends_with(hint), "{error}");
        }
        let error = builder().kafka("ssl.key.password", "hunter2").build().unwrap_err();
        assert!(error.to_string().contains("ssl.key.password"), "{error}");
        assert!(error.to_string().contains("; enable the feature"), "{error}");
        assert!(!format!("{error:#} {error:?}").contains("hunter2"), "{error}");
    }
    let error = builder().kafka("enable.auto.offset.store", "true").build().unwrap_err();
    assert!(error.to_string().contains("`enable.auto.offset.store` cannot be set"), "{error}");
    let secret = builder().kafka("sasl.password", "hunter2").kafka("sasl.username", "hunter2");
    assert!(!format!("{secret:?}").contains("hunter2"));
    let app = secret.build().unwrap();
    assert!(!format!("{app:?}").contains("hunter2"));
}

#[tokio::test]
async fn mistakes_are_told_by_run() {
    let cluster = Cluster::start().await;
    let app = cluster.app("users");
    let users = app.topic::<User>("users");
    app.agent(&users, async |_: User| {});
    app.agent(&users, async |_: User| {});
    assert_eq!(run(app).await.unwrap_err().to_string(), "topic `users` has two agents");

    let app = cluster.app("users");
    app.timer(Duration::ZERO).run(async || {});
    assert_eq!(run(app).await.unwrap_err().to_string(), "a timer's period must not be zero");

    let app = cluster.app("users");
    app.agent(&users, async |_: User| {});
    assert_eq!(run(app).await.unwrap_err().to_string(), "topic `users` belongs to another app");

    let app = cluster.app("users");
    app.topic::<User>("users").partitions(0);
    assert_eq!(run(app).await.unwrap_err().kind(), ErrorKind::Config);

    let app = cluster.app("users");
    app.topic::<User>("no topic's name");
    let error = run(app).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Topic);
}

#[tokio::test]
async fn a_timer_that_fails_stops_the_app() {
    let cluster = Cluster::start().await;
    let app = cluster.app("users");
    let ticks = Arc::new(AtomicUsize::new(0));
    let count = ticks.clone();
    app.timer(Duration::from_millis(10)).run(async move || match count.fetch_add(1, Ordering::SeqCst) {
        2 => Err("out of time"),
        _ => Ok(()),
    });
    app.timer(Duration::from_secs(3600)).run(async || {});
    let error = run(app).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timer);
    assert_eq!(format!("{error:#}"), "the timer of every 10ms failed: out of time");
    assert_eq!(ticks.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_tick_in_progress_is_finished() {
    let cluster = Cluster::start().await;
    let app = cluster.app("users");
    let (users, stop) = (app.topic::<User>("users").partitions(1), app.shutdown_handle());
    app.timer(Duration::from_millis(10)).run(async move || {
        stop.shutdown();
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert_eq!(users.send(&user("Ada")).await.unwrap().offset, 0);
    });
    run(app).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schema_is_registered_once_and_only_to_send() {
    let cluster = Cluster::start().await;
    let (url, requests) = counting_registry().await;
    let registered = || requests.lock().unwrap().iter().filter(|request| *request == REGISTER).count();
    let app_named = |name: &str| cluster.builder(name).registry_url(&url).build().unwrap();

    let app = app_named("senders");
    let users = app.topic::<User>("users").partitions(1);
    let sends: Vec<_> = (0..50).map(|number| (users.clone(), user(&number.to_string()))).collect();
    let sends = sends.into_iter().map(|(users, user)| tokio::spawn(async move { users.send(&user).await }));
    for send in sends.collect::<Vec<_>>() {
        send.await.unwrap().unwrap();
    }
    assert_eq!(registered(), 1);

    let app = app_named("readers");
    let stop = app.shutdown_handle();
    app.agent(&app.topic::<User>("users"), async move |_: User| stop.shutdown());
    run(app).await.unwrap();
    assert_eq!(registered(), 1, "who only reads registers nothing");

    let app = app_named("writers");
    let (_users, stop) = (app.topic::<User>("users"), app.shutdown_handle());
    app.timer(Duration::from_secs(3600)).run(async move || stop.shutdown());
    run(app).await.unwrap();
    assert_eq!(registered(), 2, "a topic that is only sent to is made ready at the start");
}

/// The request that registers the schema of users.
const REGISTER: &str = "POST /subjects/users-value/versions";

/// A registry that lists its requests, by method and path.
async fn counting_registry() -> (String, Arc<Mutex<Vec<String>>>) {
    let requests = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&requests);
    let app = schema_registry::app(Registry::new()).layer(map_request(move |request: Request| {
        list.lock().unwrap().push(format!("{} {}", request.method(), request.uri().path()));
        async { request }
    }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async { axum::serve(listener, app).await });
    (url, requests)
}

/// A registry that takes requests and answers none.
fn silent_registry() -> (std::net::TcpListener, String) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

#[tokio::test]
async fn a_tick_that_waits_for_the_registry_does_not_hold_the_stopping_up() {
    let cluster = Cluster::start().await;
    let deleting = cluster.app("publisher").topic::<User>("users").partitions(1);
    deleting.tombstone("Ada").send().await.unwrap();
    let (_listener, url) = silent_registry();
    let app = cluster.builder("users").registry_url(url).build().unwrap();
    let (users, stop) = (app.topic::<User>("users").partitions(1), app.shutdown_handle());
    // An app that reads a topic registers nothing for it at its start.
    let joined = Arc::new(Notify::new());
    let ready = joined.clone();
    app.agent(&users, async move |_: Option<User>| ready.notify_one());
    app.timer(Duration::from_secs(3600)).run(async move || {
        joined.notified().await;
        stop.shutdown();
        users.send(&user("Ada")).await
    });
    run(app).await.unwrap();
}

#[tokio::test]
async fn a_handler_that_waits_for_the_registry_does_not_hold_the_stopping_up() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada"]).await;
    // An app beside, for a registry beside; both are told to stop at once.
    let (_listener, url) = silent_registry();
    let beside = cluster.builder("beside").registry_url(url).build().unwrap();
    let orders = beside.topic::<Order>("orders").partitions(1);

    let app = cluster.app("joined");
    let stops = [app.shutdown_handle(), beside.shutdown_handle()];
    app.agent(&app.topic::<User>("users"), async move |_: User| {
        for stop in &stops {
            stop.shutdown();
        }
        orders.send(&Order { number: 7 }).await
    });
    run(app).await.unwrap();
    assert_eq!(cluster.committed("joined", "users", 0).await, None, "it is delivered again");
}

#[tokio::test]
async fn a_first_send_after_the_stop_is_a_send() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada"]).await;
    let app = cluster.app("users");
    let (users, stop) = (app.topic::<User>("users").partitions(1), app.shutdown_handle());
    // In the group: to leave while it is joined takes the mock cluster long.
    let joined = Arc::new(Notify::new());
    let ready = joined.clone();
    app.agent(&users, async move |_: User| ready.notify_one());
    app.timer(Duration::from_secs(3600)).run(async move || {
        joined.notified().await;
        stop.shutdown();
        assert_eq!(users.send(&user("Ada")).await.unwrap().offset, 1);
    });
    run(app).await.unwrap();
}

#[tokio::test]
async fn a_shutdown_before_the_start_is_heard() {
    let cluster = Cluster::start().await;
    let app = cluster.app("users");
    app.agent(&app.topic::<User>("users"), async |_: User| {});
    app.shutdown_handle().shutdown();
    run(app).await.unwrap();
}

#[tokio::test]
async fn apps_run_on_a_runtime_of_one_thread_and_on_spawned_tasks() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada"]).await;
    let app = cluster.app("users");
    let stop = app.shutdown_handle();
    app.agent(&app.topic::<User>("users"), async move |_: User| stop.shutdown());
    tokio::spawn(run(app)).await.unwrap().unwrap();
    assert_eq!(cluster.committed("users", "users", 0).await, Some(1));
}

#[test]
fn an_embedded_broker_needs_no_runtime() {
    let broker = EmbeddedBroker::start().unwrap();
    broker.create_topic("users", 2).unwrap();
    broker.create_topic("users", 2).unwrap();
    for (name, partitions) in [("", 1), (".", 1), ("a b", 1), ("users", 0)] {
        assert_eq!(broker.create_topic(name, partitions).unwrap_err().kind(), ErrorKind::Topic);
    }
    assert!(format!("{broker:?}").contains(broker.brokers()));
}
