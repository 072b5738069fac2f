//! What is sent arrives, as it was sent.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};

use schema_stream::{ErrorKind, Message};
use tokio::sync::{Barrier, mpsc};

use crate::common::{Cluster, Order, User, run, user, within};

#[tokio::test(flavor = "multi_thread")]
async fn values_arrive_in_order() {
    let cluster = Cluster::start().await;
    let app = cluster.app("readers");
    let users = app.topic::<User>("users").partitions(1);
    let (seen, stop) = (Arc::new(Mutex::new(Vec::new())), app.shutdown_handle());
    let collected = seen.clone();
    app.agent(&users, async move |user: User| {
        let mut seen = seen.lock().unwrap();
        seen.push(user.name);
        if seen.len() == 20 {
            stop.shutdown();
        }
    });
    let names: Vec<String> = (0..20).map(|n| format!("user {n}")).collect();
    for name in &names {
        users.send(&user(name)).await.unwrap();
    }
    run(app).await.unwrap();
    assert_eq!(*collected.lock().unwrap(), names);
    assert_eq!(cluster.committed("readers", "users", 0).await, Some(20));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_has_what_its_record_had() {
    let cluster = Cluster::start().await;
    let app = cluster.app("readers");
    let users = app.topic::<User>("users").partitions(3);
    let (sender, mut received) = mpsc::unbounded_channel();
    let stop = app.shutdown_handle();
    app.agent(&users, async move |message: Message<User>| {
        sender.send(message).unwrap();
        stop.shutdown();
    });
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_700_000_000_123);
    let ada = user("Ada");
    let record = users.record(&ada).key("u-1").header("trace", "one").header("trace", "two").header("raw", [0xff]);
    let sent = within(record.partition(2).timestamp(time).send()).await.unwrap();
    assert_eq!((sent.partition, sent.offset), (2, 0));
    run(app).await.unwrap();

    let message = received.recv().await.unwrap();
    assert_eq!((message.topic(), message.partition(), message.offset()), ("users", 2, 0));
    assert_eq!((message.key(), message.key_str()), (Some(&b"u-1"[..]), Some("u-1")));
    assert_eq!(message.timestamp(), Some(time));
    assert_eq!(message.headers().get("trace"), Some(&b"two"[..]));
    assert_eq!(message.headers().get("raw"), Some(&[0xff][..]));
    assert_eq!(message.headers().get("none"), None);
    let names: Vec<_> = message.headers().iter().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(names, ["trace", "trace", "raw"]);
    assert_eq!(message.into_value(), ada);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_without_key_and_headers() {
    let cluster = Cluster::start().await;
    cluster.publish("users", &["Ada"]).await;
    let app = cluster.app("readers");
    let stop = app.shutdown_handle();
    app.agent(&app.topic::<User>("users"), async move |message: Message<User>| {
        assert_eq!((message.key(), message.headers().iter().count()), (None, 0));
        assert!(message.timestamp().is_some());
        stop.shutdown();
    });
    run(app).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_agents_on_two_topics() {
    let cluster = Cluster::start().await;
    let app = cluster.app("shop");
    let (users, orders) = (app.topic::<User>("users").partitions(1), app.topic::<Order>("orders").partitions(1));
    let forward = orders.clone();
    // An agent sends to the topic of the other.
    app.agent(&users, async move |user: User| forward.send(&Order { number: user.name.len() as i64 }).await);
    let (sender, mut received) = mpsc::unbounded_channel();
    let stop = app.shutdown_handle();
    app.agent(&orders, async move |order: Order| {
        sender.send(order.number).unwrap();
        if order.number == 5 {
            stop.shutdown();
        }
    });
    for name in ["Ada", "Alan", "Grace"] {
        users.send(&user(name)).await.unwrap();
    }
    run(app).await.unwrap();
    let mut numbers = Vec::new();
    while let Some(number) = received.recv().await {
        numbers.push(number);
    }
    assert_eq!(numbers, [3, 4, 5]);
    assert_eq!(cluster.committed("shop", "orders", 0).await, Some(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn partitions_are_worked_on_beside_each_other() {
    let cluster = Cluster::start().await;
    let app = cluster.app("readers");
    let users = app.topic::<User>("users").partitions(2);
    for partition in [0, 1] {
        users.record(&user("Ada")).partition(partition).send().await.unwrap();
    }
    // Each handler waits for the other one: in turn, they would wait for ever.
    let (both, stop) = (Arc::new(Barrier::new(2)), app.shutdown_handle());
    app.agent(&users, async move |_: User| {
        both.wait().await;
        stop.shutdown();
    });
    run(app).await.unwrap();
    assert_eq!(cluster.committed("readers", "users", 0).await, Some(1));
    assert_eq!(cluster.committed("readers", "users", 1).await, Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_makes_senders_wait() {
    let cluster = Cluster::start().await;
    // Room for two records, which stay in the queue for a while.
    let app = cluster.builder("senders").kafka_producer("queue.buffering.max.messages", "2");
    let app = app.kafka_producer("linger.ms", "20").build().unwrap();
    let users = app.topic::<User>("users").partitions(1);
    users.prepare().await.unwrap();
    let mut deliveries = Vec::new();
    for number in 0..30 {
        deliveries.push(within(users.enqueue(&user(&number.to_string()))).await.unwrap());
    }
    for (number, delivery) in deliveries.into_iter().enumerate() {
        assert_eq!(within(delivery).await.unwrap().offset, number as i64);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tombstone_reaches_who_asks_for_it() {
    let cluster = Cluster::start().await;
    let app = cluster.app("readers");
    let users = app.topic::<User>("users").partitions(1);
    users.record(&user("Ada")).key("u-1").send().await.unwrap();
    users.tombstone("u-1").send().await.unwrap();
    let (sender, mut received) = mpsc::unbounded_channel();
    let stop = app.shutdown_handle();
    app.agent(&users, async move |message: Message<Option<User>>| {
        if message.value().is_none() {
            stop.shutdown();
        }
        sender.send((message.key_str().map(str::to_owned), message.into_value())).unwrap();
    });
    run(app).await.unwrap();
    assert_eq!(received.recv().await, Some((Some("u-1".to_owned()), Some(user("Ada")))));
    assert_eq!(received.recv().await, Some((Some("u-1".to_owned()), None)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tombstone_is_skipped_and_committed_otherwise() {
    let cluster = Cluster::start().await;
    let app = cluster.app("readers");
    let users = app.topic::<User>("users").partitions(1);
    users.tombstone("u-1").send().await.unwrap();
    users.tombstone("u-2").send().await.unwrap();
    users.send(&user("Ada")).await.unwrap();
    let stop = app.shutdown_handle();
    app.agent(&users, async move |user: User| {
        assert_eq!(user.name, "Ada");
        stop.shutdown();
    });
    run(app).await.unwrap();
    assert_eq!(cluster.committed("readers", "users", 0).await, Some(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_know_only_the_address_can_join() {
    let cluster = Cluster::start().await;
    // As in another process: the topic cannot be made by the mock cluster's own call, and it has no admin calls.
    let address = cluster.brokers.addresses().to_owned();
    let app = cluster.builder("joined").brokers(address).build().unwrap();
    let users = app.topic::<User>("users");
    users.send(&user("Ada")).await.unwrap();
    let stop = app.shutdown_handle();
    app.agent(&users, async move |_: User| stop.shutdown());
    run(app).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_topic_is_an_error_where_none_is_created() {
    let cluster = Cluster::start().await;
    let app = cluster.builder("readers").create_topics(false).build().unwrap();
    app.agent(&app.topic::<User>("users"), async |_: User| {});
    let error = run(app).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Topic);
    assert_eq!(error.to_string(), "topic `users` does not exist, and its creation is turned off");

    cluster.publish("users", &["Ada"]).await;
    let app = cluster.app("readers");
    let (users, stop) = (app.topic::<User>("users").create(false), app.shutdown_handle());
    app.agent(&users, async move |_: User| stop.shutdown());
    run(app).await.unwrap();
}
