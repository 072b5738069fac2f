//! The JSON that clients send with a schema, to register it or to look it up.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::representation::AVRO;
use crate::error::ApiError;
use crate::extract::QueryParams;
use crate::schema;
use crate::state::content::Content;
use crate::state::record::SchemaId;
use crate::state::store::Registration;
use crate::state::version::RequestedVersion;

/// A schema as clients submit it. Members that are not named here are ignored.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Submission {
    schema: Option<String>,
    schema_type: Option<String>,
    references: Option<Vec<IgnoredAny>>,
    metadata: Option<serde_json::Map<String, serde_json::Value>>,
    rule_set: Option<serde_json::Map<String, serde_json::Value>>,
    version: Option<i32>,
    id: Option<i32>,
}

impl Submission {
    /// The content to register or to look for; `None` where the client sent no schema text.
    ///
    /// # Errors
    ///
    /// The text is no schema, or what comes with it would be part of the content and is not supported: leaving it out
    /// would give the id of another schema.
    pub(crate) fn content(&self, query: &QueryParams) -> Result<Option<Content>, ApiError> {
        if let Some(name) = self.schema_type.as_deref().filter(|name| *name != AVRO) {
            return Err(ApiError::unsupported(format!(
                "Invalid schema type {name}: this registry supports {AVRO} only"
            )));
        }
        if self.references.as_ref().is_some_and(|references| !references.is_empty()) {
            return Err(ApiError::unsupported("Schema references are not supported by this registry"));
        }
        if holds_anything(self.metadata.as_ref()) {
            return Err(ApiError::unsupported("Schema metadata is not supported by this registry"));
        }
        if holds_anything(self.rule_set.as_ref()) {
            return Err(ApiError::unsupported("Rule sets are not supported by this registry"));
        }
        if query.flag("normalize") {
            return Err(ApiError::unsupported("Normalization (normalize=true) is not supported by this registry"));
        }
        match self.schema.as_deref() {
            None => Ok(None),
            Some(text) if text.trim().is_empty() => Ok(None),
            Some(text) => Ok(Some(Content::new(schema::canonical_text(text)?))),
        }
    }

    pub(crate) fn registration(&self, query: &QueryParams) -> Result<Registration, ApiError> {
        Ok(Registration {
            content: self.content(query)?,
            // A negative id is none: what clients send whose field has no other way to be empty.
            id: self.id.and_then(|id| SchemaId::try_from(id).ok()),
            version: RequestedVersion::from(self.version),
        })
    }
}

/// True when an object has a member that says something: `null`, `{}` and `[]` do not.
fn holds_anything(object: Option<&serde_json::Map<String, serde_json::Value>>) -> bool {
    use serde_json::Value;
    object.is_some_and(|members| {
        members.values().any(|value| match value {
            Value::Null => false,
            Value::Array(items) => !items.is_empty(),
            Value::Object(members) => !members.is_empty(),
            _ => true,
        })
    })
}
