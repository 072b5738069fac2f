//! What a registry's responses say, read with suspicion.

use std::sync::Arc;

use schema_model::{CompatibilityLevel, Schema};
use serde_json::Value;

use super::{error, request::Request, response::Response, sanitize::sanitize, subject::Subject};
use crate::{
    error::{Error, ErrorKind},
    framing::SchemaId,
};

/// What a registry answered to a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Registered {
    /// The schema's id.
    pub id: SchemaId,
    /// The version that the schema is under the subject. Not all registries tell.
    pub version: Option<u32>,
}

/// A schema as a registry keeps it under a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RegisteredSchema {
    /// The subject, as the registry spells it.
    pub subject: Subject,
    /// The version, counted from 1.
    pub version: u32,
    /// The schema's id.
    pub id: SchemaId,
    /// The schema's text.
    pub schema: Arc<str>,
}

/// The JSON of a response. Every error says what was asked, of whom, and what came back.
pub(super) struct Body {
    request: Request,
    response: Response,
    value: Value,
}

impl Body {
    pub(super) fn parse(request: Request, response: Response) -> Result<Self, Error> {
        match serde_json::from_slice(&response.body) {
            Ok(value) => Ok(Self { request, response, value }),
            Err(_) if response.coding.is_some() => {
                Err(error::unexpected_response(&request, &response, "an encoded body", None))
            }
            Err(error) => {
                let problem = format!("a body that is not JSON ({error})");
                Err(error::unexpected_response(&request, &response, &problem, Some(Box::new(error))))
            }
        }
    }

    /// The numbers of versions, as an array.
    pub(super) fn versions(&self) -> Result<Vec<u32>, Error> {
        let number = |item: &Value| item.as_u64().and_then(|number| u32::try_from(number).ok()).filter(|n| *n > 0);
        let numbers = self.value.as_array().and_then(|items| items.iter().map(number).collect());
        numbers.ok_or_else(|| self.unexpected("JSON that is no array of version numbers"))
    }

    pub(super) fn level(&self) -> Result<CompatibilityLevel, Error> {
        let level = self.text("compatibilityLevel")?;
        level.parse().map_err(|_| {
            let level = sanitize(&self.response.redacted(level.to_owned()), 40);
            self.unexpected(&format!("the compatibility level \"{level}\", which is none"))
        })
    }

    pub(super) fn registered(&self) -> Result<Registered, Error> {
        let version = match self.member("version")? {
            None | Some(Value::Null) => None,
            Some(_) => Some(self.number("version")?),
        };
        Ok(Registered { id: self.id()?, version })
    }

    pub(super) fn registered_schema(&self) -> Result<RegisteredSchema, Error> {
        Ok(RegisteredSchema {
            subject: Subject::named(self.text("subject")?),
            version: self.number("version")?,
            id: self.id()?,
            schema: self.schema()?.into(),
        })
    }

    /// The text of an Avro schema that stands on its own.
    pub(super) fn schema(&self) -> Result<&str, Error> {
        let unusable = |problem: String| {
            let text = format!("{} at {}: {problem}", self.request, self.response.base);
            Err(Error::new(ErrorKind::Schema, text))
        };
        match self.member("schemaType")? {
            None | Some(Value::Null) => {}
            Some(Value::String(kind)) if kind.eq_ignore_ascii_case("AVRO") => {}
            Some(Value::String(kind)) => {
                let kind = sanitize(&self.response.redacted(kind.clone()), 40);
                return unusable(format!("the schema is of type {kind}, and only AVRO is read here"));
            }
            Some(_) => return Err(self.unexpected("a `schemaType` that is no string")),
        }
        if let Some(Value::Array(references)) = self.member("references")?
            && let Some(first) = references.first()
        {
            let name = first.get("name").and_then(Value::as_str).unwrap_or("?");
            return unusable(format!(
                "the schema refers to schemas of other subjects ({} of them, the first is {}), which are not fetched",
                references.len(),
                sanitize(&self.response.redacted(name.to_owned()), 200),
            ));
        }
        self.text("schema")
    }

    /// The Avro schema that [`schema`](Self::schema) is the text of.
    pub(super) fn parsed_schema(&self) -> Result<Arc<Schema>, Error> {
        Schema::parse(self.schema()?).map(Arc::new).map_err(|error| {
            let (request, base, reason) = (&self.request, &self.response.base, error.to_string());
            let shown = self.response.redacted(reason.clone());
            let message = format!("{request} at {base}: the registry's text is not a valid Avro schema: {shown}");
            // The error itself would show what the text does not.
            let source = (shown == reason).then(|| Box::new(error) as _);
            Error::caused(ErrorKind::Schema, message, source)
        })
    }

    fn member(&self, name: &str) -> Result<Option<&Value>, Error> {
        match &self.value {
            Value::Object(members) => Ok(members.get(name)),
            _ => Err(self.unexpected("JSON that is no object")),
        }
    }

    fn id(&self) -> Result<SchemaId, Error> {
        self.number("id").map(SchemaId::new)
    }

    /// A number from 1 to what fits the signed 32 bits in which other clients keep ids and versions.
    fn number(&self, name: &str) -> Result<u32, Error> {
        let Some(value) = self.member(name)? else { return Err(self.unexpected(&format!("no `{name}`"))) };
        match value.as_u64().and_then(|number| i32::try_from(number).ok()) {
            Some(number @ 1..) => Ok(number.unsigned_abs()),
            _ => {
                let value = sanitize(&self.response.redacted(value.to_string()), 40);
                Err(self.unexpected(&format!("`{name}` {value}, which is no number from 1 to {}", i32::MAX)))
            }
        }
    }

    fn text(&self, name: &str) -> Result<&str, Error> {
        match self.member(name)? {
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err(self.unexpected(&format!("a `{name}` that is no string"))),
            None => Err(self.unexpected(&format!("no `{name}`"))),
        }
    }

    fn unexpected(&self, problem: &str) -> Error {
        error::unexpected_response(&self.request, &self.response, problem, None)
    }
}
