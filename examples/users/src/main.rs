//! The quickstart: a struct is published on a timer and received again, through Kafka and a schema registry.
//!
//!     cargo run -p users                            # until Ctrl-C, a user every five seconds
//!     cargo run -p users -- --count 3               # until three users were received
//!     cargo run -p users -- --brokers localhost:9092 --registry-url http://localhost:8081
//!
//! Without `--brokers` and `--registry-url` it brings its own broker and registry, and says where they listen.

#![forbid(unsafe_code)]

mod arguments;

use std::{
    error::Error,
    io::{self, IsTerminal, Write},
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use clap::Parser;
use schema_runtime::AvroRecord;
use schema_stream::{App, Brokers, EmbeddedBroker};
use tracing::info;
use tracing_subscriber::EnvFilter;

use crate::arguments::Arguments;

#[derive(AvroRecord, Debug)]
#[avro(name = "AvroUsers", namespace = "com.example")]
struct UserModel {
    first_name: String,
    last_name: String,
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    // A registry and a broker of our own, where none is given.
    let (registry, registry_url) = match arguments.registry_url {
        Some(url) => (None, url),
        None => {
            let registry = schema_registry::serve("127.0.0.1:0").await?;
            let url = registry.url().to_string();
            info!("schema registry at {url}");
            (Some(registry), url)
        }
    };
    let brokers = match arguments.brokers {
        Some(addresses) => Brokers::from(addresses),
        None => {
            let broker = EmbeddedBroker::start()?;
            info!("Kafka broker at {}", broker.brokers());
            Brokers::from(broker)
        }
    };

    let app = App::builder("users").brokers(brokers).registry_url(registry_url).build()?;
    let users = app.topic::<UserModel>("avro_users").partitions(1);

    let (received, count, stop) = (Arc::new(AtomicU64::new(0)), arguments.count, app.shutdown_handle());
    app.agent(&users, async move |user: UserModel| -> io::Result<()> {
        writeln!(io::stdout(), "First Name: {}, last name {}", user.first_name, user.last_name)?;
        if Some(received.fetch_add(1, Ordering::Relaxed) + 1) == count {
            stop.shutdown();
        }
        Ok(())
    });

    app.timer(arguments.interval).run(async move || {
        let user = UserModel { first_name: "foo".to_owned(), last_name: "bar".to_owned() };
        users.send(&user).await
    });

    app.run().await?;
    if let Some(registry) = registry {
        registry.shutdown().await;
    }
    Ok(())
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Standard output is for users; what happens on the way goes to standard error. RUST_LOG=debug says more.
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let colors = io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(colors).init();

    match run(arguments).await {
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
