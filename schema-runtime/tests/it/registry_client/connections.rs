//! Connections that do not come about, or break.

use std::{error::Error as _, time::Duration};

use schema_runtime::{ErrorKind, RetryPolicy, SchemaId};

use super::register;
use crate::registry_support::{Reply, Server, assert_error, dead_url, quick};

#[tokio::test]
async fn nobody_listens() {
    let url = dead_url().await;
    let error = assert_error(
        register(&quick(&url).build().unwrap()).await,
        ErrorKind::Unreachable,
        &format!(
            "cannot reach the schema registry at {url} to register schema \"com.example.AvroUsers\" under subject \
             \"users-value\" after 4 attempts: connection refused; check that it runs and that the URL is right"
        ),
    );
    assert_eq!((error.http_status(), error.error_code()), (None, None));
    assert!(error.source().unwrap().is::<reqwest::Error>());
}

#[tokio::test]
async fn silence() {
    let server = Server::start(|_, _| Reply::Stall(Vec::new())).await;
    let registry = quick(&server.url())
        .request_timeout(Duration::from_millis(100))
        .retry(RetryPolicy::default().retries(1).initial_delay(Duration::ZERO))
        .build()
        .unwrap();
    assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &server.fill(
            "no answer from the schema registry at $URL, asked to fetch schema id 7, after 2 attempts: nothing came within \
             100ms; check that the URL is right and that the registry is not overloaded",
        ),
    );
}

#[tokio::test]
async fn a_body_that_does_not_go_on() {
    let start = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"schema\":\"".to_vec();
    let server = Server::start(move |_, _| Reply::Stall(start.clone())).await;
    let registry =
        quick(&server.url()).request_timeout(Duration::from_millis(300)).retry(RetryPolicy::none()).build().unwrap();
    assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &server.fill(
            "no whole answer from the schema registry at $URL, asked to fetch schema id 7, after 1 attempt: the answer (HTTP \
             200) did not end within 300ms, after 11 bytes of its body; check the registry and the proxies before it",
        ),
    );
}

#[tokio::test]
async fn https_where_http_is_spoken() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let answering = tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            // To the end: a socket closed with bytes unread resets the connection, and the answer may be lost.
            let _ = tokio::io::AsyncReadExt::read(&mut socket, &mut [0; 10_000]).await;
            let _ = tokio::io::AsyncWriteExt::write_all(&mut socket, b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let registry = quick(&url).retry(RetryPolicy::none()).build().unwrap();
    assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &format!(
            "cannot reach the schema registry at {url} to fetch schema id 7 after 1 attempt: received corrupt message of type \
             InvalidContentType; check that the URL's scheme is right and that this machine trusts the registry's certificate"
        ),
    );
    answering.abort();
}

#[tokio::test]
async fn a_server_that_refuses_the_handshake() {
    for (answer, cause) in [
        (&b"\x15\x03\x03\0\x02\x02\x28"[..], "received fatal alert: HandshakeFailure"),
        (&b""[..], "tls handshake eof"),
    ] {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let answering = tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let _ = tokio::io::AsyncReadExt::read(&mut socket, &mut [0; 10_000]).await;
                let _ = tokio::io::AsyncWriteExt::write_all(&mut socket, answer).await;
            }
        });
        let registry = quick(&url).retry(RetryPolicy::none()).build().unwrap();
        assert_error(
            registry.schema_by_id(SchemaId::new(7)).await,
            ErrorKind::Unreachable,
            &format!(
                "cannot reach the schema registry at {url} to fetch schema id 7 after 1 attempt: {cause}; check that the URL's \
                 scheme is right and that this machine trusts the registry's certificate"
            ),
        );
        answering.abort();
    }
}

#[tokio::test]
async fn connection_closed_instead_of_an_answer() {
    let server = Server::start(|_, _| Reply::Raw(Vec::new())).await;
    assert_error(
        server.client().schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &server.fill(
            "no answer from the schema registry at $URL, asked to fetch schema id 7, after 4 attempts: connection closed \
             before message completed; check that the URL is right and that the registry is not overloaded",
        ),
    );
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn something_that_is_not_http() {
    // A TLS alert: `unexpected_message`.
    let server = Server::start(|_, _| Reply::Raw(b"\x15\x03\x01\0\x02\x02\x0a".to_vec())).await;
    assert_error(
        server.client().schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &server.fill(
            "no answer from the schema registry at $URL, asked to fetch schema id 7, after 4 attempts: what came is not HTTP \
             (invalid HTTP version parsed); check the URL's port, and its scheme: where TLS is spoken, it is https",
        ),
    );
}

#[tokio::test]
async fn connection_cut_inside_a_body() {
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"schema\":\"".to_vec();
    let server = Server::start(move |_, _| Reply::Raw(cut.clone())).await;
    assert_error(
        server.client().schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &server.fill(
            "no whole answer from the schema registry at $URL, asked to fetch schema id 7, after 4 attempts: the answer (HTTP \
             200) broke off, after 11 bytes of its body; check the registry and the proxies before it",
        ),
    );
    assert_eq!(server.requests().len(), 4);
}
