//! A registry made of a socket and a script, to answer as no real registry would.

// Each test program uses a part of it.
#![allow(dead_code, clippy::unwrap_used)]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use schema_runtime::{Error, ErrorKind, RegistryClient, RegistryClientBuilder, RetryPolicy};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

/// A request as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Request {
    /// The value of a header; names are in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.split_once(": ").filter(|(key, _)| *key == name).map(|(_, value)| value))
    }
}

pub(crate) enum Reply {
    /// A whole answer.
    Answer { status: u16, headers: Vec<(&'static str, String)>, body: String },
    /// These bytes, and then the end of the connection.
    Raw(Vec<u8>),
    /// These bytes, and the connection stays open.
    Stall(Vec<u8>),
}

pub(crate) fn json(status: u16, body: impl Into<String>) -> Reply {
    let headers = vec![("Content-Type", "application/vnd.schemaregistry.v1+json".to_owned())];
    Reply::Answer { status, headers, body: body.into() }
}

pub(crate) fn html(status: u16, body: &str) -> Reply {
    Reply::Answer { status, headers: vec![("Content-Type", "text/html".to_owned())], body: body.to_owned() }
}

/// Listens on a loopback port until it is dropped.
pub(crate) struct Server {
    address: std::net::SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    open: watch::Sender<bool>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Answers each request with what the script makes of it and of the number of requests before it.
    pub(crate) async fn start(script: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (open, gate) = watch::channel(true);
        let (seen, script) = (Arc::clone(&requests), Arc::new(script));
        let accepting = tokio::spawn(async move {
            let mut connections = tokio::task::JoinSet::new();
            while let Ok((socket, _)) = listener.accept().await {
                let (seen, script, gate) = (Arc::clone(&seen), Arc::clone(&script), gate.clone());
                connections.spawn(async move { serve(socket, &*script, &seen, gate).await });
            }
        });
        Self { address, requests, open, accepting }
    }

    /// Keeps all answers back until `release`.
    pub(crate) fn hold(&self) {
        self.open.send_replace(false);
    }

    pub(crate) fn release(&self) {
        self.open.send_replace(true);
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// `text` with this server's URL in place of `$URL`.
    pub(crate) fn fill(&self, text: &str) -> String {
        text.replace("$URL", &self.url())
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// A client of this server that retries without waiting for long.
    pub(crate) fn client(&self) -> RegistryClient {
        quick(&self.url()).build().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

pub(crate) fn quick(url: &str) -> RegistryClientBuilder {
    let retry = RetryPolicy::default().initial_delay(Duration::from_millis(1)).max_delay(Duration::from_millis(5));
    RegistryClient::builder(url).retry(retry)
}

/// A URL of this machine where nobody listens.
pub(crate) async fn dead_url() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[track_caller]
pub(crate) fn assert_error<T: std::fmt::Debug>(result: Result<T, Error>, kind: ErrorKind, text: &str) -> Error {
    let error = result.unwrap_err();
    assert_eq!(error.to_string(), text);
    assert_eq!(error.kind(), kind);
    error
}

async fn serve(
    mut socket: TcpStream,
    script: &(dyn Fn(&Request, usize) -> Reply + Send + Sync),
    seen: &Mutex<Vec<Request>>,
    mut gate: watch::Receiver<bool>,
) {
    let Some(request) = read(&mut socket).await else { return };
    let before = {
        let mut seen = seen.lock().unwrap();
        seen.push(request.clone());
        seen.len() - 1
    };
    if gate.wait_for(|open| *open).await.is_err() {
        return;
    }
    let bytes = match script(&request, before) {
        Reply::Answer { status, headers, body } => {
            let mut head =
                format!("HTTP/1.1 {status} Status\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
            for (name, value) in headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            (head + "\r\n" + &body).into_bytes()
        }
        Reply::Raw(bytes) => bytes,
        Reply::Stall(bytes) => {
            let _ = socket.write_all(&bytes).await;
            std::future::pending().await
        }
    };
    // A client that has seen enough may be gone.
    let _ = socket.write_all(&bytes).await;
    let _ = socket.shutdown().await;
}

async fn read(socket: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        if socket.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
    let mut words = head.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut request = Request { method, target, head, body: String::new() };
    let length: usize = request.header("content-length").map_or(0, |length| length.parse().unwrap());
    while bytes.len() < end + 4 + length {
        if socket.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    request.body = String::from_utf8(bytes[end + 4..].to_vec()).ok()?;
    Some(request)
}
