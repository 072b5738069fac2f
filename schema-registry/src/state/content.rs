//! What has an id: the content of a schema.

use std::sync::Arc;

use md5::{Digest, Md5};
use uuid::Uuid;

/// The content of a schema. Equal contents have the same id on every subject.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Content {
    schema: Arc<str>,
}

impl Content {
    /// `schema` is canonical text: two spellings of one schema must be one text here.
    pub(crate) fn new(schema: impl Into<Arc<str>>) -> Self {
        Self { schema: schema.into() }
    }

    pub(crate) fn schema(&self) -> &str {
        &self.schema
    }

    /// The content's name in every registry: the MD5 of the text, written as a UUID.
    ///
    /// All 128 bits are the digest's, as in Confluent's registry. A version 3 UUID is a different number: it hashes a
    /// name space first and overwrites six bits.
    pub(crate) fn guid(&self) -> Uuid {
        Uuid::from_bytes(Md5::digest(self.schema.as_bytes()).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the golden data of Confluent's registry (`schema-md5-golden-data.json`, AVRO without references, metadata
    /// and rules).
    #[test]
    fn guid_is_confluents() {
        let schema = concat!(
            r#"{"type":"record","name":"Person","namespace":"io.confluent.kafka.example","fields":["#,
            r#"{"name":"name","type":"string"},{"name":"age","type":"int"},{"name":"ssn","type":"string"},"#,
            r#"{"name":"user","type":"io.confluent.kafka.example.User"},"#,
            r#"{"name":"address","type":"io.confluent.kafka.example.Address"}]}"#,
        );
        assert_eq!(Content::new(schema).guid().to_string(), "d629bb05-ad85-3d20-fbcb-895de3c459f7");
    }
}
