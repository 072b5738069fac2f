//! The corpus as code: the tests that its types are the files' schemas are generated with it.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic)]

/// With the default settings.
pub mod plain {
    include!(concat!(env!("OUT_DIR"), "/corpus.rs"));
}

/// With all others.
pub mod configured {
    include!(concat!(env!("OUT_DIR"), "/configured.rs"));
}

/// The schemas that the examples share.
pub mod users {
    include!(concat!(env!("OUT_DIR"), "/users.rs"));
}
