//! Many callers at once.

use schema_runtime::ErrorKind;

use super::register;
use crate::registry_support::{Server, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_tasks_send_one_request() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let registry = server.client();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..1000 {
        let registry = registry.clone();
        tasks.spawn(async move { register(&registry).await.map(|registered| registered.id.get()) });
    }
    while let Some(result) = tasks.join_next().await {
        assert_eq!(result.unwrap().unwrap(), 7);
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_thousand_callers_share_a_failure_and_the_next_tries_again() {
    let server = Server::start(|_, before| match before {
        0 => json(409, r#"{"error_code":40901,"message":"no"}"#),
        _ => json(200, r#"{"id":7}"#),
    })
    .await;
    server.hold();
    let registry = server.client();
    let mut callers: Vec<_> = (0..1000).map(|_| Box::pin(register(&registry))).collect();
    for caller in &mut callers {
        assert!(futures_util::future::poll_immediate(caller).await.is_none());
    }
    server.release();
    for result in futures_util::future::join_all(callers).await {
        assert_eq!(result.unwrap_err().kind(), ErrorKind::Incompatible);
    }
    assert_eq!(server.requests().len(), 1);

    assert_eq!(register(&registry).await.unwrap().id.get(), 7);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_cancelled_caller_takes_nobody_with_it() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    server.hold();
    let registry = server.client();
    let first = tokio::spawn({
        let registry = registry.clone();
        async move { register(&registry).await }
    });
    while server.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    let mut second = Box::pin(register(&registry));
    assert!(futures_util::future::poll_immediate(&mut second).await.is_none());

    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    server.release();
    assert_eq!(second.await.unwrap().id.get(), 7);
    assert_eq!(server.requests().len(), 1);
}
