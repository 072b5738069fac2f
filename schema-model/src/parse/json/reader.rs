//! The reader of JSON.

use std::{borrow::Cow, collections::HashSet, ops::Range};

use super::{Kind, Member, Value};
use crate::parse::diagnostics::{Diagnostic, ParseErrorKind, Spot};

/// What was read of a text.
pub(in crate::parse) struct Reading<'t> {
    pub(in crate::parse) value: Result<Value<'t>, Diagnostic>,
    /// The members whose keys their objects have already, with their values where these are JSON. The first one counts.
    pub(in crate::parse) repeated: Vec<(Diagnostic, Option<Value<'t>>)>,
}

impl<'t> Reading<'t> {
    /// The value, or the first mistake of the text.
    pub(in crate::parse) fn into_result(self) -> Result<Value<'t>, Diagnostic> {
        match self.repeated.into_iter().next() {
            Some((error, _)) => Err(error),
            None => self.value,
        }
    }
}

/// Reads one value, which is all that the text contains; `max_depth` counts arrays and objects inside each other.
pub(crate) fn read(text: &str, max_depth: usize) -> Result<Value<'_>, Diagnostic> {
    read_all(text, max_depth, false).into_result()
}

/// Reads one value, and reads on after a repeated key; `comments` says whether comments are blank space.
pub(in crate::parse) fn read_all(text: &str, max_depth: usize, comments: bool) -> Reading<'_> {
    let mut reader = Reader { text, at: 0, blank: 0..0, depth_left: max_depth, comments, repeated: Vec::new() };
    let value = reader.whole_text();
    Reading { value, repeated: reader.repeated }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The last white space, with comments.
    blank: Range<usize>,
    depth_left: usize,
    comments: bool,
    repeated: Vec<(Diagnostic, Option<Value<'t>>)>,
}

const DOUBLE_QUOTES: &str = "write strings and keys in double quotes";
const COMMA: &str = "put a comma between, or close what is open before";
const SURROGATES: &str = "write the character itself, or both halves: `\"\\ud83d\\ude00\"`";

impl<'t> Reader<'t> {
    fn whole_text(&mut self) -> Result<Value<'t>, Diagnostic> {
        let value = self.value()?;
        self.white_space();
        if self.at < self.text.len() {
            let help = "a file has one schema: put several in an array, which is a union, or in files of their own";
            return Err(self.expected("the end of the text", help));
        }
        Ok(value)
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[cold]
    fn error(&self, at: usize, message: impl Into<String>, help: impl Into<Option<&'static str>>) -> Diagnostic {
        Diagnostic::new(Spot::at(0, at), ParseErrorKind::Syntax, message, help)
    }

    /// What stands in the place of something else; `help` is the fix where nothing else is to blame.
    #[cold]
    fn expected(&self, what: &str, help: impl Into<Option<&'static str>>) -> Diagnostic {
        let found = self.rest().chars().next();
        let before = &self.text[..if self.blank.end == self.at { self.blank.start } else { self.at }];
        let help = match found {
            None if before.is_empty() => Some(
                "the file is empty: write a schema, such as `{\"type\": \"record\", \"name\": \"User\", \"fields\": []}`",
            ),
            None => Some("close what is open: each `{`, `[` and quote needs its other half"),
            Some('/') if !self.comments => Some("JSON has no comments: leave it out"),
            Some('/') if self.rest().starts_with("/*") => Some("end the comment with `*/`"),
            Some('/') => Some("a comment is `// …` to the end of the line, or `/* … */`"),
            Some('}' | ']') if before.ends_with(',') => {
                Some("leave out the comma before it: JSON has none behind the last one")
            }
            Some(_) => help.into(),
        };
        let found = found.map_or_else(|| "the end of the text".to_owned(), |c| format!("`{}`", c.escape_debug()));
        self.error(self.at, format!("expected {what}, found {found}"), help)
    }

    fn white_space(&mut self) {
        // White space that follows on the last one is the same.
        if self.blank.end != self.at {
            self.blank.start = self.at;
        }
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(b'/') if self.comments => match comment_len(self.rest()) {
                    Some(len) => self.at += len,
                    None => break,
                },
                _ => break,
            }
        }
        self.blank.end = self.at;
    }

    fn value(&mut self) -> Result<Value<'t>, Diagnostic> {
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
                None => return Err(self.expected("a JSON value", DOUBLE_QUOTES)),
            },
        };
        Ok(Value { at, kind })
    }

    fn word(&mut self, len: usize, kind: Kind<'t>) -> Kind<'t> {
        self.at += len;
        kind
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Kind<'t>, Diagnostic>) -> Result<Kind<'t>, Diagnostic> {
        if self.depth_left == 0 {
            let help = "define inner types by themselves, and refer to them by their names";
            return Err(Diagnostic {
                kind: ParseErrorKind::Limit,
                ..self.error(self.at, "the JSON is nested too deep", help)
            });
        }
        self.depth_left -= 1;
        self.at += 1;
        let kind = read(self)?;
        self.depth_left += 1;
        Ok(kind)
    }

    fn array(&mut self) -> Result<Kind<'t>, Diagnostic> {
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
                return Err(self.expected("`,` or `]`", COMMA));
            }
        }
    }

    fn object(&mut self) -> Result<Kind<'t>, Diagnostic> {
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
                return Err(self.expected("a key", DOUBLE_QUOTES));
            }
            let key = self.string()?;
            // It is noted before its value is read, which may not be JSON.
            let repeated = (!keys.insert(key.clone())).then(|| {
                let error = self.error(at, format!("the key {key:?} stands here twice"), "leave one out");
                self.repeated.push((Diagnostic { kind: ParseErrorKind::Duplicate, ..error }, None));
                self.repeated.len() - 1
            });
            self.white_space();
            if !self.eat(b':') {
                return Err(self.expected("`:`", "put a colon between a key and its value"));
            }
            let value = self.value()?;
            match repeated {
                Some(i) => self.repeated[i].1 = Some(value),
                None => members.push(Member { key, value }),
            }
            self.white_space();
            if self.eat(b'}') {
                return Ok(Kind::Object(members));
            }
            if !self.eat(b',') {
                return Err(self.expected("`,` or `}`", COMMA));
            }
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn number(&mut self) -> Result<&'t str, Diagnostic> {
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
            return Err(self.error(self.at, "a number cannot start with 0", "leave the 0 in front out"));
        }
        Ok(&self.text[start..self.at])
    }

    fn digits(&mut self) -> Result<(), Diagnostic> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if start == self.at { Err(self.expected("a digit", None)) } else { Ok(()) }
    }

    /// A string, at its opening quote. It borrows from the text where nothing is escaped.
    fn string(&mut self) -> Result<Cow<'t, str>, Diagnostic> {
        let opening = self.at;
        self.at += 1;
        let mut start = self.at;
        let mut unescaped = String::new();
        loop {
            match self.peek() {
                None => {
                    let help = "end it with a quote, and write a line break inside as `\\n`";
                    return Err(self.error(opening, "the string does not end", help));
                }
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
                Some(0..=31) => {
                    let help = "write a line break as `\\n`, and a tab as `\\t`";
                    return Err(self.error(self.at, "a control character in a string must be escaped", help));
                }
                Some(_) => self.at += 1,
            }
        }
    }

    /// An escape, at its backslash.
    fn escape(&mut self) -> Result<char, Diagnostic> {
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
                            return Err(self.error(at, "half of a surrogate pair", SURROGATES));
                        }
                        0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
                    }
                    unit => unit,
                };
                char::from_u32(code).ok_or_else(|| self.error(at, "half of a surrogate pair", SURROGATES))?
            }
            _ => {
                let help = "escapes are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four hexadecimal digits";
                return Err(self.error(at, "unknown escape in a string", help));
            }
        })
    }

    /// Four hexadecimal digits of the escape at `at`.
    fn hex(&mut self, at: usize) -> Result<u32, Diagnostic> {
        let digits = self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += 4;
        unit.ok_or_else(|| self.error(at, "`\\u` needs four hexadecimal digits", "write as in `\\u00e9`"))
    }
}

/// The length of the comment that a text starts with; none where it has no end.
fn comment_len(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    Some(text.strip_prefix("/*")?.find("*/")? + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_white_space() {
        for (text, expected) in [
            ("{}", "{}"),
            ("// a\n{}", "{}"),
            ("/* é\n\"*/{} //", "{}"),
            ("[1/**/,// b\n2]", "[1,2]"),
            (r#"{"a//b\"/*":"*/"}"#, r#"{"a//b\"/*":"*/"}"#),
        ] {
            assert_eq!(Value::parse(text).expect("JSON").to_compact(), expected, "{text}");
        }
        for (text, offset, help) in [
            ("/*/ {}", 0, "end the comment with `*/`"),
            ("{} /", 3, "a comment is `// …` to the end of the line, or `/* … */`"),
            ("[1, // a\n]", 9, "leave out the comma before it: JSON has none behind the last one"),
            ("[1, // a\n", 9, "close what is open: each `{`, `[` and quote needs its other half"),
            (
                "// a",
                4,
                "the file is empty: write a schema, such as `{\"type\": \"record\", \"name\": \"User\", \"fields\": []}`",
            ),
            (
                "\"\\",
                1,
                "escapes are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four hexadecimal digits",
            ),
        ] {
            let error = Value::parse(text).expect_err(text);
            assert_eq!((error.offset(), error.help()), (offset, Some(help)), "{text}");
        }
        let error = read("// a\n{}", 8).expect_err("a comment");
        assert_eq!((error.spot.at, error.help), (0, Some("JSON has no comments: leave it out")));
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
            assert_eq!((error.spot.at, error.message.as_str()), (at, message), "{text}");
        }
    }
}
