//! Whether a default fits its field's type (Avro specification, "Complex Types", the table of field default values).

mod path;

use crate::schema::{Branches, Field, Node, View, name::str_eq, value_domain::ValueDomain};
use path::behind_value;
pub(crate) use path::{Spot, push_path, text};

/// Where a default does not fit its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    at: usize,
    expected: &'static str,
}

impl Misfit {
    /// The offset in the default's JSON, in bytes.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// What would fit there.
    #[must_use]
    pub const fn expected(&self) -> &'static str {
        self.expected
    }

    /// Whether it is a key that is no field of a record.
    pub(crate) const fn is_name(&self) -> bool {
        str_eq(self.expected, FIELD_NAME)
    }

    /// Whether it is the end of a record that lacks a field.
    pub(crate) const fn is_lack(&self) -> bool {
        str_eq(self.expected, FIELDS_WITHOUT_A_DEFAULT)
    }
}

/// Where a default, as JSON without white space, does not fit a schema.
///
/// A union's default may be of any of its branches: of the first alone up to Avro 1.11, of any from 1.12.
///
/// ```
/// use schema_model::{Schema, default_misfit};
///
/// let schema = Schema::parse(r#"{"type": "array", "items": "int"}"#)?;
/// assert_eq!(default_misfit(schema.root(), "[1,2]"), None);
/// let misfit = default_misfit(schema.root(), r#"[1,"2"]"#).unwrap();
/// assert_eq!((misfit.at(), misfit.expected()), (3, "a whole number of 32 bits"));
/// # Ok::<(), schema_model::ParseError>(())
/// ```
#[must_use]
pub const fn default_misfit(node: &Node, json: &str) -> Option<Misfit> {
    default_misfit_within(node, json, &mut { MAX_STEPS })
}

/// As [`default_misfit`], with a union's default of its first branch, which is all that readers up to Avro 1.11 know.
#[must_use]
pub const fn default_misfit_of_first_branches(node: &Node, json: &str) -> Option<Misfit> {
    let steps_left = &mut { MAX_STEPS };
    Check { text: json.as_bytes(), steps_left, first_branch: true, outside: None }.whole_text(node, json)
}

/// As [`default_misfit`], in as many steps as are left.
pub(crate) const fn default_misfit_within(node: &Node, json: &str, steps_left: &mut usize) -> Option<Misfit> {
    Check { text: json.as_bytes(), steps_left, first_branch: false, outside: None }.whole_text(node, json)
}

/// Why a derived type cannot have a default.
pub(crate) enum Refusal {
    /// It does not fit the schema.
    Misfit(Misfit),
    /// The type of Rust does not hold it.
    Outside(Outside),
}

/// What a type of Rust does not hold, although its schema has it.
#[derive(Clone, Copy)]
pub(crate) struct Outside {
    /// Where it stands in the default's JSON.
    pub(crate) at: usize,
    pub(crate) end: usize,
    /// What the type holds.
    pub(crate) domain: ValueDomain,
    /// The number of items, or bytes.
    pub(crate) count: usize,
}

/// Why a derived type cannot have a default, as JSON without white space. Readers up to Avro 1.11 know defaults of a union's
/// first branch alone, and others those of any.
pub(crate) const fn default_refusal(node: &Node, json: &str, first_branch: bool) -> Option<Refusal> {
    let steps_left = &mut { MAX_STEPS };
    let mut check = Check { text: json.as_bytes(), steps_left, first_branch, outside: None };
    match check.whole_text(node, json) {
        Some(misfit) => Some(Refusal::Misfit(misfit)),
        None => match check.outside {
            Some(outside) => Some(Refusal::Outside(outside)),
            None => None,
        },
    }
}

const FIRST_BRANCH: &str = "a value of the union's first branch, as readers up to Avro 1.11 know no other";
pub(crate) const FIELD_NAME: &str = "the name of a field of the record";
pub(crate) const FIELDS_WITHOUT_A_DEFAULT: &str = "a value for each field of the record that has no default";
pub(crate) const BRANCH: &str = "a value of one of the union's branches";
pub(crate) const SYMBOL: &str = "a symbol of the enum";
pub(crate) const BYTES: &str = "a string of code points up to U+00FF, which stand for bytes";
pub(crate) const BYTES_OF_FIXED: &str = "a string of as many code points up to U+00FF as the fixed has bytes";
pub(crate) const TOO_LONG: &str = "a simpler default: this one takes too long to check";

/// A step is a value, a name that is compared, or a byte of a string or a number. They are limited because branches are
/// tried one by one: of a hostile schema, in exponential time where unions are inside each other.
pub(crate) const MAX_STEPS: usize = 1 << 22;

/// The end of what fitted, or why it did not.
type Fit = Result<usize, Misfit>;

struct Check<'t> {
    text: &'t [u8],
    steps_left: &'t mut usize,
    /// Whether a union's default must be of its first branch.
    first_branch: bool,
    /// The first value that fits the schema, and not the type of Rust.
    outside: Option<Outside>,
}

impl Check<'_> {
    const fn whole_text(&mut self, node: &Node, json: &str) -> Option<Misfit> {
        // What JSON has no number for, Java takes as a string, for a field of its own.
        if matches!(node.view(), View::Float | View::Double)
            && (str_eq(json, "\"NaN\"") || str_eq(json, "\"Infinity\"") || str_eq(json, "\"-Infinity\""))
        {
            return None;
        }
        match self.value(node, 0) {
            Ok(end) if end == json.len() => None,
            Ok(end) => Some(Misfit { at: end, expected: "the end of the default" }),
            Err(Misfit { at, .. }) if *self.steps_left == 0 => Some(Misfit { at, expected: TOO_LONG }),
            Err(misfit) => Some(misfit),
        }
    }

    const fn value(&mut self, node: &Node, at: usize) -> Fit {
        if *self.steps_left == 0 {
            return misfit(at, TOO_LONG);
        }
        self.spend(1);
        // Of a record, the fields are known that are right.
        if node.is_broken() && !matches!(node.view(), View::Record(_)) {
            return Ok(behind_value(self.text, at));
        }
        match node.view() {
            View::Null => self.word(at, "null", "null"),
            View::Boolean => match self.word(at, "true", "true or false") {
                Err(_) => self.word(at, "false", "true or false"),
                fit => fit,
            },
            View::Int => self.whole(at, i32::MAX as u128, node.domain, "a whole number of 32 bits"),
            View::Long => self.whole(at, i64::MAX as u128, node.domain, "a whole number of 64 bits"),
            View::Float | View::Double => match self.number(at) {
                Some(number) => Ok(number.end),
                None => misfit(at, "a number"),
            },
            View::String => match self.string(at) {
                Some(string) => {
                    self.meant(at, string.end, node.domain);
                    Ok(string.end)
                }
                None => misfit(at, "a string"),
            },
            View::Bytes => match self.string(at) {
                Some(Str { end, latin: true, chars }) => {
                    self.counted(at, end, node.domain, chars);
                    self.meant(at, end, node.domain);
                    Ok(end)
                }
                _ => misfit(at, BYTES),
            },
            View::Fixed(fixed) => match self.string(at) {
                Some(Str { end, latin: true, chars }) if chars == fixed.size() => Ok(end),
                _ => misfit(at, BYTES_OF_FIXED),
            },
            View::Enum(symbols) => {
                if let Some(string) = self.string(at) {
                    let symbols = symbols.symbols();
                    let mut i = 0;
                    while i < symbols.len() {
                        self.spend(1);
                        if self.is(at, string.end, symbols[i].as_str()) {
                            return Ok(string.end);
                        }
                        i += 1;
                    }
                }
                misfit(at, SYMBOL)
            }
            View::Union(branches) => self.union(branches, at),
            View::Reference(_) => misfit(at, "nothing: a generic type that holds itself has no default inside itself"),
            View::Array(items) => {
                if !self.has(at, b'[') {
                    return misfit(at, "an array");
                }
                let mut count = 0;
                let fit = self.members(at + 1, b']', items, &mut count);
                if let Ok(end) = fit {
                    self.counted(at, end, node.domain, count);
                }
                fit
            }
            View::Map(values) => {
                if !self.has(at, b'{') {
                    return misfit(at, "an object");
                }
                self.members(at + 1, b'}', values, &mut 0)
            }
            View::Record(record) => {
                if !self.has(at, b'{') {
                    return misfit(at, "an object");
                }
                self.record(record.fields(), at + 1, !node.is_broken())
            }
        }
    }

    /// The first branch that fits; where none does, the one that came furthest tells why.
    const fn union(&mut self, branches: Branches<'_>, at: usize) -> Fit {
        if self.first_branch {
            return match branches.get(0) {
                Some(branch) => match self.value(branch, at) {
                    Err(misfit) if misfit.at == at => Err(Misfit { at, expected: FIRST_BRANCH }),
                    fit => fit,
                },
                None => misfit(at, FIRST_BRANCH),
            };
        }
        let mut best = Misfit { at, expected: BRANCH };
        let mut i = 0;
        while let Some(branch) = branches.get(i) {
            match self.value(branch, at) {
                Ok(end) => return Ok(end),
                Err(misfit) if misfit.at > best.at => best = misfit,
                Err(_) => {}
            }
            i += 1;
        }
        Err(best)
    }

    /// Items of an array, or keys and values of a map, after the opening bracket.
    const fn members(&mut self, mut at: usize, closing: u8, node: &Node, count: &mut usize) -> Fit {
        if self.has(at, closing) {
            return Ok(at + 1);
        }
        loop {
            if closing == b'}' {
                match self.key(at) {
                    Some(key) => at = key.end + 1,
                    None => return misfit(at, "a key"),
                }
            }
            *count += 1;
            match self.value(node, at) {
                Ok(end) if self.has(end, closing) => return Ok(end + 1),
                Ok(end) if self.has(end, b',') => at = end + 1,
                Ok(end) => return misfit(end, "`,` or the closing bracket"),
                Err(misfit) => return Err(misfit),
            }
        }
    }

    /// A record's fields, after the opening brace: a value for each that has no default of its own. Where not all fields are
    /// known, there may be others.
    const fn record(&mut self, fields: &[Field], start: usize, are_all: bool) -> Fit {
        let mut given = 0;
        let mut needed = 0;
        let mut i = 0;
        while i < fields.len() {
            needed += fields[i].default().is_none() as usize;
            i += 1;
        }
        self.spend(i);
        let mut at = start;
        let mut next = 0;
        if !self.has(at, b'}') {
            loop {
                let Some(key) = self.key(at) else { return misfit(at, "a field's name") };
                match self.find(fields, next, at, key.end) {
                    Some(index) => {
                        given += fields[index].default().is_none() as usize;
                        next = index + 1;
                        match self.value(fields[index].schema(), key.end + 1) {
                            Ok(end) => at = end,
                            Err(misfit) => return Err(misfit),
                        }
                    }
                    None if are_all => return misfit(at, FIELD_NAME),
                    None => at = behind_value(self.text, key.end + 1),
                }
                if self.has(at, b'}') {
                    break;
                }
                if !self.has(at, b',') {
                    return misfit(at, "`,` or `}`");
                }
                at += 1;
            }
        }
        // No key stands twice, so counting is enough.
        if given < needed && are_all {
            return misfit(at, FIELDS_WITHOUT_A_DEFAULT);
        }
        Ok(at + 1)
    }

    /// The field with the name that stands at `at`; fields are most often given in order.
    const fn find(&mut self, fields: &[Field], next: usize, at: usize, end: usize) -> Option<usize> {
        if next < fields.len() && self.is(at, end, fields[next].name()) {
            return Some(next);
        }
        let mut i = 0;
        while i < fields.len() {
            if *self.steps_left == 0 {
                return None;
            }
            self.spend(1);
            if self.is(at, end, fields[i].name()) {
                return Some(i);
            }
            i += 1;
        }
        None
    }

    const fn spend(&mut self, steps: usize) {
        *self.steps_left = self.steps_left.saturating_sub(steps);
    }

    const fn has(&self, at: usize, byte: u8) -> bool {
        at < self.text.len() && self.text[at] == byte
    }

    const fn word(&self, at: usize, word: &str, expected: &'static str) -> Fit {
        if self.stands(at, word) { Ok(at + word.len()) } else { misfit(at, expected) }
    }

    /// Whether the string between the quotes at `at` and before `end` is this name, which never needs an escape.
    const fn is(&self, at: usize, end: usize, name: &str) -> bool {
        end - at == name.len() + 2 && self.stands(at + 1, name)
    }

    /// Whether a text stands here.
    const fn stands(&self, at: usize, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut i = 0;
        while i < bytes.len() {
            if !self.has(at + i, bytes[i]) {
                return false;
            }
            i += 1;
        }
        true
    }

    /// A key with the colon behind it; `end` is the colon.
    const fn key(&mut self, at: usize) -> Option<Str> {
        match self.string(at) {
            Some(string) if self.has(string.end, b':') => Some(string),
            _ => None,
        }
    }

    const fn string(&mut self, at: usize) -> Option<Str> {
        if !self.has(at, b'"') {
            return None;
        }
        let (mut end, mut chars, mut latin) = (at + 1, 0, true);
        while end < self.text.len() {
            match self.text[end] {
                b'"' => {
                    self.spend(end - at);
                    return Some(Str { end: end + 1, chars, latin });
                }
                // Without white space, `\u` is written for control characters only.
                b'\\' => end += if self.has(end + 1, b'u') { 6 } else { 2 },
                0..=0x7f => end += 1,
                // U+0080 to U+00FF start with C2 or C3.
                first => {
                    latin = latin && first <= 0xc3;
                    end += 1;
                    while end < self.text.len() && self.text[end] & 0xc0 == 0x80 {
                        end += 1;
                    }
                }
            }
            chars += 1;
        }
        None
    }

    const fn whole(&mut self, at: usize, max: u128, domain: ValueDomain, expected: &'static str) -> Fit {
        match self.number(at) {
            Some(Number { end, whole: true, negative, value }) if value <= max + negative as u128 => {
                if !domain.contains_number(negative, value) {
                    self.note(Outside { at, end, domain, count: 0 });
                }
                Ok(end)
            }
            _ => misfit(at, expected),
        }
    }

    /// Notes a string that stands here and is none of the type's values.
    const fn meant(&mut self, at: usize, end: usize, domain: ValueDomain) {
        if matches!(domain, ValueDomain::Uuid | ValueDomain::Digits(_) | ValueDomain::BigDecimal)
            && !domain.contains_text(self.text.split_at(end - 1).0.split_at(at + 1).1)
        {
            self.note(Outside { at, end, domain, count: 0 });
        }
    }

    const fn counted(&mut self, at: usize, end: usize, domain: ValueDomain, count: usize) {
        if !domain.contains_count(count) {
            self.note(Outside { at, end, domain, count });
        }
    }

    const fn note(&mut self, outside: Outside) {
        if self.outside.is_none() {
            self.outside = Some(outside);
        }
    }

    const fn number(&mut self, at: usize) -> Option<Number> {
        let negative = self.has(at, b'-');
        let start = at + negative as usize;
        let mut end = self.digits(start);
        if end == start {
            return None;
        }
        self.spend(end - start);
        let mut value: u128 = 0;
        let mut i = start;
        while i < end {
            value = value.saturating_mul(10).saturating_add((self.text[i] - b'0') as u128);
            i += 1;
        }
        let mut whole = true;
        if self.has(end, b'.') {
            whole = false;
            end = self.digits(end + 1);
        }
        if self.has(end, b'e') || self.has(end, b'E') {
            whole = false;
            let sign = self.has(end + 1, b'+') || self.has(end + 1, b'-');
            end = self.digits(end + 1 + sign as usize);
        }
        Some(Number { end, whole, negative, value })
    }

    const fn digits(&self, mut at: usize) -> usize {
        while at < self.text.len() && self.text[at].is_ascii_digit() {
            at += 1;
        }
        at
    }
}

const fn misfit(at: usize, expected: &'static str) -> Fit {
    Err(Misfit { at, expected })
}

/// A JSON string: the offset behind it, its length in characters, whether each is at most U+00FF.
struct Str {
    end: usize,
    chars: usize,
    latin: bool,
}

struct Number {
    end: usize,
    whole: bool,
    negative: bool,
    value: u128,
}

#[cfg(test)]
mod tests {
    use crate::schema::{Schema, default_misfit};

    fn misfit(schema: &str, json: &str) -> Option<(usize, &'static str)> {
        let schema = Schema::parse(schema).expect("a valid schema");
        default_misfit(schema.root(), json).map(|misfit| (misfit.at(), misfit.expected()))
    }

    const RECORD: &str = r#"{"type":"record","name":"R","fields":[{"name":"a","type":"int"},
        {"name":"b","type":"string","default":""},{"name":"c","type":["null","R"]}]}"#;

    #[test]
    fn what_fits() {
        for (schema, json) in [
            (r#""null""#, "null"),
            (r#""boolean""#, "false"),
            (r#""int""#, "-2147483648"),
            (r#""long""#, "-9223372036854775808"),
            (r#""float""#, "1"),
            (r#""double""#, "-1.5e-3"),
            (r#""double""#, "\"-Infinity\""),
            (r#""string""#, "\"\\\"é😀\""),
            (r#""bytes""#, "\"ÿ\\u0000a\""),
            (r#"{"type":"fixed","name":"F","size":3}"#, "\"ÿ\\u0000a\""),
            (r#"{"type":"enum","name":"E","symbols":["A","B"]}"#, "\"B\""),
            (r#"["null","string"]"#, "\"any branch\""),
            (r#"{"type":"array","items":{"type":"array","items":"int"}}"#, "[[],[1,2]]"),
            (r#"{"type":"map","values":"int"}"#, r#"{"a":1,"b":2}"#),
            (RECORD, r#"{"c":{"a":2,"c":null},"a":1}"#),
        ] {
            assert_eq!(misfit(schema, json), None, "{schema} {json}");
        }
    }

    #[test]
    fn what_does_not() {
        for (schema, json, at) in [
            (r#""null""#, "0", 0),
            (r#""boolean""#, "\"true\"", 0),
            (r#""int""#, "2147483648", 0),
            (r#""int""#, "1.0", 0),
            (r#""int""#, "1e3", 0),
            (r#""long""#, "9223372036854775808", 0),
            (r#""long""#, "99999999999999999999999999999999999999999999", 0),
            (r#""double""#, "\"nan\"", 0),
            (r#"["null","double"]"#, "\"NaN\"", 0),
            (r#""string""#, "1", 0),
            (r#""bytes""#, "\"Ā\"", 0),
            (r#"{"type":"fixed","name":"F","size":3}"#, "\"ab\"", 0),
            (r#"{"type":"enum","name":"E","symbols":["A","B"]}"#, "\"C\"", 0),
            (r#"["null","int"]"#, "\"x\"", 0),
            (r#"["null",{"type":"array","items":"int"}]"#, "[1,true]", 3),
            (r#"{"type":"map","values":"int"}"#, r#"{"a":1,"b":"2"}"#, 11),
            (RECORD, r#"{"a":1}"#, 6),
            (RECORD, r#"{"a":1,"x":2,"c":null}"#, 7),
            (RECORD, r#"{"a":1,"c":{"a":"x","c":null}}"#, 16),
        ] {
            assert_eq!(misfit(schema, json).map(|(at, _)| at), Some(at), "{schema} {json}");
        }
    }

    #[test]
    fn hostile_unions_end() {
        let mut schema = "\"int\"".to_owned();
        for i in 0..30 {
            let record = |name: char, inner: &str| {
                format!(r#"{{"type":"record","name":"{name}{i}","fields":[{{"name":"f","type":{inner}}}]}}"#)
            };
            let first = record('A', &schema);
            schema = format!("[{first},{}]", record('B', &format!("[\"null\",\"A{i}\"]")));
        }
        let json = format!("{}true{}", "{\"f\":".repeat(30), "}".repeat(30));
        assert!(misfit(&schema, &json).is_some());
    }
}
