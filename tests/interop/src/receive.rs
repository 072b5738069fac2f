//! Users of others, printed one a line.

use std::{
    error::Error,
    io::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use schema_runtime::{Deserializer, RegistryClient};
use schema_stream::{App, Headers, Message};

use crate::user::{TOPIC, UserModel};

/// Prints the users from `source`, the value of their header of that name, until there were `count`; others are passed
/// over. Each has its key, its names and its headers in their order.
pub(crate) async fn receive(
    brokers: String,
    registry_url: String,
    source: String,
    count: u32,
) -> Result<(), Box<dyn Error>> {
    let registry = RegistryClient::new(registry_url)?;
    // A group for each source: it starts at the topic's beginning.
    let app = App::builder(format!("interop-receive-{source}")).brokers(brokers).registry(registry.clone()).build()?;
    let users = app.topic::<UserModel>(TOPIC).partitions(1);
    let keys = Deserializer::<String>::new(&registry);

    let (received, stop) = (Arc::new(AtomicU32::new(0)), app.shutdown_handle());
    app.agent(&users, async move |message: Message<UserModel>| -> Result<(), Box<dyn Error + Send + Sync>> {
        if message.headers().get("source") != Some(source.as_bytes()) {
            return Ok(());
        }
        let Some(key) = message.key() else { return Err(format!("a message of {source} has no key").into()) };
        let (key, user) = (keys.deserialize(key).await?, message.value());
        let before = received.fetch_add(1, Ordering::Relaxed);
        if before < count {
            let headers = shown(message.headers());
            writeln!(io::stdout(), "{key}: {} {} [{headers}]", user.first_name, user.last_name)?;
        }
        if before + 1 == count {
            stop.shutdown();
        }
        Ok(())
    });
    Ok(app.run().await?)
}

/// `name=value, name=value`, where bytes that are not printable ASCII are escaped and no value is `null`.
fn shown(headers: &Headers) -> String {
    let shown = headers.iter().map(|(name, value)| match value {
        Some(value) => format!("{name}={}", value.escape_ascii()),
        None => format!("{name}=null"),
    });
    shown.collect::<Vec<_>>().join(", ")
}
