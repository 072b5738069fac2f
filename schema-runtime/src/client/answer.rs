//! What a registry answers, read with suspicion.

use std::sync::Arc;

use schema_model::CompatibilityLevel;
use serde_json::{Map, Value};

use super::{credentials::Credentials, failure, operation::Operation, quote::legible, subject::Subject};
use crate::{
    error::{Error, ErrorKind},
    framing::SchemaId,
};

/// A whole HTTP answer, of any status.
pub(super) struct Answer {
    pub(super) method: reqwest::Method,
    /// The registry's base URL and the URL of the request, as they are shown.
    pub(super) base: String,
    pub(super) url: String,
    pub(super) status: u16,
    pub(super) retry_after: Option<std::time::Duration>,
    /// The `Content-Encoding`, of which none was asked for.
    pub(super) coding: Option<String>,
    pub(super) body: Vec<u8>,
    /// What was shown to the registry, which it may have echoed.
    pub(super) credentials: Option<Arc<Credentials>>,
}

/// A registry's own words about a failure.
pub(super) struct Complaint {
    pub(super) code: Option<u32>,
    pub(super) message: String,
}

/// The longest message of a registry that is shown whole. Those about incompatible schemas quote both.
const LONGEST_MESSAGE: usize = 1500;

/// The longest piece of a body that is shown where the body is not what was expected.
const LONGEST_EXCERPT: usize = 160;

impl Answer {
    /// The error body, if it is one of the registry's protocol.
    pub(super) fn complaint(&self) -> Option<Complaint> {
        let Ok(Value::Object(body)) = serde_json::from_slice(&self.body) else { return None };
        let code = body.get("error_code").and_then(Value::as_u64).and_then(|code| u32::try_from(code).ok());
        let message = body.get("message").and_then(Value::as_str);
        if code.is_none() && message.is_none() {
            return None;
        }
        let message = legible(&self.blotted(message.unwrap_or_default().to_owned()), LONGEST_MESSAGE);
        Some(Complaint { code, message })
    }

    /// The beginning of the body, in quotes.
    pub(super) fn excerpt(&self) -> String {
        if self.body.is_empty() {
            return "an empty body".to_owned();
        }
        if let Some(coding) = &self.coding
            && std::str::from_utf8(&self.body).is_err()
        {
            let coding = legible(&self.blotted(coding.clone()), 40);
            return format!("{} bytes in the content encoding \"{coding}\", which was not asked for", self.body.len());
        }
        let body = String::from_utf8_lossy(&self.body).into_owned();
        format!("\"{}\"", legible(&self.blotted(body), LONGEST_EXCERPT))
    }

    /// A text of the registry's, without the credentials that it was shown.
    pub(super) fn blotted(&self, text: String) -> String {
        match &self.credentials {
            Some(credentials) => credentials.blot(text),
            None => text,
        }
    }
}

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

/// The numbers of versions, as an array.
pub(super) fn versions(operation: &Operation, answer: &Answer) -> Result<Vec<u32>, Error> {
    let numbers = match json(operation, answer)? {
        Value::Array(items) => {
            let number = |item: &Value| item.as_u64().and_then(|number| u32::try_from(number).ok()).filter(|n| *n > 0);
            items.iter().map(number).collect::<Option<Vec<_>>>()
        }
        _ => None,
    };
    numbers.ok_or_else(|| failure::misanswer(operation, answer, "JSON that is no array of version numbers", None))
}

fn json(operation: &Operation, answer: &Answer) -> Result<Value, Error> {
    serde_json::from_slice(&answer.body).map_err(|error| match &answer.coding {
        Some(_) => failure::misanswer(operation, answer, "an encoded body", None),
        None => {
            let problem = format!("a body that is not JSON ({error})");
            failure::misanswer(operation, answer, &problem, Some(Box::new(error)))
        }
    })
}

/// Reads the members of an answer; every failure says what was asked, of whom, and what came back.
pub(super) struct Reader<'a> {
    operation: &'a Operation,
    answer: &'a Answer,
    members: Map<String, Value>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(operation: &'a Operation, answer: &'a Answer) -> Result<Self, Error> {
        match json(operation, answer)? {
            Value::Object(members) => Ok(Self { operation, answer, members }),
            _ => Err(failure::misanswer(operation, answer, "JSON that is no object", None)),
        }
    }

    pub(super) fn level(&self) -> Result<CompatibilityLevel, Error> {
        let level = self.text("compatibilityLevel")?;
        level.parse().map_err(|_| {
            let level = legible(&self.answer.blotted(level.to_owned()), 40);
            self.misanswer(&format!("the compatibility level \"{level}\", which is none"))
        })
    }

    pub(super) fn registered(&self) -> Result<Registered, Error> {
        let version = match self.members.get("version") {
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
            let text = format!("{} at {}: {problem}", self.operation, self.answer.base);
            Err(Error::new(ErrorKind::Schema, text))
        };
        match self.members.get("schemaType") {
            None | Some(Value::Null) => {}
            Some(Value::String(kind)) if kind.eq_ignore_ascii_case("AVRO") => {}
            Some(Value::String(kind)) => {
                let kind = legible(&self.answer.blotted(kind.clone()), 40);
                return unusable(format!("the schema is of type {kind}, and only AVRO is read here"));
            }
            Some(_) => return Err(self.misanswer("a `schemaType` that is no string")),
        }
        if let Some(Value::Array(references)) = self.members.get("references")
            && let Some(first) = references.first()
        {
            let name = first.get("name").and_then(Value::as_str).unwrap_or("?");
            return unusable(format!(
                "the schema refers to schemas of other subjects ({} of them, the first is {}), which are not fetched",
                references.len(),
                legible(&self.answer.blotted(name.to_owned()), 200),
            ));
        }
        self.text("schema")
    }

    fn id(&self) -> Result<SchemaId, Error> {
        self.number("id").map(SchemaId::new)
    }

    /// A number from 1 to what fits the signed 32 bits in which other clients keep ids and versions.
    fn number(&self, name: &str) -> Result<u32, Error> {
        let Some(value) = self.members.get(name) else { return Err(self.misanswer(&format!("no `{name}`"))) };
        match value.as_u64().and_then(|number| i32::try_from(number).ok()) {
            Some(number @ 1..) => Ok(number.unsigned_abs()),
            _ => {
                let value = legible(&self.answer.blotted(value.to_string()), 40);
                Err(self.misanswer(&format!("`{name}` {value}, which is no number from 1 to {}", i32::MAX)))
            }
        }
    }

    fn text(&self, name: &str) -> Result<&str, Error> {
        match self.members.get(name) {
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err(self.misanswer(&format!("a `{name}` that is no string"))),
            None => Err(self.misanswer(&format!("no `{name}`"))),
        }
    }

    fn misanswer(&self, problem: &str) -> Error {
        failure::misanswer(self.operation, self.answer, problem, None)
    }
}
