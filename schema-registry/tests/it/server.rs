//! A registry behind a real socket.

use std::net::SocketAddr;
use std::time::Duration;

use schema_registry::{Registry, Server, serve};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::client::USER;

/// How long a test waits for what must happen, before it fails instead of hanging.
const PATIENCE: Duration = Duration::from_secs(30);

/// One request on a connection of its own; status and body of the answer.
pub(crate) async fn exchange(address: SocketAddr, method: &str, path: &str, body: &str) -> (u16, Value) {
    let mut connection = TcpStream::connect(address).await.unwrap();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    connection.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, serde_json::from_str(body).unwrap())
}

/// A connection with a request whose body the server is reading, and waits for the rest of.
async fn stalled_request(address: SocketAddr, path: &str, begin: &str, length: usize) -> TcpStream {
    let mut connection = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
         expect: 100-continue\r\n\r\n"
    );
    connection.write_all(head.as_bytes()).await.unwrap();
    let go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    let mut answer = vec![0; go_on.len()];
    connection.read_exact(&mut answer).await.unwrap();
    assert_eq!(String::from_utf8(answer).unwrap(), go_on);
    connection.write_all(begin.as_bytes()).await.unwrap();
    connection
}

#[tokio::test]
async fn a_schema_goes_in_and_comes_out() {
    let server = serve("127.0.0.1:0").await.unwrap();
    assert_eq!(server.url(), format!("http://{}", server.address()));
    let body = json!({ "schema": USER }).to_string();
    let (status, registered) = exchange(server.address(), "POST", "/subjects/a%2Fb/versions", &body).await;
    assert_eq!((status, &registered["id"]), (200, &json!(1)));
    let (status, found) = exchange(server.address(), "GET", "/schemas/ids/1?subject=a%2Fb", "").await;
    assert_eq!((status, &found["subject"]), (200, &json!("a/b")));
    assert_eq!(found["schema"], registered["schema"]);
    server.shutdown().await;
}

#[tokio::test]
async fn shutdown_frees_the_port() {
    let server = serve("127.0.0.1:0").await.unwrap();
    let address = server.address();
    exchange(address, "GET", "/", "").await;
    // A connection that is kept open does not hold the shutdown up.
    let mut idle = TcpStream::connect(address).await.unwrap();
    idle.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    let mut first = [0; 12];
    idle.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    server.shutdown().await;
    drop(TcpListener::bind(address).await.unwrap());
    // The kept connection is at its end: what is left of the answer, and nothing more.
    let mut rest = Vec::new();
    idle.read_to_end(&mut rest).await.unwrap();
    assert!(rest.ends_with(b"{}"));
}

#[tokio::test]
async fn dropping_the_server_stops_it() {
    let server = serve("127.0.0.1:0").await.unwrap();
    let address = server.address();
    let mut idle = TcpStream::connect(address).await.unwrap();
    idle.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    drop(server);
    // The answer may or may not have been sent; the end of the connection comes in any case.
    let mut rest = Vec::new();
    let end = tokio::time::timeout(PATIENCE, idle.read_to_end(&mut rest)).await;
    assert!(end.is_ok(), "the connection is still open");
}

#[tokio::test]
async fn a_client_that_stalls_does_not_hold_the_shutdown_up_forever() {
    let server = serve("127.0.0.1:0").await.unwrap();
    let _stalled = stalled_request(server.address(), "/subjects/a", "{", 9).await;
    // Without work to do the clock jumps to the end of the grace.
    tokio::time::pause();
    server.shutdown().await;
}

#[tokio::test]
async fn nothing_changes_after_the_shutdown() {
    let registry = Registry::new();
    let server = Server::start("127.0.0.1:0", registry.clone()).await.unwrap();
    let body = json!({ "schema": USER }).to_string();
    let (begin, rest) = body.split_at(5);
    let mut stalled = stalled_request(server.address(), "/subjects/late/versions", begin, body.len()).await;
    tokio::time::pause();
    server.shutdown().await;
    tokio::time::resume();

    // The connection may be known to be gone already.
    drop(stalled.write_all(rest.as_bytes()).await);
    let mut answer = Vec::new();
    drop(tokio::time::timeout(PATIENCE, stalled.read_to_end(&mut answer)).await.unwrap());
    assert_eq!(String::from_utf8(answer).unwrap(), "");
    let next = Server::start("127.0.0.1:0", registry).await.unwrap();
    assert_eq!(exchange(next.address(), "GET", "/subjects", "").await, (200, json!([])));
}

#[tokio::test]
async fn a_state_outlives_its_server() {
    let registry = Registry::new();
    let first = Server::start("127.0.0.1:0", registry.clone()).await.unwrap();
    let body = json!({ "schema": USER }).to_string();
    exchange(first.address(), "POST", "/subjects/users/versions", &body).await;
    first.shutdown().await;
    let second = Server::start("127.0.0.1:0", registry).await.unwrap();
    assert_eq!(exchange(second.address(), "GET", "/subjects", "").await, (200, json!(["users"])));
}

#[tokio::test]
async fn a_taken_port_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let error = serve(taken.local_addr().unwrap()).await.map(drop).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}

#[tokio::test]
async fn the_url_can_be_connected_to() {
    let server = serve("0.0.0.0:0").await.unwrap();
    assert_eq!(server.url(), format!("http://127.0.0.1:{}", server.address().port()));
}

#[tokio::test]
async fn a_schema_evolves() {
    let server = serve("127.0.0.1:0").await.unwrap();
    let ask = async |method: &str, path: &str, body: Value| {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        exchange(server.address(), method, path, &body).await
    };
    let record = |fields: Value| json!({ "type": "record", "name": "R", "fields": fields }).to_string();
    let first = json!({ "schema": record(json!([{ "name": "a", "type": "int" }])) });
    let second = json!({ "schema": record(json!([{ "name": "a", "type": "int" }, { "name": "b", "type": "int" }])) });
    let versions = "/subjects/r/versions";
    let check = "/compatibility/subjects/r/versions/latest?verbose=true";

    assert_eq!(ask("POST", versions, first).await.0, 200);
    assert_eq!(ask("GET", "/config", Value::Null).await, (200, json!({ "compatibilityLevel": "BACKWARD" })));
    let (status, verdict) = ask("POST", check, second.clone()).await;
    assert_eq!((status, &verdict["is_compatible"]), (200, &json!(false)));
    let (status, refusal) = ask("POST", versions, second.clone()).await;
    assert_eq!((status, &refusal["error_code"]), (409, &json!(40901)));
    let forward = json!({ "compatibility": "FORWARD" });
    assert_eq!(ask("PUT", "/config/r", forward.clone()).await, (200, forward));
    assert_eq!(ask("POST", check, second.clone()).await, (200, json!({ "is_compatible": true, "messages": [] })));
    let (status, registered) = ask("POST", versions, second).await;
    assert_eq!((status, &registered["version"]), (200, &json!(2)));
    assert_eq!(ask("PUT", "/mode", json!({ "mode": "READONLY" })).await, (200, json!({ "mode": "READONLY" })));
    assert_eq!(ask("POST", versions, json!({ "schema": "\"int\"" })).await.0, 422);
    server.shutdown().await;
}
