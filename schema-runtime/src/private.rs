//! What derived code may touch. Not public: it changes without notice, and the derive is pinned to its version.

pub use schema_model::{Field, Node, Primitive, Record, Shape, StaticSchema, Text, assert_default, assert_unions};

pub use crate::{
    codec::{AvroDecode, AvroEncode, AvroRecord, AvroType, Failure, Position, Reader, Room},
    need::{Need, greatest, least, needs},
};
