//! This project's side of the interop run, `scripts/interop`: what `examples/users` does not do, which is keys, headers
//! and registries by themselves.

#![forbid(unsafe_code)]

mod publish;
mod receive;
mod registry;
mod user;

use std::{error::Error, io, process::ExitCode};

use clap::{Args, Parser};
use tracing_subscriber::EnvFilter;

/// This project's side of the interop run
#[derive(Parser)]
enum Command {
    /// Publish users with keys and headers
    Publish {
        #[command(flatten)]
        cluster: Cluster,
        /// How many
        #[arg(long)]
        count: u32,
    },
    /// Receive users with keys and headers, and print them
    Receive {
        #[command(flatten)]
        cluster: Cluster,
        /// Whose users: the value of their header `source`
        #[arg(long)]
        source: String,
        /// End after so many
        #[arg(long)]
        count: u32,
    },
    /// Ask a registry all that the client can
    Registry {
        /// Its URL
        url: String,
    },
}

#[derive(Args)]
struct Cluster {
    /// Kafka's bootstrap servers
    #[arg(long)]
    brokers: String,
    /// The schema registry's URL
    #[arg(long)]
    registry_url: String,
}

async fn run(command: Command) -> Result<(), Box<dyn Error>> {
    match command {
        Command::Publish { cluster, count } => publish::publish(cluster.brokers, cluster.registry_url, count).await,
        Command::Receive { cluster, source, count } => {
            receive::receive(cluster.brokers, cluster.registry_url, source, count).await
        }
        Command::Registry { url } => registry::registry(url).await,
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(false).init();
    match run(Command::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            let mut cause = error.source();
            while let Some(error) = cause {
                eprintln!("  caused by: {error}");
                cause = error.source();
            }
            ExitCode::FAILURE
        }
    }
}
