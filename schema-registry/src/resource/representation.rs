//! The JSON of what is registered.

use serde::Serialize;

use crate::state::content::Content;
use crate::state::record::{Record, SchemaId};
use crate::state::store::Found;
use crate::state::version::Version;

/// The only type of schema there is. Sent for Avro too, as from Confluent 8.0 on.
pub(super) const AVRO: &str = "AVRO";

/// The answer to a registration. `id` comes first: it is all that old clients know.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Registered {
    id: SchemaId,
    version: Version,
    guid: String,
    schema_type: &'static str,
    schema: String,
}

impl From<&Record> for Registered {
    fn from(record: &Record) -> Self {
        Self {
            id: record.id,
            version: record.version,
            guid: record.content.guid().to_string(),
            schema_type: AVRO,
            schema: record.content.schema().to_owned(),
        }
    }
}

/// A version of a subject.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SubjectVersionSchema {
    subject: String,
    version: Version,
    id: SchemaId,
    guid: String,
    schema_type: &'static str,
    schema: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deleted: bool,
}

impl From<&Record> for SubjectVersionSchema {
    fn from(record: &Record) -> Self {
        Self {
            subject: record.subject.as_str().to_owned(),
            version: record.version,
            id: record.id,
            guid: record.content.guid().to_string(),
            schema_type: AVRO,
            schema: record.content.schema().to_owned(),
            deleted: record.deleted,
        }
    }
}

/// A schema found by its id.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SchemaById {
    schema: String,
    schema_type: &'static str,
    guid: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<Version>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_id: Option<SchemaId>,
}

impl SchemaById {
    fn new(content: &Content) -> Self {
        Self {
            schema: content.schema().to_owned(),
            schema_type: AVRO,
            guid: content.guid().to_string(),
            subject: None,
            version: None,
            max_id: None,
        }
    }

    /// `with_place` where the client asked by subject too: only then subject and version belong to the answer.
    pub(crate) fn of(found: &Found, with_place: bool, max_id: Option<SchemaId>) -> Self {
        let place = found.place.as_ref().filter(|_| with_place);
        Self {
            subject: place.map(|(subject, _)| subject.as_str().to_owned()),
            version: place.map(|(_, version)| *version),
            max_id,
            ..Self::new(&found.content)
        }
    }
}

/// A place where a schema is registered.
#[derive(Serialize)]
pub(crate) struct SubjectVersion {
    pub(crate) subject: String,
    pub(crate) version: Version,
}
