//! The program.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Stdio};

use serde_json::json;
use test_support::Running;

use crate::server::exchange;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schema-registry"));
    command.env_remove("SCHEMA_REGISTRY_LISTEN").env("RUST_LOG", "off").stdin(Stdio::null());
    command
}

/// The running program, and where it listens.
fn start(command: &mut Command) -> (Running, SocketAddr) {
    let mut child = Running::start(command.args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()));
    let mut line = String::new();
    BufReader::new(child.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.strip_prefix("listening on http://").unwrap().trim_end().parse().unwrap();
    (child, address)
}

#[cfg(unix)]
async fn stops_on(signal: &str) {
    let (mut child, address) = start(&mut program());
    assert_eq!(exchange(address, "GET", "/subjects", "").await, (200, json!([])));
    child.signal(signal);
    assert_eq!(child.0.wait().unwrap().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_second_signal_ends_it_at_once() {
    let (mut child, address) = start(program().env("RUST_LOG", "info").stderr(Stdio::piped()));
    let mut log = BufReader::new(child.0.stderr.take().unwrap());
    // A request in progress, for which the program would wait: it asks for the body, which does not come.
    let mut stalled = TcpStream::connect(address).unwrap();
    let head = "POST /subjects/a HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\nexpect: 100-continue\r\n";
    stalled.write_all(format!("{head}content-type: application/json\r\n\r\n").as_bytes()).unwrap();
    stalled.read_exact(&mut [0; 12]).unwrap();
    child.signal("-TERM");
    let mut line = String::new();
    while !line.contains("stopping") {
        line.clear();
        assert_ne!(log.read_line(&mut line).unwrap(), 0);
    }
    child.signal("-INT");
    assert_eq!(child.0.wait().unwrap().code(), Some(1));
    let mut rest = String::new();
    log.read_to_string(&mut rest).unwrap();
    assert!(
        rest.ends_with("schema-registry: told to stop again, while requests in progress were being finished\n"),
        "{rest}"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn serves_until_it_is_terminated() {
    stops_on("-TERM").await;
}

#[cfg(unix)]
#[tokio::test]
async fn serves_until_it_is_interrupted() {
    stops_on("-INT").await;
}

#[test]
fn a_taken_port_is_told_and_fails() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = program().args(["--listen", &address]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains(&format!("schema-registry: cannot listen on {address}: ")), "{message}");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_strange_argument_is_told_and_fails() {
    let output = program().arg("--lisen").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--listen"));
    let output = program().args(["--listen", "nowhere"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("cannot listen on nowhere"));
}
