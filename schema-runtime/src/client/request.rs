//! The requests of a registry's protocol.

use std::{fmt, sync::Arc};

use reqwest::Method;
use serde_json::{Value, json};

use super::{endpoint::segment, sanitize::sanitize, subject::Subject};
use crate::{
    error::{Error, ErrorKind},
    framing::SchemaId,
};

/// Which version of a subject is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Version {
    /// The one that was registered last.
    Latest,
    /// The one of this number, counted from 1.
    Number(u32),
}

impl From<u32> for Version {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

/// One request of the registry's protocol.
///
/// Its `Display` is the beginning of every error about it: `register schema "com.example.User" under subject "users"`.
#[derive(Clone, Debug)]
pub(super) enum Request {
    Register {
        subject: Subject,
        schema: Arc<str>,
    },
    Lookup {
        subject: Subject,
        schema: Arc<str>,
    },
    SchemaById(SchemaId),
    SchemaByVersion {
        subject: Subject,
        version: Version,
    },
    Versions(Subject),
    /// Of a subject, or of all that have none of their own.
    Level(Option<Subject>),
}

impl Request {
    pub(super) fn method(&self) -> Method {
        match self {
            Self::Register { .. } | Self::Lookup { .. } => Method::POST,
            Self::SchemaById(_) | Self::SchemaByVersion { .. } | Self::Versions(_) | Self::Level(_) => Method::GET,
        }
    }

    /// The path under the registry's base URL.
    pub(super) fn path(&self) -> Result<String, Error> {
        let subject = |subject: &Subject| {
            segment(subject.as_str()).ok_or_else(|| {
                let problem = "a subject is not empty and neither `.` nor `..`, which no URL can carry";
                Error::new(ErrorKind::Config, format!("{self}: {problem}"))
            })
        };
        Ok(match self {
            Self::Register { subject: name, .. } => format!("subjects/{}/versions", subject(name)?),
            Self::Lookup { subject: name, .. } => format!("subjects/{}", subject(name)?),
            Self::SchemaById(id) => format!("schemas/ids/{id}"),
            Self::SchemaByVersion { subject: name, version } => match version {
                Version::Latest => format!("subjects/{}/versions/latest", subject(name)?),
                Version::Number(number) => format!("subjects/{}/versions/{number}", subject(name)?),
            },
            Self::Versions(name) => format!("subjects/{}/versions", subject(name)?),
            Self::Level(Some(name)) => format!("config/{}", subject(name)?),
            Self::Level(None) => "config".to_owned(),
        })
    }

    pub(super) fn body(&self) -> Option<String> {
        match self {
            Self::Register { schema, .. } | Self::Lookup { schema, .. } => {
                Some(json!({ "schema": &**schema }).to_string())
            }
            Self::SchemaById(_) | Self::SchemaByVersion { .. } | Self::Versions(_) | Self::Level(_) => None,
        }
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Register { subject, schema } => {
                write!(f, "register {} under subject \"{}\"", label(schema), shown(subject))
            }
            Self::Lookup { subject, schema } => {
                write!(f, "look up {} under subject \"{}\"", label(schema), shown(subject))
            }
            Self::SchemaById(id) => write!(f, "fetch schema id {id}"),
            Self::SchemaByVersion { subject, version: Version::Latest } => {
                write!(f, "fetch the latest version of subject \"{}\"", shown(subject))
            }
            Self::SchemaByVersion { subject, version: Version::Number(number) } => {
                write!(f, "fetch version {number} of subject \"{}\"", shown(subject))
            }
            Self::Versions(subject) => write!(f, "list the versions of subject \"{}\"", shown(subject)),
            Self::Level(Some(subject)) => {
                write!(f, "fetch the compatibility level of subject \"{}\"", shown(subject))
            }
            Self::Level(None) => f.write_str("fetch the compatibility level"),
        }
    }
}

/// The longest name that is shown whole.
const LONGEST_NAME: usize = 200;

fn shown(subject: &Subject) -> String {
    sanitize(subject.as_str(), LONGEST_NAME)
}

/// What a person calls a schema: its full name, or its type where it has none.
fn label(schema: &str) -> String {
    let name = match serde_json::from_str(schema) {
        Ok(Value::Object(schema)) => match (schema.get("name"), schema.get("namespace")) {
            (Some(Value::String(name)), Some(Value::String(space))) if !name.contains('.') && !space.is_empty() => {
                format!("{space}.{name}")
            }
            (Some(Value::String(name)), _) => name.clone(),
            _ => match schema.get("type") {
                Some(Value::String(name)) => name.clone(),
                _ => return "a schema".to_owned(),
            },
        },
        Ok(Value::String(name)) => name,
        Ok(Value::Array(_)) => "union".to_owned(),
        _ => return "a schema".to_owned(),
    };
    format!("schema \"{}\"", sanitize(&name, LONGEST_NAME))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn schemas_go_by_their_names() {
        for (schema, expected) in [
            (r#"{"type":"record","name":"User","namespace":"com.example","fields":[]}"#, "schema \"com.example.User\""),
            (r#"{"type":"record","name":"a.User","namespace":"com.example"}"#, "schema \"a.User\""),
            (r#"{"type":"enum","name":"E","namespace":""}"#, "schema \"E\""),
            (r#""string""#, "schema \"string\""),
            (r#"{"type":"array","items":"int"}"#, "schema \"array\""),
            (r#"["null","int"]"#, "schema \"union\""),
            ("{\"type\":\"record\",\"name\":\"a\\nb\"}", r#"schema "a\nb""#),
            ("{", "a schema"),
            ("7", "a schema"),
        ] {
            assert_eq!(label(schema), expected);
        }
    }

    #[test]
    fn paths() {
        let subject = Subject::named("a/b");
        let path = |request: Request| request.path().unwrap();
        let schema: Arc<str> = "\"int\"".into();
        assert_eq!(
            path(Request::Register { subject: subject.clone(), schema: schema.clone() }),
            "subjects/a%2Fb/versions"
        );
        assert_eq!(path(Request::Lookup { subject: subject.clone(), schema }), "subjects/a%2Fb");
        assert_eq!(path(Request::SchemaById(SchemaId::new(7))), "schemas/ids/7");
        assert_eq!(
            path(Request::SchemaByVersion { subject: subject.clone(), version: Version::Latest }),
            "subjects/a%2Fb/versions/latest"
        );
        assert_eq!(
            path(Request::SchemaByVersion { subject: subject.clone(), version: Version::Number(3) }),
            "subjects/a%2Fb/versions/3"
        );
        assert_eq!(path(Request::Versions(subject.clone())), "subjects/a%2Fb/versions");
        assert_eq!(path(Request::Level(Some(subject))), "config/a%2Fb");
        assert_eq!(path(Request::Level(None)), "config");
    }

    #[test]
    fn a_subject_that_no_url_can_carry() {
        let request = Request::SchemaByVersion { subject: Subject::named(".."), version: Version::Number(3) };
        let error = request.path().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(
            error.to_string(),
            "fetch version 3 of subject \"..\": a subject is not empty and neither `.` nor `..`, which no URL can carry",
        );
    }

    #[test]
    fn the_schema_travels_as_a_string() {
        let request = Request::Register { subject: Subject::named("s"), schema: "{\"type\":\"int\"}".into() };
        assert_eq!(request.body().unwrap(), r#"{"schema":"{\"type\":\"int\"}"}"#);
    }
}
