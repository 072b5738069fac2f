//! JSON as the parser of schemas reads it: with the place of every value, and numbers as they were written.
//!
//! Libraries tell the place of a syntax error, but not of a value that is well-formed and wrong, and they round numbers
//! that a schema's default must keep as they are.

mod reader;

use std::borrow::Cow;

pub(crate) use self::reader::read;
pub(super) use self::reader::{Reading, read_all};
use super::{Limits, ParseError, diagnostics::Spot};
use crate::render::json_writer::{push_json_number, push_json_string};

/// A value, which knows where it starts in its text. Values are equal wherever they stand.
///
/// ```
/// use schema_model::json::{Kind, Value};
///
/// let value = Value::parse(r#"{"scale": 2, "unit": "m" /* not cm */}"#)?;
/// assert_eq!(value.get("unit").and_then(Value::as_str), Some("m"));
/// assert_eq!(value.get("scale").map(|scale| &scale.kind), Some(&Kind::Number("2")));
/// # Ok::<(), schema_model::ParseError>(())
/// ```
#[derive(Debug)]
pub struct Value<'t> {
    pub(crate) at: usize,
    /// What it is.
    pub kind: Kind<'t>,
}

/// What a value is.
#[derive(Debug, PartialEq)]
pub enum Kind<'t> {
    /// Null.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number, as it was written.
    Number(&'t str),
    /// A string, without its escapes.
    String(Cow<'t, str>),
    /// An array.
    Array(Vec<Value<'t>>),
    /// An object, with its members in the order of the text.
    Object(Vec<Member<'t>>),
}

/// A member of an object.
#[derive(Debug, PartialEq)]
pub struct Member<'t> {
    /// The key, which no other member of the object has.
    pub key: Cow<'t, str>,
    /// The value.
    pub value: Value<'t>,
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl<'t> Value<'t> {
    /// Reads JSON of any length, within the default limit of depth; comments count as white space.
    ///
    /// # Errors
    ///
    /// The first place where the text is not JSON, where a key is repeated, or where it is too deep.
    pub fn parse(text: &'t str) -> Result<Self, ParseError> {
        let reading = read_all(text, Limits::default().max_depth, true);
        reading.into_result().map_err(|mistake| mistake.into_error(text, String::new()))
    }
}

impl Value<'_> {
    /// The value of a member of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Object(members) => members.iter().find(|member| member.key == key).map(|member| &member.value),
            _ => None,
        }
    }

    /// As [`get`](Self::get), where null is as good as none, as to Java.
    pub(super) fn get_non_null(&self, key: &str) -> Option<&Self> {
        self.get(key).filter(|value| !matches!(value.kind, Kind::Null))
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// A number, if it is whole and fits.
    pub fn as_i64(&self) -> Option<i64> {
        match self.kind {
            Kind::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// What it is, for a message.
    pub(crate) fn describe(&self) -> &'static str {
        match self.kind {
            Kind::Null => "null",
            Kind::Boolean(_) => "a boolean",
            Kind::Number(_) => "a number",
            Kind::String(_) => "a string",
            Kind::Array(_) => "an array",
            Kind::Object(_) => "an object",
        }
    }

    /// The value as JSON without white space, with strings and numbers as Java writes them.
    pub fn to_compact(&self) -> String {
        let mut out = String::new();
        self.push_compact(&mut out, usize::MAX);
        out
    }

    /// The innermost value around a place in the text that [`to_compact`](Self::to_compact) writes.
    pub(crate) fn innermost(&self, target: usize) -> &Self {
        self.push_compact(&mut String::new(), target).unwrap_or(self)
    }

    /// Writes the value, to the end of the part that is around `target`, which it returns.
    fn push_compact(&self, out: &mut String, target: usize) -> Option<&Self> {
        match &self.kind {
            Kind::Null => out.push_str("null"),
            Kind::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Kind::Number(text) => push_json_number(out, text),
            Kind::String(text) => push_json_string(out, text),
            Kind::Array(items) => {
                out.push('[');
                for (i, item) in items.iter().enumerate() {
                    out.push_str(if i > 0 { "," } else { "" });
                    if let Some(part) = item.push_part(out, target) {
                        return Some(part);
                    }
                }
                out.push(']');
            }
            Kind::Object(members) => {
                out.push('{');
                for (i, Member { key, value }) in members.iter().enumerate() {
                    out.push_str(if i > 0 { "," } else { "" });
                    push_json_string(out, key);
                    out.push(':');
                    if let Some(part) = value.push_part(out, target) {
                        return Some(part);
                    }
                }
                out.push('}');
            }
        }
        None
    }

    fn push_part(&self, out: &mut String, target: usize) -> Option<&Self> {
        let start = out.len();
        let part = self.push_compact(out, target);
        part.or_else(|| (start..out.len()).contains(&target).then_some(self))
    }

    /// The path of a place in the text whose root this is.
    pub(super) fn path_of(&self, spot: Spot) -> String {
        spot.value.map_or_else(String::new, |at| self.pointer(at))
    }

    /// The steps from this value to the one that starts at an offset of the text, as a JSON pointer.
    fn pointer(&self, target: usize) -> String {
        let (mut value, mut path) = (self, String::new());
        while value.at < target {
            // The last one that starts no later is, or contains, what is looked for.
            let step = match &value.kind {
                Kind::Array(items) => {
                    let i = items.partition_point(|item| item.at <= target).checked_sub(1);
                    i.map(|i| (i.to_string(), &items[i]))
                }
                Kind::Object(members) => {
                    let i = members.partition_point(|member| member.value.at <= target).checked_sub(1);
                    i.map(|i| (members[i].key.replace('~', "~0").replace('/', "~1"), &members[i].value))
                }
                _ => None,
            };
            let Some((step, inner)) = step else { break };
            path.push('/');
            path.push_str(&step);
            value = inner;
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compact(text: &str) -> String {
        read(text, 8).expect("valid JSON").to_compact()
    }

    #[test]
    fn values_are_kept_as_they_are() {
        assert_eq!(compact(" [ 1.50e+3 , -0 , null , true , false , {} , [ ] ] "), "[1500.0,0,null,true,false,{},[]]");
        assert_eq!(compact(r#""\u00e9\ud83d\ude00\/\n""#), "\"é😀/\\n\"");
        assert_eq!(compact("-123456789012345678901234567890"), "-123456789012345678901234567890");
    }

    #[test]
    fn the_innermost_value_is_found() {
        let value = read(r#" {"a\n/": [10, {"b": "x"}, []], "c": 2}"#, 8).expect("valid JSON");
        let compact = value.to_compact();
        for (target, expected, path) in
            [("10", "10", "/a\n~1/0"), ("x", "\"x\"", "/a\n~1/1/b"), ("[]", "[]", "/a\n~1/2"), ("2", "2", "/c")]
        {
            let found = value.innermost(compact.find(target).expect("it is there"));
            assert_eq!(
                (found.to_compact(), value.pointer(found.at)),
                (expected.to_owned(), path.to_owned()),
                "{target}"
            );
        }
        for outside in [0, compact.len()] {
            assert_eq!(value.pointer(value.innermost(outside).at), "");
        }
    }
}
