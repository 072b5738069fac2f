//! One registry client in several runtimes: none of them waits for what another one drives.
//!
//! A program of its own: it drives and ends runtimes by hand, and what waits for what must be theirs alone.

#![allow(clippy::unwrap_used)]

#[path = "it/registry_support/mod.rs"]
mod registry_support;

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::Duration,
};

use futures_util::future::poll_immediate;
use registry_support::{Reply, Server, json, quick};
use schema_runtime::{RetryPolicy, SchemaId, Subject};
use tokio::runtime::{Builder, Runtime};

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(60);

fn one_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn with_a_worker() -> Runtime {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

#[test]
fn a_runtime_that_ends_takes_no_request_of_another_with_it() {
    let (outside, first, second) = (with_a_worker(), with_a_worker(), one_thread());
    let server = outside.block_on(Server::start(|_, before| match before {
        0 => Reply::Answer { status: 503, headers: vec![("Retry-After", "3600".to_owned())], body: String::new() },
        _ => json(200, r#"{"id":7}"#),
    }));
    // The first caller is answered with the request to wait longer than the test takes.
    let retry = RetryPolicy::default().initial_delay(PATIENCE * 10).max_delay(PATIENCE * 10);
    let registry = quick(&server.url()).retry(retry).build().unwrap();
    let subject = Subject::value_of("users");
    first.spawn({
        let (registry, subject) = (registry.clone(), subject.clone());
        async move { registry.register(&subject, "\"int\"").await }
    });
    while server.requests().is_empty() {
        thread::sleep(Duration::from_millis(1));
    }
    second.block_on(async {
        let mut caller = Box::pin(registry.register(&subject, "\"int\""));
        assert!(poll_immediate(&mut caller).await.is_none());
        first.shutdown_background();
        let registered = tokio::time::timeout(PATIENCE, caller).await.unwrap().unwrap();
        assert_eq!(registered.id, SchemaId::new(7));
    });
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn runtimes_that_are_driven_in_turn_do_not_wait_for_each_other() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for socket in listener.incoming() {
            thread::spawn(move || keep_answering(socket.unwrap()));
        }
    });
    let retry = RetryPolicy::none();
    let registry = quick(&url).retry(retry).request_timeout(Duration::from_secs(10)).build().unwrap();
    let runtimes = [one_thread(), one_thread()];
    for id in 1..=4 {
        runtimes[id as usize % 2].block_on(registry.schema_by_id(SchemaId::new(id))).unwrap();
    }
}

/// A registry that keeps its connections open.
fn keep_answering(socket: TcpStream) -> Option<()> {
    let mut lines = BufReader::new(socket.try_clone().ok()?).lines();
    let mut socket = socket;
    loop {
        while !lines.next()?.ok()?.is_empty() {}
        let body = r#"{"schema":"\"int\""}"#;
        write!(socket, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()).ok()?;
    }
}
