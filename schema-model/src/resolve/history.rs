//! The recorded versions of a subject's schema: a file beside the code, which the compiler checks a type against.

use std::fmt::{self, Write as _};

use super::{CompatibilityLevel, Plan, PlanRefused};
use crate::{
    parse::{
        ParseError, ParseErrorKind, Parser,
        json::{self, Kind, Member, Value},
    },
    render::json_writer::push_json_string,
    schema::Schema,
};

/// The versions of a subject's schema, and the level of compatibility that holds between them and the next.
///
/// As text it is one JSON object, with schemas as JSON inside it, so that a change of it can be read in a review:
///
/// ```
/// use schema_model::History;
///
/// let text = r#"{
///   "subject": "users-value",
///   "compatibility": "BACKWARD",
///   "versions": [
///     {
///       "version": 1,
///       "schema": {
///         "type": "record",
///         "name": "User",
///         "fields": [
///           {"name": "name", "type": "string"}
///         ]
///       }
///     }
///   ]
/// }
/// "#;
/// let history = History::parse(text)?;
/// assert_eq!((history.subject(), history.level().as_str()), ("users-value", "BACKWARD"));
/// assert_eq!(history.to_json(), text);
/// # Ok::<(), schema_model::ParseError>(())
/// ```
#[derive(Clone, Debug)]
pub struct History {
    subject: String,
    level: CompatibilityLevel,
    versions: Vec<RecordedVersion>,
}

/// One version of a subject's schema.
#[derive(Clone, Debug)]
pub struct RecordedVersion {
    number: u32,
    schema: Schema,
}

impl RecordedVersion {
    /// A version of this number, counted from 1.
    pub const fn new(number: u32, schema: Schema) -> Self {
        Self { number, schema }
    }

    /// The number, as the registry counts them from 1.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The schema.
    pub const fn schema(&self) -> &Schema {
        &self.schema
    }
}

/// Why a new schema is not compatible with a recorded version.
#[derive(Clone, Debug)]
pub struct Breach {
    version: u32,
    reads: bool,
    reason: String,
}

impl Breach {
    /// The version's number.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// Whether it is the new schema that cannot read what the version wrote, and not the other way round.
    pub const fn is_reader_new(&self) -> bool {
        self.reads
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, reads, reason } = self;
        match reads {
            true => write!(f, "data of version {version} cannot be read: {reason}"),
            false => write!(f, "readers with version {version} cannot read it: {reason}"),
        }
    }
}

/// Why data of a writer's schema cannot all be read.
fn reasons(plan: Result<Plan, PlanRefused>) -> Vec<String> {
    match plan {
        Ok(plan) => plan.incompatibilities().iter().map(ToString::to_string).collect(),
        Err(PlanRefused::Incompatible(reasons)) => reasons.iter().map(ToString::to_string).collect(),
        Err(PlanRefused::TooLarge) => vec![PlanRefused::TooLarge.to_string()],
    }
}

/// How deep the file may nest: a schema, and what is around it.
const MAX_DEPTH: usize = 140;

impl History {
    /// A history of these versions, in the order of their numbers.
    pub fn new(subject: impl Into<String>, level: CompatibilityLevel, mut versions: Vec<RecordedVersion>) -> Self {
        versions.sort_by_key(RecordedVersion::number);
        Self { subject: subject.into(), level, versions }
    }

    /// Parses the text of a history file.
    ///
    /// # Errors
    ///
    /// The first place where the text is no JSON, where a member is missing, unknown or of another type, where numbers of
    /// versions do not ascend, or where a schema is none.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let error =
            |at, message: &str| ParseError::new(text, at, String::new(), ParseErrorKind::Structure, message.to_owned());
        let value = json::read(text, MAX_DEPTH).map_err(|mistake| mistake.into_error(text, String::new()))?;
        let members = object(&value, &["subject", "compatibility", "versions"], text)?;
        let subject = required(&value, members, "subject", text)?;
        let Kind::String(name) = &subject.kind else {
            return Err(error(subject.at, "`subject` is a string, such as \"users-value\""));
        };
        let level = required(&value, members, "compatibility", text)?;
        let level = match &level.kind {
            Kind::String(name) => name.parse().map_err(|unknown| error(level.at, &format!("{unknown}")))?,
            _ => return Err(error(level.at, "`compatibility` is a string, such as \"BACKWARD\"")),
        };
        let list = required(&value, members, "versions", text)?;
        let Kind::Array(list) = &list.kind else {
            return Err(error(list.at, "`versions` is an array of objects with a number, `version`, and a `schema`"));
        };
        let mut versions: Vec<RecordedVersion> = Vec::with_capacity(list.len());
        for value in list {
            let members = object(value, &["version", "schema"], text)?;
            let number = required(value, members, "version", text)?;
            let (at, number) = match &number.kind {
                Kind::Number(digits) => (number.at, digits.parse().ok().filter(|number| *number > 0)),
                _ => (number.at, None),
            };
            let Some(number) = number else {
                return Err(error(at, "a version is a whole number from 1"));
            };
            if versions.last().is_some_and(|last| last.number >= number) {
                return Err(error(at, "versions stand in the order of their numbers, each once"));
            }
            let schema = required(value, members, "schema", text)?;
            if let Kind::String(inner) = &schema.kind
                && inner.trim_start().starts_with(['{', '[', '"'])
            {
                return Err(error(
                    schema.at,
                    "the schema stands in a string here, as registries send it: write it as JSON",
                ));
            }
            versions.push(RecordedVersion { number, schema: Parser::new().parse_value(schema, text)? });
        }
        Ok(Self { subject: name.clone().into_owned(), level, versions })
    }

    /// The subject.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The level of compatibility.
    pub const fn level(&self) -> CompatibilityLevel {
        self.level
    }

    /// All versions, in the order of their numbers.
    pub fn versions(&self) -> &[RecordedVersion] {
        &self.versions
    }

    /// The versions that the level compares a new schema with: none, the last one, or all of them, the last one first.
    pub fn compared(&self) -> impl Iterator<Item = &RecordedVersion> {
        let count = match self.level {
            CompatibilityLevel::None => 0,
            level if level.is_transitive() => self.versions.len(),
            _ => 1,
        };
        self.versions.iter().rev().take(count)
    }

    /// What a new schema breaks of the versions that the level compares it with; nothing where it may be the next.
    ///
    /// The rules are those of a [`Plan`], which are stricter than a registry's in logical types.
    ///
    /// ```
    /// use schema_model::{CompatibilityLevel, History, RecordedVersion, Schema};
    ///
    /// let record = |field: &str| Schema::parse(&format!(r#"{{"type": "record", "name": "R", "fields": [{field}]}}"#));
    /// let old = RecordedVersion::new(3, record(r#"{"name": "a", "type": "int"}"#)?);
    /// let history = History::new("r-value", CompatibilityLevel::Full, vec![old]);
    ///
    /// let breaches = history.breaches(&record(r#"{"name": "a", "type": "long"}"#)?);
    /// assert_eq!(breaches.len(), 1);
    /// assert_eq!(
    ///     breaches[0].to_string(),
    ///     "readers with version 3 cannot read it: the writer has long, the reader int (at /fields/0/type)",
    /// );
    /// # Ok::<(), schema_model::ParseError>(())
    /// ```
    pub fn breaches(&self, new: &Schema) -> Vec<Breach> {
        let mut breaches = Vec::new();
        for old in self.compared() {
            if self.level.reads_old() {
                let reasons = reasons(Plan::new(&old.schema, new.root()));
                breaches.extend(reasons.into_iter().map(|reason| Breach { version: old.number, reads: true, reason }));
            }
            if self.level.is_read_by_old() {
                // Whoever reads the topic has the old version.
                let reasons = reasons(Plan::unconverted(new, old.schema.root()));
                breaches.extend(reasons.into_iter().map(|reason| Breach { version: old.number, reads: false, reason }));
            }
        }
        breaches
    }

    /// The text of the file, with a line break at its end.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{\n  \"subject\": ");
        push_json_string(&mut out, &self.subject);
        let _ = write!(out, ",\n  \"compatibility\": \"{}\",\n  \"versions\": [", self.level);
        for (i, version) in self.versions.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            let _ = write!(out, "{comma}\n    {{\n      \"version\": {},\n      \"schema\": ", version.number);
            let json = version.schema.root().to_json();
            match json::read(&json, usize::MAX) {
                Ok(value) => push_pretty(&mut out, &value, 6),
                Err(_) => out.push_str(&json),
            }
            out.push_str("\n    }");
        }
        out.push_str(if self.versions.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        out
    }
}

/// The members of an object, which are among those that are known.
fn object<'v, 't>(value: &'v Value<'t>, known: &[&str], text: &str) -> Result<&'v [Member<'t>], ParseError> {
    let list = || format!("`{}`", known.join("`, `"));
    let Kind::Object(members) = &value.kind else {
        let message = format!("expected an object with {}, found {}", list(), value.describe());
        return Err(ParseError::new(text, value.at, String::new(), ParseErrorKind::Structure, message));
    };
    match members.iter().find(|member| !known.contains(&member.key.as_ref())) {
        None => Ok(members),
        Some(member) => {
            let message = format!("there is no member `{}` here, but {}", member.key, list());
            Err(ParseError::new(text, member.value.at, String::new(), ParseErrorKind::Structure, message))
        }
    }
}

fn required<'v, 't>(
    object: &Value<'t>,
    members: &'v [Member<'t>],
    key: &str,
    text: &str,
) -> Result<&'v Value<'t>, ParseError> {
    members.iter().find(|member| member.key == key).map(|member| &member.value).ok_or_else(|| {
        ParseError::new(
            text,
            object.at,
            String::new(),
            ParseErrorKind::Structure,
            format!("the object lacks the member `{key}`"),
        )
    })
}

/// How wide a value may be that stands on one line.
const WIDE: usize = 100;

/// A value, broken into lines where it is wide or holds a list of objects.
fn push_pretty(out: &mut String, value: &Value<'_>, indent: usize) {
    let compact = compact(value);
    let breaks = match &value.kind {
        Kind::Array(items) => items.iter().any(|item| matches!(item.kind, Kind::Object(_))),
        Kind::Object(members) => members.iter().any(|member| member.key == "fields"),
        _ => false,
    };
    if !breaks && indent + compact.len() <= WIDE {
        out.push_str(&compact);
        return;
    }
    let (open, close, count) = match &value.kind {
        Kind::Array(items) => ('[', ']', items.len()),
        Kind::Object(members) => ('{', '}', members.len()),
        _ => return out.push_str(&compact),
    };
    out.push(open);
    for i in 0..count {
        let _ = write!(out, "{}\n{:width$}", if i == 0 { "" } else { "," }, "", width = indent + 2);
        match &value.kind {
            Kind::Array(items) => push_pretty(out, &items[i], indent + 2),
            Kind::Object(members) => {
                push_json_string(out, &members[i].key);
                out.push_str(": ");
                push_pretty(out, &members[i].value, indent + 2);
            }
            _ => {}
        }
    }
    let _ = write!(out, "\n{:indent$}{close}", "");
}

/// A value on one line, with spaces.
fn compact(value: &Value<'_>) -> String {
    match &value.kind {
        Kind::Array(items) => format!("[{}]", items.iter().map(compact).collect::<Vec<_>>().join(", ")),
        Kind::Object(members) => {
            let member = |member: &Member<'_>| {
                let mut out = String::new();
                push_json_string(&mut out, &member.key);
                out + ": " + &compact(&member.value)
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        _ => value.to_compact(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(level: &str, versions: &str) -> String {
        format!(r#"{{"subject":"s","compatibility":"{level}","versions":[{versions}]}}"#)
    }

    #[test]
    fn the_level_says_what_is_compared() {
        let versions = r#"{"version":1,"schema":"int"},{"version":4,"schema":"long"}"#;
        for (level, expected) in
            [("NONE", &[][..]), ("BACKWARD", &[4]), ("forward_transitive", &[4, 1]), ("FULL", &[4])]
        {
            let history = History::parse(&history(level, versions)).expect("a history");
            assert_eq!(history.compared().map(RecordedVersion::number).collect::<Vec<_>>(), expected, "{level}");
        }
    }

    #[test]
    fn mistakes_have_a_place() {
        for (text, expected) in [
            ("[]", "line 1, column 1: expected an object with `subject`, `compatibility`, `versions`, found an array"),
            (r#"{"subject":"s","versions":[]}"#, "line 1, column 1: the object lacks the member `compatibility`"),
            (
                r#"{"subject":"s","level":"FULL"}"#,
                "line 1, column 24: there is no member `level` here, but `subject`, `compatibility`, `versions`",
            ),
            (
                &history("BACKWARDS", ""),
                "line 1, column 32: a compatibility level is one of NONE, BACKWARD, BACKWARD_TRANSITIVE, FORWARD, \
                 FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE",
            ),
            (
                &history("FULL", r#"{"version":0,"schema":"int"}"#),
                "line 1, column 62: a version is a whole number from 1",
            ),
            (
                &history("FULL", r#"{"version":2,"schema":"int"},{"version":2,"schema":"int"}"#),
                "line 1, column 91: versions stand in the order of their numbers, each once",
            ),
            (
                &history("FULL", r#"{"version":2,"schema":"{\"type\":\"int\"}"}"#),
                "line 1, column 73: the schema stands in a string here, as registries send it: write it as JSON",
            ),
            (
                &history("FULL", "{\"version\":2,\n\"schema\":{\"type\":\"strin\"}}"),
                "line 2, column 18: unknown type `strin`: it is neither primitive nor defined in this schema; did you mean `string`? (at /type)",
            ),
        ] {
            assert_eq!(History::parse(text).expect_err("no history").to_string(), expected);
        }
    }

    #[test]
    fn the_text_is_read_again() {
        let fields: Vec<_> =
            (0..9).map(|i| format!(r#"{{"name":"f{i}","type":["null","string"],"default":null}}"#)).collect();
        let record =
            format!(r#"{{"type":"record","name":"R","namespace":"a","doc":"d","fields":[{}]}}"#, fields.join(","));
        let versions = format!(r#"{{"version":1,"schema":{record}}},{{"version":2,"schema":["int",{record}]}}"#);
        let history = History::parse(&history("FULL", &versions)).expect("a history");
        let text = history.to_json();
        let again = History::parse(&text).expect("the same");
        assert_eq!(again.to_json(), text);
        assert_eq!(again.versions()[1].schema().to_string(), format!(r#"["int",{record}]"#));
        assert!(text.lines().all(|line| line.len() <= 110), "{text}");
    }
}
