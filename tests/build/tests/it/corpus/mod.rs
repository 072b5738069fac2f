//! The corpus as code: the tests that its types are the files' schemas are generated with it, and beside it those that its
//! types are to Java what they are here.
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic)]

mod beside_java;
mod libraries;

/// With the default settings.
pub mod plain {
    include!(concat!(env!("OUT_DIR"), "/corpus.rs"));
}

/// With all others.
pub mod configured {
    include!(concat!(env!("OUT_DIR"), "/configured.rs"));
}

/// With texts and bytes that are shared, or boxed.
pub mod shared {
    include!(concat!(env!("OUT_DIR"), "/shared.rs"));
}

/// With those that are borrowed or owned.
pub mod cow {
    include!(concat!(env!("OUT_DIR"), "/cow.rs"));
}

/// With a namespace's types from elsewhere, and two namespaces in one module.
pub mod reused {
    include!(concat!(env!("OUT_DIR"), "/reused.rs"));
}

/// With types of libraries for logical types.
pub mod chrono_and_others {
    include!(concat!(env!("OUT_DIR"), "/chrono.rs"));
}

/// With those of jiff.
pub mod with_jiff {
    include!(concat!(env!("OUT_DIR"), "/jiff.rs"));
}

/// With those of time.
pub mod with_time {
    include!(concat!(env!("OUT_DIR"), "/time.rs"));
}

/// The schemas that the examples share.
pub mod users {
    include!(concat!(env!("OUT_DIR"), "/users.rs"));
}

include!(concat!(env!("OUT_DIR"), "/corpus_cases.rs"));
