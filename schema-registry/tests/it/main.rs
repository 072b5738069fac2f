//! The registry as its clients see it.

#![allow(clippy::unwrap_used)]

mod binary;
mod by_id;
mod client;
mod compatibility;
mod concurrency;
mod config;
mod delete;
mod import;
mod mode;
mod protocol;
mod register;
mod server;
mod subjects;
