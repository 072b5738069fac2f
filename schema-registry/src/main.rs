//! The registry on the command line.

#![forbid(unsafe_code)]

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use schema_registry::serve;
use tracing_subscriber::EnvFilter;

/// A Confluent-compatible schema registry for Avro, in memory.
///
/// Prints the address it listens on as its first line, and stops on SIGINT and SIGTERM: after the requests in progress,
/// or at once on a second one. The log goes to stderr; RUST_LOG sets what is in it.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Host and port to listen on; port 0 picks a free one.
    #[arg(long, value_name = "HOST:PORT", env = "SCHEMA_REGISTRY_LISTEN", default_value = "127.0.0.1:8081")]
    listen: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let colours = io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(io::stderr).init();
    match run(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("schema-registry: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<(), String> {
    // Before the address is known to anybody, so that a signal right after it is not lost.
    let mut signals = Signals::listen().map_err(|error| format!("cannot listen for signals: {error}"))?;
    let server = serve(arguments.listen.as_str())
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", arguments.listen))?;
    // Nobody may be reading; that is no reason to stop.
    drop(writeln!(io::stdout(), "listening on http://{}", server.address()));
    signals.next().await;
    tracing::info!("stopping");
    tokio::select! {
        () = server.shutdown() => Ok(()),
        () = signals.next() => Err("told to stop again, while requests in progress were being finished".to_owned()),
    }
}

/// What asks the process to stop. One listener from the start, so that no signal falls between two.
#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Resolves when the process is asked to stop, once more each time.
    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// What asks the process to stop.
#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    /// Resolves when the process is asked to stop, once more each time.
    async fn next(&mut self) {
        // Without a handler the process ends at once, which is what was asked for.
        drop(tokio::signal::ctrl_c().await);
    }
}
