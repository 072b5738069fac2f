//! A default, which is JSON, as the datum that it stands for.

use crate::{
    parse::json::{Kind, Value, read},
    schema::{Node, View, default::default_misfit},
};

/// How deep a default may nest, with the defaults of fields that it leaves out.
const MAX_DEPTH: usize = 100;

/// How many values a default may have, with those of fields that it leaves out.
const MAX_VALUES: usize = 1 << 16;

/// How many bytes a default may take: text that stands once in a schema may be in a default many times.
const MAX_BYTES: usize = 1 << 20;

/// The datum of a default; none where it does not fit the schema, or has no end: a record's default may leave out a field
/// whose default is such a record.
///
/// A union's default is of its first branch that fits it: of the first alone up to Avro 1.11, of any from 1.12. Strings of
/// `bytes` and `fixed` have one code point for each byte.
pub(super) fn encode(node: &Node, json: &str) -> Option<Vec<u8>> {
    let mut encoding = Encoding { out: Vec::new(), values_left: MAX_VALUES };
    encoding.json(node, json, MAX_DEPTH)?;
    Some(encoding.out)
}

struct Encoding {
    out: Vec<u8>,
    values_left: usize,
}

impl Encoding {
    fn json(&mut self, node: &Node, json: &str, depth_left: usize) -> Option<()> {
        let value = read(json, MAX_DEPTH).ok()?;
        self.value(node, &value, depth_left)
    }

    fn value(&mut self, node: &Node, value: &Value<'_>, depth_left: usize) -> Option<()> {
        self.values_left = self.values_left.checked_sub(1)?;
        if self.out.len() > MAX_BYTES {
            return None;
        }
        let depth_left = depth_left.checked_sub(1)?;
        match (node.view(), &value.kind) {
            (View::Null, Kind::Null) => {}
            (View::Boolean, Kind::Boolean(value)) => self.out.push(u8::from(*value)),
            (View::Int, Kind::Number(text)) => self.long(text.parse::<i32>().ok()?.into()),
            (View::Long, Kind::Number(text)) => self.long(text.parse().ok()?),
            (View::Float, kind) => self.out.extend_from_slice(&float::<f32>(kind)?.to_le_bytes()),
            (View::Double, kind) => self.out.extend_from_slice(&float::<f64>(kind)?.to_le_bytes()),
            (View::String, Kind::String(text)) => self.bytes(text.as_bytes()),
            (View::Bytes, Kind::String(text)) => self.bytes(&code_points(text)?),
            (View::Fixed(fixed), Kind::String(text)) => {
                let bytes = code_points(text).filter(|bytes| bytes.len() == fixed.size())?;
                self.out.extend_from_slice(&bytes);
            }
            (View::Enum(symbols), Kind::String(text)) => {
                self.count(symbols.symbols().iter().position(|symbol| symbol.as_str() == *text)?);
            }
            (View::Array(items), Kind::Array(values)) => {
                self.count(values.len());
                values.iter().try_for_each(|value| self.value(items, value, depth_left))?;
                self.close(values.len());
            }
            (View::Map(inner), Kind::Object(members)) => {
                self.count(members.len());
                for member in members {
                    self.bytes(member.key.as_bytes());
                    self.value(inner, &member.value, depth_left)?;
                }
                self.close(members.len());
            }
            (View::Record(record), Kind::Object(members)) => {
                for field in record.fields() {
                    match members.iter().find(|member| member.key == field.name()) {
                        Some(member) => self.value(field.schema(), &member.value, depth_left)?,
                        None => self.json(field.schema(), field.default()?, depth_left)?,
                    }
                }
            }
            (View::Union(branches), _) => {
                let json = value.to_compact();
                let index = branches.iter().position(|branch| default_misfit(branch, &json).is_none())?;
                self.count(index);
                self.value(branches.get(index)?, value, depth_left)?;
            }
            (View::Reference(_), _) => self.value(node.resolved(), value, depth_left)?,
            _ => return None,
        }
        Some(())
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.out.extend_from_slice(bytes);
    }

    fn count(&mut self, count: usize) {
        self.long(i64::try_from(count).unwrap_or(i64::MAX));
    }

    /// The end of an array or a map: an empty one is its end alone.
    fn close(&mut self, count: usize) {
        if count > 0 {
            self.out.push(0);
        }
    }

    fn long(&mut self, number: i64) {
        push_long(&mut self.out, number);
    }
}

/// Appends a long, or an int: a zigzag varint.
pub fn push_long(out: &mut Vec<u8>, number: i64) {
    let mut rest = (number << 1 ^ number >> 63).cast_unsigned();
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// A number, or what JSON has no number for and Java writes as a string.
fn float<T: std::str::FromStr>(kind: &Kind<'_>) -> Option<T> {
    match kind {
        Kind::Number(text) => text.parse().ok(),
        Kind::String(text) => match text.as_ref() {
            "NaN" => "NaN".parse().ok(),
            "Infinity" => "inf".parse().ok(),
            "-Infinity" => "-inf".parse().ok(),
            _ => None,
        },
        _ => None,
    }
}

/// One byte for each code point.
fn code_points(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    #[test]
    fn a_default_is_a_datum() {
        for (schema, default, expected) in [
            (r#""null""#, "null", Some(&[][..])),
            (r#""boolean""#, "true", Some(&[1])),
            (r#""int""#, "-1", Some(&[1])),
            (r#""long""#, "64", Some(&[0x80, 1])),
            (r#""float""#, "1", Some(&[0, 0, 0x80, 0x3f])),
            (r#""double""#, "\"-Infinity\"", Some(&[0, 0, 0, 0, 0, 0, 0xf0, 0xff])),
            (r#""string""#, "\"\u{ff}\"", Some(&[4, 0xc3, 0xbf])),
            (r#""bytes""#, "\"\u{ff}\"", Some(&[2, 0xff])),
            (r#""bytes""#, "\"\u{100}\"", None),
            (r#"{"type":"fixed","name":"F","size":2}"#, "\"\\u0001\\u00ff\"", Some(&[1, 0xff])),
            (r#"{"type":"enum","name":"E","symbols":["A","B"]}"#, "\"B\"", Some(&[2])),
            (r#"{"type":"array","items":"int"}"#, "[]", Some(&[0])),
            (r#"{"type":"array","items":"int"}"#, "[1,2]", Some(&[4, 2, 4, 0])),
            (r#"{"type":"map","values":"int"}"#, r#"{"a":1}"#, Some(&[2, 2, b'a', 2, 0])),
            (r#"["null","string"]"#, "null", Some(&[0])),
            (r#"["null","string"]"#, "\"a\"", Some(&[2, 2, b'a'])),
            (
                r#"{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"int","default":2}]}"#,
                r#"{"a":1}"#,
                Some(&[2, 4]),
            ),
        ] {
            let parsed = Schema::parse(schema).expect("valid");
            assert_eq!(encode(parsed.root(), default).as_deref(), expected, "{schema} {default}");
        }
    }

    #[test]
    fn a_default_that_holds_itself_ends() {
        let schema = r#"{"type":"record","name":"R","fields":[{"name":"r","type":"R","default":{}}]}"#;
        let parsed = Schema::parse(schema).expect("valid");
        assert_eq!(encode(parsed.root(), "{}"), None);
    }
}
