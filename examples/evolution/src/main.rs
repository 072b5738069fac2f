//! Two versions of a struct publish to one topic, and both read all of it, through Kafka and a schema registry.
//!
//!     cargo run -p evolution                        # ends by itself
//!     cargo run -p evolution -- history --registry-url http://localhost:8081 --subject users-value \
//!         --file schemas/history/users-value.json
//!
//! The first brings its own broker and registry. The second writes the file that `#[avro(history = "…")]` takes, from any
//! registry; its source is `history.rs`, to be copied.

#![forbid(unsafe_code)]

mod history;
mod versions;

use std::{
    error::Error,
    fmt::Debug,
    io,
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};

use clap::{Parser, Subcommand};
use schema_runtime::{AvroDecodeOwned, AvroEncode, ErrorKind, RegistryClient, Serializer, Subject};
use schema_stream::{App, EmbeddedBroker, Topic};
use tracing_subscriber::EnvFilter;

use crate::versions::{v1, v2, v3};

/// Two versions of a struct on one topic, which both read all of it.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the level and the versions of a subject to a file, for the compiler to check types against
    History(history::Arguments),
}

const TOPIC: &str = "users";

async fn evolution() -> Result<(), Box<dyn Error>> {
    let server = schema_registry::serve("127.0.0.1:0").await?;
    let broker = EmbeddedBroker::start()?;
    // Producers and consumers are rolled out in any order: versions are to be compatible both ways.
    set_level(&server.url(), &Subject::value_of(TOPIC), "FULL").await?;

    // Programs of their own elsewhere, of which both run while the one replaces the other.
    let app = |name: &str| App::builder(name).brokers(&broker).registry_url(server.url()).build();
    let (old, new) = (app("old")?, app("new")?);
    let old_users = old.topic::<v1::User>(TOPIC).partitions(1);
    let new_users = new.topic::<v2::User>(TOPIC).partitions(1);
    for (first, second) in [("Ada", "Barbara"), ("Grace", "Margaret")] {
        publish("v1", &old_users, v1::User::example(first)).await?;
        publish("v2", &new_users, v2::User::example(second)).await?;
    }

    let (old_read, new_read) = (consume(&old, &old_users, 4), consume(&new, &new_users, 4));
    tokio::try_join!(old.run(), new.run())?;
    for (version, users) in [("v1", old_read), ("v2", new_read)] {
        println!();
        for user in users.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            println!("{version} reads {user}");
        }
    }

    // Without its attribute `history`, the compiler lets a version pass that breaks the others. The registry does not.
    let registry = RegistryClient::new(server.url())?;
    match Serializer::<v3::User>::new(&registry, Subject::value_of(TOPIC)).prepare().await {
        Ok(id) => return Err(format!("the registry took v3, with id {id}").into()),
        Err(error) if error.kind() == ErrorKind::Incompatible => {
            // The error itself tells all that is wrong, and the schema that v3 was compared with.
            println!("\nv3 is refused by the registry: error code {}", error.error_code().unwrap_or_default());
        }
        Err(error) => return Err(error.into()),
    }
    server.shutdown().await;
    Ok(())
}

async fn publish<T: AvroEncode + Debug + Sync>(
    version: &str,
    topic: &Topic<T>,
    user: T,
) -> Result<(), schema_stream::Error> {
    topic.send(&user).await?;
    println!("{version} wrote {user:?}");
    Ok(())
}

/// Has an app read a topic until it has this many values. They are in the list when the app has run.
fn consume<T>(app: &App, topic: &Topic<T>, count: usize) -> Arc<Mutex<Vec<String>>>
where
    T: AvroDecodeOwned + Debug + Send + 'static,
{
    let users = Arc::new(Mutex::new(Vec::new()));
    let (list, stop) = (Arc::clone(&users), app.shutdown_handle());
    app.agent(topic, async move |user: T| {
        let mut users = list.lock().unwrap_or_else(PoisonError::into_inner);
        users.push(format!("{user:?}"));
        if users.len() == count {
            stop.shutdown();
        }
    });
    users
}

/// Sets a subject's level: an operator's task, and one request. With curl:
///
/// ```sh
/// curl -X PUT -H 'content-type: application/json' -d '{"compatibility": "FULL"}' $REGISTRY/config/users-value
/// ```
async fn set_level(registry_url: &str, subject: &Subject, level: &str) -> Result<(), reqwest::Error> {
    let request = reqwest::Client::new()
        .put(format!("{registry_url}/config/{subject}"))
        .header("content-type", "application/json")
        .body(format!(r#"{{"compatibility": "{level}"}}"#));
    request.send().await?.error_for_status().map(drop)
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();

    let result = match arguments.command {
        None => evolution().await,
        Some(Command::History(arguments)) => history::write(&arguments).await,
    };
    match result {
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
