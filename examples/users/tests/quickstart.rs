//! The program as a user starts it.

#![allow(clippy::unwrap_used)]

use std::{
    io::{BufRead, BufReader, Read},
    process::{Command, Output, Stdio},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use test_support::Running;

const LINE: &str = "First Name: foo, last name bar\n";

fn users(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_users"));
    command.args(arguments).env_remove("KAFKA_BROKERS").env_remove("SCHEMA_REGISTRY_URL").env_remove("RUST_LOG");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn start(arguments: &[&str]) -> Running {
    Running::start(&mut users(arguments))
}

/// Waits for a program to end, and kills one that does not.
fn finish(mut running: Running) -> Output {
    let child = &mut running.0;
    let (stdout, stderr) = (all_of(child.stdout.take()), all_of(child.stderr.take()));
    let deadline = Instant::now() + Duration::from_secs(60);
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if Instant::now() > deadline {
            child.kill().unwrap();
            break child.wait().unwrap();
        }
        thread::sleep(Duration::from_millis(20));
    };
    Output { status, stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
}

/// Reads a pipe to its end, beside others. A pipe that was closed has nothing.
fn all_of(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            pipe.read_to_end(&mut bytes).unwrap();
        }
        bytes
    })
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn three_users_and_the_end() {
    let output = finish(start(&["--count", "3", "--interval", "50ms"]));
    let errors = text(&output.stderr);
    assert_eq!(text(&output.stdout), LINE.repeat(3), "{errors}");
    assert_eq!(output.status.code(), Some(0), "{errors}");
    assert!(errors.contains("schema registry at http://127.0.0.1:"), "{errors}");
    assert!(errors.contains("Kafka broker at 127.0.0.1:"), "{errors}");
}

#[cfg(unix)]
#[test]
fn signals_end_it_cleanly() {
    for signal in ["-INT", "-TERM"] {
        let mut child = start(&["--interval", "1h"]);
        let mut lines = BufReader::new(child.0.stdout.take().unwrap());
        let mut first = String::new();
        lines.read_line(&mut first).unwrap();
        assert_eq!(first, LINE);
        child.0.stdout = Some(lines.into_inner());
        child.signal(signal);
        let output = finish(child);
        assert_eq!(output.status.code(), Some(0), "{signal}: {}", text(&output.stderr));
        assert_eq!(text(&output.stdout), "");
    }
}

#[test]
fn an_error_is_told_with_its_causes() {
    for (arguments, reason) in [
        (
            ["--registry-url", "http://127.0.0.1:1"],
            "caused by: the schema of topic `avro_users` could not be registered",
        ),
        (["--registry-url", "nonsense"], "error: the registry's URL cannot be used\n  caused by: "),
    ] {
        let output = finish(start(&arguments));
        let errors = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{errors}");
        assert!(errors.contains(reason), "{errors}");
        assert!(errors.contains("error: "), "{errors}");
        assert!(!errors.contains("panicked"), "{errors}");
        assert_eq!(text(&output.stdout), "");
    }
}

#[test]
fn an_empty_address_is_refused_at_once() {
    for (variable, option) in [("KAFKA_BROKERS", "--brokers"), ("SCHEMA_REGISTRY_URL", "--registry-url")] {
        let mut from_environment = users(&[]);
        from_environment.env(variable, "");
        for mut command in [from_environment, users(&[option, " "])] {
            let output = finish(Running::start(&mut command));
            let errors = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{errors}");
            assert!(errors.contains(option) && errors.contains(&format!("unset {variable}")), "{errors}");
            assert_eq!(text(&output.stdout), "");
        }
    }
}

#[test]
fn a_closed_pipe_is_an_error_and_no_panic() {
    let mut child = start(&["--interval", "20ms"]);
    let mut lines = BufReader::new(child.0.stdout.take().unwrap());
    lines.read_line(&mut String::new()).unwrap();
    drop(lines);
    let output = finish(child);
    let errors = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(errors.contains("error: a handler failed (topic `avro_users`, partition 0, offset "), "{errors}");
    assert!(!errors.contains("panicked"), "{errors}");
}
