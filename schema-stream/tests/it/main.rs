//! Apps, beside a broker and a registry of each test's own.

#![allow(clippy::unwrap_used)]

mod app;
mod commit;
mod common;
mod delivery;
