//! What derived code may touch. Not public: it changes without notice, and the derive is pinned to its version.

pub use schema_model::{
    Field, Form, Node, Record, StaticSchema, Text, TextSource, assert_default, assert_unions, fingerprint, measure,
    text_of,
};

pub use crate::{
    codec::{AvroDecode, AvroEncode, AvroRecord, AvroType, Failure, Position, Reader, Room},
    need::{Need, greatest, least, needs},
};
