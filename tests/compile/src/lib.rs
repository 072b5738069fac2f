//! What the derive refuses, with its messages, and what it must accept: see `ui`.

#![forbid(unsafe_code)]
