//! Schemas that are made up, as code: the tests that its types are the schemas are generated with it.
//!
//! A program of its own: another seed, or more schemas, compiles nothing else anew.
#![allow(missing_docs, unreachable_pub, long_running_const_eval)]
#![forbid(unsafe_code)]

include!(concat!(env!("OUT_DIR"), "/made_up.rs"));
