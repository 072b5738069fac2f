//! An event is committed after its handler succeeded, and never otherwise.

use std::{
    collections::HashSet,
    error::Error as _,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use schema_stream::{App, Error, ErrorKind, Message, ShutdownHandle, Topic};
use tokio::sync::{Notify, mpsc};

use crate::common::{Cluster, User, run, user, within};

/// Runs an app whose agent returns what it first gets.
async fn first_event(cluster: &Cluster, name: &str) -> (i64, String) {
    let app = cluster.app(name);
    let stop = app.shutdown_handle();
    let (sender, mut received) = mpsc::unbounded_channel();
    app.agent(&app.topic::<User>("users"), async move |message: Message<User>| {
        sender.send((message.offset(), message.into_value().name)).unwrap();
        stop.shutdown();
    });
    run(app).await.unwrap();
    received.recv().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_event_is_delivered_again() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada", "Alan", "Grace"]).await;
    let app = cluster.app("readers");
    let handled = Arc::new(AtomicUsize::new(0));
    let count = handled.clone();
    app.agent(&app.topic::<User>("users"), async move |user: User| {
        count.fetch_add(1, Ordering::SeqCst);
        if user.name == "Alan" { Err("no paper left") } else { Ok(()) }
    });
    let error = run(app).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Handler);
    assert_eq!((error.topic(), error.partition(), error.offset()), (Some("users"), Some(0), Some(1)));
    let id = error.schema_id().unwrap();
    assert_eq!(
        format!("{error:#}"),
        format!("a handler failed (topic `users`, partition 0, offset 1, schema id {id}): no paper left")
    );
    assert_eq!(handled.load(Ordering::SeqCst), 2, "nothing is handled after the failure");
    assert_eq!(cluster.committed("readers", "users", 0).await, Some(1), "what came before is committed");
    assert_eq!(first_event(&cluster, "readers").await, (1, "Alan".to_owned()));
    assert_eq!(cluster.committed("readers", "users", 0).await, Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_an_error_and_commits_nothing() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada"]).await;
    let app = cluster.app("readers");
    app.agent(&app.topic::<User>("users"), async |user: User| assert_eq!(user.name, "", "a nameless user"));
    let error = run(app).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Panic);
    assert!(error.to_string().contains("a nameless user"), "{error}");
    assert_eq!(error.offset(), Some(0));
    assert_eq!(cluster.committed("readers", "users", 0).await, None);
    assert_eq!(first_event(&cluster, "readers").await, (0, "Ada".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_no_message_stop_the_app() {
    for (payload, reason) in [(&b"hello"[..], None), (b"", None), (&[0, 0, 0, 0x30, 0x39, 6, 65, 100, 97], Some(12345))]
    {
        let cluster = Cluster::start().await;
        cluster.publish("users", &["Ada"]).await;
        cluster.publish_bytes("users", payload).await;
        cluster.publish("users", &["Alan"]).await;
        let app = cluster.app("readers");
        let handled = Arc::new(AtomicUsize::new(0));
        let count = handled.clone();
        app.agent(&app.topic::<User>("users"), async move |_: User| {
            count.fetch_add(1, Ordering::SeqCst);
        });
        let error = run(app).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{error:#}");
        assert_eq!((error.partition(), error.offset(), error.schema_id()), (Some(0), Some(1), reason));
        let text = error.to_string();
        assert!(text.starts_with("a message could not be decoded (topic `users`, partition 0, offset 1"), "{text}");
        assert!(error.source().is_some(), "the reason is the source");
        assert_eq!(handled.load(Ordering::SeqCst), 1);
        assert_eq!(cluster.committed("readers", "users", 0).await, Some(1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_left_over_stop_the_app() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada"]).await;
    // The same framing, and a datum with one byte too many.
    cluster.publish_bytes("users", &[0, 0, 0, 0, 1, 6, 65, 100, 97, 0]).await;
    let app = cluster.app("readers");
    app.agent(&app.topic::<User>("users"), async |_: User| {});
    let error = run(app).await.unwrap_err();
    assert_eq!((error.kind(), error.offset()), (ErrorKind::Decode, Some(1)), "{error:#}");
    assert_eq!(cluster.committed("readers", "users", 0).await, Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_finishes_and_commits_the_event_in_progress() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada", "Alan"]).await;
    let app = cluster.app("readers");
    let (stop, begun, finished) = (app.shutdown_handle(), Arc::new(Notify::new()), Arc::new(AtomicBool::new(false)));
    let (tell, done) = (begun.clone(), finished.clone());
    app.agent(&app.topic::<User>("users"), async move |user: User| {
        assert_eq!(user.name, "Ada", "nothing new is begun");
        tell.notify_one();
        // The app is told to stop while this handler is at work.
        tokio::time::sleep(Duration::from_millis(300)).await;
        done.store(true, Ordering::SeqCst);
    });
    let (result, ()) = tokio::join!(run(app), async {
        begun.notified().await;
        stop.shutdown();
    });
    result.unwrap();
    assert!(finished.load(Ordering::SeqCst));
    assert_eq!(cluster.committed("readers", "users", 0).await, Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_handler_that_does_not_end_is_given_up_and_not_committed() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada", "Alan"]).await;
    let app = cluster.builder("readers").shutdown_timeout(Duration::from_secs(2)).build().unwrap();
    let stop = app.shutdown_handle();
    app.agent(&app.topic::<User>("users"), async move |user: User| {
        if user.name == "Alan" {
            stop.shutdown();
            std::future::pending::<()>().await;
        }
    });
    let error = run(app).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Shutdown);
    assert_eq!(error.to_string(), "a handler of topic `users`, partition 0 did not finish in time");
    assert_eq!(cluster.committed("readers", "users", 0).await, Some(1));
    assert_eq!(first_event(&cluster, "readers").await, (1, "Alan".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_whose_run_is_dropped_leaves_the_group() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada"]).await;
    let app = cluster.app("readers");
    let begun = Arc::new(Notify::new());
    let tell = begun.clone();
    app.agent(&app.topic::<User>("users"), async move |_: User| {
        tell.notify_one();
        std::future::pending::<()>().await;
    });
    within(async {
        tokio::select! {
            result = app.run() => panic!("it ended: {result:?}"),
            () = begun.notified() => {}
        }
    })
    .await;
    assert_eq!(first_event(&cluster, "readers").await, (0, "Ada".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn partitions_move_between_instances_and_no_event_is_lost() {
    let cluster = Cluster::start().await;
    let (sender, received) = mpsc::unbounded_channel();
    let (first, first_stop) = instance(&cluster, 1, &sender);
    let (second, second_stop) = instance(&cluster, 2, &sender);
    let publisher = cluster.app("publisher");
    let mut traffic = Traffic {
        topic: publisher.topic::<User>("users").partitions(2),
        received,
        owners: [0, 0],
        handled: HashSet::new(),
        sent: 0,
    };

    let first = tokio::spawn(first.run());
    within(traffic.until(|[a, b]| (a, b) == (1, 1))).await;
    // The second takes over one of the two, and both when the first leaves.
    let second = tokio::spawn(second.run());
    within(traffic.until(|[a, b]| a != b)).await;
    first_stop.shutdown();
    within(first).await.unwrap().unwrap();
    within(traffic.until(|[a, b]| (a, b) == (2, 2))).await;
    second_stop.shutdown();
    within(second).await.unwrap().unwrap();

    let each = Some(traffic.sent / 2);
    assert_eq!(cluster.committed("readers", "users", 0).await, each);
    assert_eq!(cluster.committed("readers", "users", 1).await, each);
}

/// Events to two partitions, and who handles them.
struct Traffic {
    topic: Topic<User>,
    received: mpsc::UnboundedReceiver<(u8, i32, String)>,
    owners: [u8; 2],
    handled: HashSet<String>,
    sent: i64,
}

impl Traffic {
    /// Sends an event to each partition and waits until both are handled, again and again until the owners are right.
    async fn until(&mut self, right: impl Fn([u8; 2]) -> bool) {
        while !right(self.owners) {
            let mut awaited = Vec::new();
            for partition in [0, 1] {
                let name = format!("event {}", self.sent);
                self.topic.record(&user(&name)).partition(partition).send().await.unwrap();
                self.sent += 1;
                awaited.push(name);
            }
            while !awaited.iter().all(|name| self.handled.contains(name)) {
                let (instance, partition, name) = self.received.recv().await.unwrap();
                self.owners[partition as usize] = instance;
                self.handled.insert(name);
            }
        }
    }
}

fn instance(cluster: &Cluster, number: u8, seen: &mpsc::UnboundedSender<(u8, i32, String)>) -> (App, ShutdownHandle) {
    let app = cluster.app("readers");
    let (stop, seen) = (app.shutdown_handle(), seen.clone());
    let users = app.topic::<User>("users").partitions(2);
    app.agent(&users, async move |message: Message<User>| {
        seen.send((number, message.partition(), message.into_value().name)).map_err(|error| error.to_string())
    });
    (app, stop)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registry_that_is_away_is_told_apart_from_a_bad_message() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada"]).await;
    // Nothing listens on this port.
    let app = cluster.builder("readers").registry_url("http://127.0.0.1:1").build().unwrap();
    app.agent(&app.topic::<User>("users"), async |_: User| {});
    let error: Error = run(app).await.unwrap_err();
    assert_eq!((error.kind(), error.offset()), (ErrorKind::Registry, Some(0)), "{error:#}");
    assert_eq!(cluster.committed("readers", "users", 0).await, None);
    assert_eq!(first_event(&cluster, "readers").await, (0, "Ada".to_owned()));
}
