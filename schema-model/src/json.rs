//! JSON with the place of every value.
//!
//! Libraries tell the place of a syntax error, but not of a value that is well-formed and wrong, and they round numbers
//! that a schema's default must keep as they are.

use std::{borrow::Cow, collections::HashSet};

use crate::render::json_writer::{push_json_number, push_json_string};

/// A value, and where it starts in the text.
#[derive(Debug)]
pub(crate) struct Value<'t> {
    pub(crate) at: usize,
    pub(crate) kind: Kind<'t>,
}

#[derive(Debug)]
pub(crate) enum Kind<'t> {
    Null,
    Boolean(bool),
    /// As it was written.
    Number(&'t str),
    String(Cow<'t, str>),
    Array(Vec<Value<'t>>),
    Object(Vec<Member<'t>>),
}

#[derive(Debug)]
pub(crate) struct Member<'t> {
    pub(crate) key: Cow<'t, str>,
    pub(crate) value: Value<'t>,
}

/// What is not JSON, and where.
#[derive(Debug)]
pub(crate) struct JsonError {
    pub(crate) at: usize,
    pub(crate) message: String,
}

impl Value<'_> {
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
    pub(crate) fn to_compact(&self) -> String {
        let mut out = String::new();
        self.push_compact(&mut out);
        out
    }

    /// The innermost value around a place in the text that [`to_compact`](Self::to_compact) writes, and the steps to it.
    pub(crate) fn innermost(&self, target: usize) -> (&Self, String) {
        let (mut value, mut start, mut path) = (self, 0, String::new());
        'steps: loop {
            // Behind the opening bracket.
            let mut at = start + 1;
            let members: Vec<(Option<&str>, &Self)> = match &value.kind {
                Kind::Array(items) => items.iter().map(|item| (None, item)).collect(),
                Kind::Object(members) => members.iter().map(|member| (Some(&*member.key), &member.value)).collect(),
                _ => return (value, path),
            };
            for (i, (key, inner)) in members.into_iter().enumerate() {
                if let Some(key) = key {
                    let mut text = String::new();
                    push_json_string(&mut text, key);
                    at += text.len() + 1;
                }
                let end = at + inner.to_compact().len();
                if (at..end).contains(&target) {
                    path.push('/');
                    path.push_str(&key.map_or_else(|| i.to_string(), |key| key.replace('~', "~0").replace('/', "~1")));
                    (value, start) = (inner, at);
                    continue 'steps;
                }
                at = end + 1;
            }
            return (value, path);
        }
    }

    fn push_compact(&self, out: &mut String) {
        match &self.kind {
            Kind::Null => out.push_str("null"),
            Kind::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Kind::Number(text) => push_json_number(out, text),
            Kind::String(text) => push_json_string(out, text),
            Kind::Array(items) => {
                out.push('[');
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    item.push_compact(out);
                }
                out.push(']');
            }
            Kind::Object(members) => {
                out.push('{');
                for (i, member) in members.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    push_json_string(out, &member.key);
                    out.push(':');
                    member.value.push_compact(out);
                }
                out.push('}');
            }
        }
    }
}

/// A member whose key stands in its object already.
#[derive(Debug)]
pub(crate) struct Repeated<'t> {
    pub(crate) error: JsonError,
    pub(crate) value: Value<'t>,
}

/// Reads one value, which is all that the text holds; `max_depth` counts arrays and objects inside each other.
pub(crate) fn read(text: &str, max_depth: usize) -> Result<Value<'_>, JsonError> {
    Reader { text, at: 0, depth_left: max_depth, repeated: None }.whole_text()
}

/// As [`read`], with the members whose keys stand twice put aside: the first one counts.
pub(crate) fn read_on(text: &str, max_depth: usize) -> (Result<Value<'_>, JsonError>, Vec<Repeated<'_>>) {
    let mut reader = Reader { text, at: 0, depth_left: max_depth, repeated: Some(Vec::new()) };
    let value = reader.whole_text();
    (value, reader.repeated.unwrap_or_default())
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth_left: usize,
    /// What stands twice, where that is not the end.
    repeated: Option<Vec<Repeated<'t>>>,
}

impl<'t> Reader<'t> {
    fn whole_text(&mut self) -> Result<Value<'t>, JsonError> {
        let value = self.value()?;
        self.white_space();
        match self.rest().chars().next() {
            None => Ok(value),
            Some(c) => Err(self.error(format!("expected the end of the text, found {}", show(c)))),
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn error(&self, message: impl Into<String>) -> JsonError {
        JsonError { at: self.at, message: message.into() }
    }

    fn expected(&self, what: &str) -> JsonError {
        match self.rest().chars().next() {
            Some(c) => self.error(format!("expected {what}, found {}", show(c))),
            None => self.error(format!("expected {what}, found the end of the text")),
        }
    }

    fn white_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Result<Value<'t>, JsonError> {
        self.white_space();
        let at = self.at;
        let kind = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::array)?,
            Some(b'"') => Kind::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => Kind::Number(self.number()?),
            _ => match ["null", "true", "false"].iter().position(|word| self.rest().starts_with(word)) {
                Some(0) => self.word(4, Kind::Null),
                Some(1) => self.word(4, Kind::Boolean(true)),
                Some(_) => self.word(5, Kind::Boolean(false)),
                None => return Err(self.expected("a JSON value")),
            },
        };
        Ok(Value { at, kind })
    }

    fn word(&mut self, len: usize, kind: Kind<'t>) -> Kind<'t> {
        self.at += len;
        kind
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Kind<'t>, JsonError>) -> Result<Kind<'t>, JsonError> {
        if self.depth_left == 0 {
            return Err(self.error("the JSON is nested too deep"));
        }
        self.depth_left -= 1;
        self.at += 1;
        let kind = read(self)?;
        self.depth_left += 1;
        Ok(kind)
    }

    fn array(&mut self) -> Result<Kind<'t>, JsonError> {
        let mut items = Vec::new();
        self.white_space();
        if self.eat(b']') {
            return Ok(Kind::Array(items));
        }
        loop {
            items.push(self.value()?);
            self.white_space();
            if self.eat(b']') {
                return Ok(Kind::Array(items));
            }
            if !self.eat(b',') {
                return Err(self.expected("`,` or `]`"));
            }
        }
    }

    fn object(&mut self) -> Result<Kind<'t>, JsonError> {
        let mut members: Vec<Member<'t>> = Vec::new();
        let mut keys = HashSet::new();
        self.white_space();
        if self.eat(b'}') {
            return Ok(Kind::Object(members));
        }
        loop {
            self.white_space();
            let at = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.expected("a key"));
            }
            let key = self.string()?;
            let is_repeated = !keys.insert(key.clone());
            let repeated = || JsonError { at, message: format!("the key {key:?} stands here twice") };
            if is_repeated && self.repeated.is_none() {
                return Err(repeated());
            }
            self.white_space();
            if !self.eat(b':') {
                return Err(self.expected("`:`"));
            }
            let value = self.value()?;
            match &mut self.repeated {
                Some(all) if is_repeated => all.push(Repeated { error: repeated(), value }),
                _ => members.push(Member { key, value }),
            }
            self.white_space();
            if self.eat(b'}') {
                return Ok(Kind::Object(members));
            }
            if !self.eat(b',') {
                return Err(self.expected("`,` or `}`"));
            }
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn number(&mut self) -> Result<&'t str, JsonError> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.error("a number cannot start with 0"));
        }
        Ok(&self.text[start..self.at])
    }

    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if start == self.at { Err(self.expected("a digit")) } else { Ok(()) }
    }

    /// A string, at its opening quote. It borrows from the text where nothing is escaped.
    fn string(&mut self) -> Result<Cow<'t, str>, JsonError> {
        let opening = self.at;
        self.at += 1;
        let mut start = self.at;
        let mut unescaped = String::new();
        loop {
            match self.peek() {
                None => return Err(JsonError { at: opening, message: "the string does not end".into() }),
                Some(b'"') => {
                    let piece = &self.text[start..self.at];
                    self.at += 1;
                    if unescaped.is_empty() {
                        return Ok(Cow::Borrowed(piece));
                    }
                    unescaped.push_str(piece);
                    return Ok(Cow::Owned(unescaped));
                }
                Some(b'\\') => {
                    unescaped.push_str(&self.text[start..self.at]);
                    unescaped.push(self.escape()?);
                    start = self.at;
                }
                Some(0..=31) => return Err(self.error("a control character in a string must be escaped")),
                Some(_) => self.at += 1,
            }
        }
    }

    /// An escape, at its backslash.
    fn escape(&mut self) -> Result<char, JsonError> {
        let at = self.at;
        self.at += 2;
        Ok(match self.text.as_bytes().get(at + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let unit = self.hex(at)?;
                let code = match unit {
                    0xd800..=0xdbff if self.rest().starts_with("\\u") => {
                        self.at += 2;
                        let low = self.hex(at)?;
                        if !(0xdc00..=0xdfff).contains(&low) {
                            return Err(JsonError { at, message: "half of a surrogate pair".into() });
                        }
                        0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
                    }
                    unit => unit,
                };
                char::from_u32(code).ok_or(JsonError { at, message: "half of a surrogate pair".into() })?
            }
            _ => return Err(JsonError { at, message: "unknown escape in a string".into() }),
        })
    }

    /// Four hexadecimal digits of the escape at `at`.
    fn hex(&mut self, at: usize) -> Result<u32, JsonError> {
        let digits = self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += 4;
        unit.ok_or(JsonError { at, message: "`\\u` needs four hexadecimal digits".into() })
    }
}

fn show(c: char) -> String {
    format!("`{}`", c.escape_debug())
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
            let (found, steps) = value.innermost(compact.find(target).expect("it is there"));
            assert_eq!((found.to_compact().as_str(), steps.as_str()), (expected, path), "{target}");
        }
        assert_eq!(value.innermost(0).1, "");
        assert_eq!(value.innermost(compact.len()).1, "");
    }

    #[test]
    fn what_is_not_json_has_a_place() {
        for (text, at, message) in [
            ("", 0, "expected a JSON value, found the end of the text"),
            ("[1,]", 3, "expected a JSON value, found `]`"),
            ("[1 2]", 3, "expected `,` or `]`, found `2`"),
            ("{1:2}", 1, "expected a key, found `1`"),
            (r#"{"a" 1}"#, 5, "expected `:`, found `1`"),
            (r#"{"a":1,"a":2}"#, 7, "the key \"a\" stands here twice"),
            ("01", 1, "a number cannot start with 0"),
            ("1.", 2, "expected a digit, found the end of the text"),
            ("nul", 0, "expected a JSON value, found `n`"),
            ("1 2", 2, "expected the end of the text, found `2`"),
            ("\"a", 0, "the string does not end"),
            ("\"\\", 1, "unknown escape in a string"),
            ("\"\\x\"", 1, "unknown escape in a string"),
            ("\"\\u12\"", 1, "`\\u` needs four hexadecimal digits"),
            ("\"\\u12é\"", 1, "`\\u` needs four hexadecimal digits"),
            ("\"\\ud800\"", 1, "half of a surrogate pair"),
            ("\"\\udc00\"", 1, "half of a surrogate pair"),
            ("\"\\ud800\\u0041\"", 1, "half of a surrogate pair"),
            ("\"a\nb\"", 2, "a control character in a string must be escaped"),
            ("[[[[[[[[[1]]]]]]]]]", 8, "the JSON is nested too deep"),
        ] {
            let error = read(text, 8).expect_err(text);
            assert_eq!((error.at, error.message.as_str()), (at, message), "{text}");
        }
    }
}
