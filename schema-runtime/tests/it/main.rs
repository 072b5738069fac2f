//! The codec and the registry client, as users have them.

#![allow(clippy::unwrap_used)]
#![forbid(unsafe_code)]

mod adapters;
mod conversions;
mod derive;
mod flatten;
#[cfg(feature = "generic")]
mod generic;
mod generics;
mod hostile;
mod hostile_writers;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "json")]
mod json_text;
mod kinds;
#[cfg(all(
    feature = "bigdecimal",
    feature = "chrono",
    feature = "jiff",
    feature = "rust_decimal",
    feature = "time",
    feature = "uuid"
))]
mod logical;
#[cfg(feature = "json")]
mod null_last;
mod refused_parts;
#[cfg(feature = "client")]
mod registry_client;
#[cfg(all(feature = "client", feature = "generic"))]
mod registry_generic;
#[cfg(feature = "client")]
mod registry_serde;
#[cfg(feature = "client")]
mod registry_support;
mod serde;
mod single_object;
mod type_properties;
mod types;
mod types_page;
