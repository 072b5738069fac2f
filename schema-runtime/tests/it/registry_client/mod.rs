//! The registry client against a server that behaves and misbehaves: what is sent, and what a person reads when it fails.

mod answers;
mod callers;
mod connections;
mod credentials;
mod redirects;
mod refusals;
mod requests;
mod retries;
mod settings;

use schema_runtime::{Error, ErrorKind, Registered, RegistryClient, Subject};

use crate::registry_support::{Reply, Server, assert_error};

const USERS: &str = r#"{"type":"record","name":"AvroUsers","namespace":"com.example","fields":[]}"#;

async fn register(registry: &RegistryClient) -> Result<Registered, Error> {
    registry.register(&Subject::value_of("users"), USERS).await
}

/// The error of a registration that is answered like this.
async fn refused(reply: impl Fn() -> Reply + Send + Sync + 'static, kind: ErrorKind, text: &str) -> Error {
    let server = Server::start(move |_, _| reply()).await;
    let error = assert_error(register(&server.client()).await, kind, &server.fill(text));
    assert_eq!(server.requests().len(), 1, "not worth another attempt");
    error
}
