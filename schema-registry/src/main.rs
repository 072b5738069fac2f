//! The registry on the command line.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use schema_registry::serve;
use tracing_subscriber::EnvFilter;

/// A Confluent-compatible schema registry for Avro, in memory.
///
/// Prints the address it listens on as its first line, and stops on SIGINT and SIGTERM. The log goes to stderr;
/// RUST_LOG sets what is in it.
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
    let stopped = stop_signal().map_err(|error| format!("cannot listen for signals: {error}"))?;
    let server = serve(arguments.listen.as_str())
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", arguments.listen))?;
    // Nobody may be reading; that is no reason to stop.
    drop(writeln!(io::stdout(), "listening on http://{}", server.address()));
    stopped.await;
    tracing::info!("stopping");
    server.shutdown().await;
    Ok(())
}

/// Resolves when the process is asked to stop.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Resolves when the process is asked to stop.
#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a handler the process ends at once, which is what was asked for.
        drop(tokio::signal::ctrl_c().await);
    })
}
