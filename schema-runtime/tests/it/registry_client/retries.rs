//! What is tried again, and where.

use std::time::{Duration, Instant};

use schema_runtime::{ErrorKind, RetryPolicy, SchemaId, Subject};

use super::{refused, register};
use crate::registry_support::{Reply, Server, assert_error, dead_url, html, json, quick};

#[tokio::test]
async fn a_cut_connection_is_tried_again() {
    let server = Server::start(|_, before| match before {
        0 => Reply::Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_vec()),
        1 => Reply::Raw(Vec::new()),
        _ => json(200, r#"{"id":7}"#),
    })
    .await;
    assert_eq!(register(&server.client()).await.unwrap().id.get(), 7);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_failing_registry_is_tried_again() {
    for status in [408, 429, 500, 502, 503, 504] {
        let server = Server::start(move |_, before| match before {
            0..3 => json(status, r#"{"error_code":50001,"message":"not yet"}"#),
            _ => json(200, r#"{"id":7}"#),
        })
        .await;
        assert_eq!(register(&server.client()).await.unwrap().id.get(), 7);
        assert_eq!(server.requests().len(), 4);
    }
}

#[tokio::test]
async fn a_registry_that_fails_for_ever() {
    let server =
        Server::start(|_, _| json(500, r#"{"error_code":50001,"message":"Error in the backend store"}"#)).await;
    let error = assert_error(
        register(&server.client()).await,
        ErrorKind::Registry,
        &server.fill(
            "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry failed (HTTP 500, \
             error code 50001): Error in the backend store; its log may tell more; gave up after 4 attempts",
        ),
    );
    assert_eq!((error.http_status(), error.error_code()), (Some(500), Some(50001)));
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_proxy_that_fails_for_ever() {
    let server = Server::start(|_, _| html(503, "<html>\n<b>Service Unavailable</b>")).await;
    let registry = quick(&server.url()).retry(RetryPolicy::none()).build().unwrap();
    assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Registry,
        &server.fill(
            "fetch schema id 7 at $URL: the registry failed (HTTP 503), with \"<html>\\n<b>Service Unavailable</b>\"; its log \
             may tell more; gave up after 1 attempt",
        ),
    );
}

#[tokio::test]
async fn the_registry_says_how_long_to_wait() {
    let server = Server::start(|_, before| match before {
        0 => Reply::Answer { status: 429, headers: vec![("Retry-After", "3600".to_owned())], body: String::new() },
        _ => json(200, r#"{"id":7}"#),
    })
    .await;
    let longest = Duration::from_millis(300);
    let retry = RetryPolicy::default().initial_delay(Duration::ZERO).max_delay(longest);
    let registry = quick(&server.url()).retry(retry).build().unwrap();
    let start = Instant::now();
    register(&registry).await.unwrap();
    assert!(start.elapsed() >= longest, "waits when asked to, and no hour");
}

#[tokio::test]
async fn too_many_requests_for_ever() {
    let server = Server::start(|_, _| json(429, r#"{"error_code":429,"message":"slow down"}"#)).await;
    let registry = quick(&server.url()).retry(RetryPolicy::none()).build().unwrap();
    assert_error(
        register(&registry).await,
        ErrorKind::Registry,
        &server.fill(
            "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry asks to try again \
             later (HTTP 429, error code 429): slow down; it may be overloaded; gave up after 1 attempt",
        ),
    );
}

#[tokio::test]
async fn the_next_url_is_tried_and_remembered() {
    let dead = dead_url().await;
    let failing = Server::start(|_, _| json(503, "{}")).await;
    let good = Server::start(|_, before| json(200, format!(r#"{{"id":{}}}"#, before + 1))).await;
    let registry = quick(&dead).fallback_url(failing.url()).fallback_url(good.url()).build().unwrap();
    registry.register(&Subject::named("a"), "\"int\"").await.unwrap();
    registry.register(&Subject::named("b"), "\"int\"").await.unwrap();
    assert_eq!((failing.requests().len(), good.requests().len()), (1, 2));
}

#[tokio::test]
async fn all_urls_fail() {
    let failing = Server::start(|_, _| json(503, "{}")).await;
    let dead = dead_url().await;
    let registry = quick(&failing.url()).fallback_url(&dead).build().unwrap();
    assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &failing.fill(&format!(
            "cannot reach the schema registry at {dead} to fetch schema id 7 after 4 attempts: connection refused; check that \
             it runs and that the URL is right; also tried $URL: HTTP 503"
        )),
    );
    assert_eq!(failing.requests().len(), 4);
}

#[tokio::test]
async fn a_refusal_is_not_taken_to_the_next_url() {
    let refusing = Server::start(|_, _| json(422, r#"{"error_code":42201,"message":"Invalid schema"}"#)).await;
    let other = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let registry = quick(&refusing.url()).fallback_url(other.url()).build().unwrap();
    assert_eq!(register(&registry).await.unwrap_err().kind(), ErrorKind::Rejected);
    assert_eq!(other.requests().len(), 0);
}

#[tokio::test]
async fn a_url_of_something_else() {
    let error = refused(
        || html(404, "<!DOCTYPE html>\n<html><head><title>404</title></head><body>Nothing here</body></html>"),
        ErrorKind::Protocol,
        "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: this is not how a schema registry \
         answers: POST $URL/subjects/users-value/versions gave HTTP 404 with \"<!DOCTYPE html>\\n<html><head><title>404</title>\
         </head><body>Nothing here</body></html>\"; check the URL and its path",
    )
    .await;
    assert_eq!((error.http_status(), error.error_code()), (Some(404), None));
}
