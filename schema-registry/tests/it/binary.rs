//! The program.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use serde_json::json;

use crate::server::exchange;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schema-registry"));
    command.env_remove("SCHEMA_REGISTRY_LISTEN").env("RUST_LOG", "off").stdin(Stdio::null());
    command
}

/// A child that does not outlive a failed test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Has ended already in a test that went well.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[cfg(unix)]
async fn stops_on(signal: &str) {
    let mut child = Running(program().args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().unwrap());
    let mut line = String::new();
    BufReader::new(child.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.strip_prefix("listening on http://").unwrap().trim_end().parse().unwrap();
    assert_eq!(exchange(address, "GET", "/subjects", "").await, (200, json!([])));
    let status = Command::new("kill").args([signal, &child.0.id().to_string()]).status().unwrap();
    assert!(status.success());
    assert_eq!(child.0.wait().unwrap().code(), Some(0));
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
