//! An embedded, Confluent-compatible schema registry for Avro.
//!
//! Producers and consumers find each other's schemas through a registry: a producer registers its schema under a
//! *subject* and gets an *id* to put before each message; a consumer asks for the schema of that id. This crate is such
//! a registry, small enough to start within a test or a first program, and spoken to over HTTP like any other.
//!
//! ```
//! use tokio::io::{AsyncReadExt, AsyncWriteExt};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = schema_registry::serve("127.0.0.1:0").await?;
//! println!("a registry listens on {}", server.url());
//!
//! // Any registry client can be pointed at that URL. By hand:
//! let mut connection = tokio::net::TcpStream::connect(server.address()).await?;
//! connection.write_all(b"GET /subjects HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await?;
//! let mut answer = String::new();
//! connection.read_to_string(&mut answer).await?;
//! assert!(answer.starts_with("HTTP/1.1 200 OK"));
//! assert!(answer.ends_with("[]"));
//!
//! server.shutdown().await;
//! # Ok(())
//! # }
//! ```
//!
//! Three ways in, over one state:
//!
//! - [`serve`] listens and answers until the [`Server`] is dropped;
//! - [`app`] is the same as an axum `Router`, to be nested or called without a socket;
//! - the binary `schema-registry --listen 127.0.0.1:8081` is for the command line.
//!
//! # What it answers
//!
//! | method and path | |
//! |---|---|
//! | GET, POST `/` | `{}` |
//! | GET `/subjects` | names; `subjectPrefix`, `deleted`, `deletedOnly`, `offset`, `limit` |
//! | POST `/subjects/{subject}` | the version that has a schema; `deleted` |
//! | DELETE `/subjects/{subject}`, `…/versions/{version}` | softly, and with `permanent` for good |
//! | GET, POST `/subjects/{subject}/versions` | version numbers; registers a schema |
//! | GET `/subjects/{subject}/versions/{version}`, `…/schema` | a number, `latest` or `-1`; `deleted` |
//! | GET `/schemas/ids/{id}`, `…/schema`, `…/subjects`, `…/versions` | by id; `subject`, `fetchMaxId`, `deleted` |
//! | GET `/schemas/types` | `["AVRO"]` |
//! | POST `/compatibility/subjects/{subject}/versions`, `…/{version}` | whether a schema fits; `verbose` |
//! | GET, PUT, DELETE `/config`, `/config/{subject}` | the compatibility level; `defaultToGlobal` |
//! | GET, PUT, DELETE `/mode`, `/mode/{subject}` | `READWRITE`, `READONLY`, `IMPORT`; `defaultToGlobal`, `force` |
//!
//! A schema is registered if it is compatible with those before it, as Java's Avro says: at the level of its subject, else
//! at the global one, which is `BACKWARD` until another is set.
//!
//! Media types, answers, error codes and their texts are those of Confluent Schema Registry 8, and where its releases differ
//! those of 8.2: an incompatible schema is refused with 409 and the code 40901. Every other path is answered with
//! `{"error_code":404,"message":"HTTP 404 Not Found"}`.
//!
//! # Where it differs from Confluent's
//!
//! - Schemas and settings are kept in memory and end with the process.
//! - Of the configuration there is the level, and `normalize` as long as it is `false`: whatever else would change
//!   something is refused with 42205. The modes `FORWARD` and `READONLY_OVERRIDE` are refused with 42204.
//! - What would change a schema's identity and is not supported is refused with 42201 instead of being ignored: schema
//!   types other than `AVRO`, references, metadata, rule sets and `normalize=true`. A subject in a context other than
//!   the default one is refused with 42208.
//! - Bodies over [`MAX_BODY_BYTES`] are refused with 413, schemas over 1 MiB with 42209.

#![forbid(unsafe_code)]

mod app;
mod error;
mod extract;
mod media;
mod resource;
mod schema;
mod server;
mod state;

pub use app::app;
pub use server::{Server, serve};
pub use state::Registry;

/// The largest request body that is read, in bytes: 2 MiB.
pub const MAX_BODY_BYTES: usize = 2 * 1024 * 1024;
