//! Whether two schemas say the same of the bytes, and if not, where.

use std::{collections::HashSet, fmt};

use crate::schema::{Node, View, logical::push_logical};

/// The first place where two schemas differ.
#[derive(Clone, PartialEq, Eq)]
pub struct Difference {
    path: String,
    writer: String,
    reader: String,
}

impl Difference {
    /// The place inside both schemas, as a JSON pointer such as `/fields/1/type`; empty for the whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What the writer's schema has there.
    pub fn writer(&self) -> &str {
        &self.writer
    }

    /// What the reader's schema has there.
    pub fn reader(&self) -> &str {
        &self.reader
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the writer has {}, the reader {}", self.writer, self.reader)?;
        if !self.path.is_empty() {
            write!(f, " (at {})", self.path)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Difference({self})")
    }
}

/// The first difference of two schemas in their canonical forms or their logical types.
///
/// Where there is none, the bytes of one mean the same in the other. Logical types count although the canonical form
/// leaves them out: a `timestamp-millis` read as a `timestamp-micros` would be another instant.
///
/// ```
/// use schema_model::{Schema, difference};
///
/// let writer = Schema::parse(r#"{"type": "long", "logicalType": "timestamp-millis"}"#)?;
/// let reader = Schema::parse(r#"{"type": "long", "logicalType": "timestamp-micros", "doc": "not compared"}"#)?;
/// let difference = difference(writer.root(), reader.root()).unwrap();
/// assert_eq!(
///     difference.to_string(),
///     "the writer has long with \"logicalType\":\"timestamp-millis\", the reader long with \"logicalType\":\"timestamp-micros\"",
/// );
/// # Ok::<(), schema_model::ParseError>(())
/// ```
pub fn difference(writer: &Node, reader: &Node) -> Option<Difference> {
    Comparison { path: Vec::new(), visited: HashSet::new() }.nodes(writer, reader).err()
}

/// A step of a path.
#[derive(Clone, Copy)]
enum Step {
    Field(usize),
    Branch(usize),
    Items,
    Values,
}

struct Comparison {
    path: Vec<Step>,
    /// Pairs of named types that are compared, or being compared: the second visit finds nothing new, and ends.
    visited: HashSet<(*const Node, *const Node)>,
}

type Same = Result<(), Difference>;

impl Comparison {
    fn differ(&self, writer: impl Into<String>, reader: impl Into<String>) -> Same {
        let mut path = String::new();
        for step in &self.path {
            path += &match step {
                Step::Field(index) => format!("/fields/{index}/type"),
                Step::Branch(index) => format!("/{index}"),
                Step::Items => "/items".to_owned(),
                Step::Values => "/values".to_owned(),
            };
        }
        Err(Difference { path, writer: writer.into(), reader: reader.into() })
    }

    fn inside(&mut self, step: Step, writer: &Node, reader: &Node) -> Same {
        self.path.push(step);
        self.nodes(writer, reader)?;
        self.path.pop();
        Ok(())
    }

    fn nodes(&mut self, writer: &Node, reader: &Node) -> Same {
        let (writer, reader) = (writer.resolved(), reader.resolved());
        if writer.type_name() != reader.type_name() || writer.logical_type() != reader.logical_type() {
            return self.differ(describe(writer), describe(reader));
        }
        if let (Some(a), Some(b)) = (writer.name(), reader.name()) {
            if !a.same(b) {
                return self.differ(describe(writer), describe(reader));
            }
            if !self.visited.insert((writer, reader)) {
                return Ok(());
            }
        }
        match (writer.view(), reader.view()) {
            (View::Array(a), View::Array(b)) => self.inside(Step::Items, a, b),
            (View::Map(a), View::Map(b)) => self.inside(Step::Values, a, b),
            (View::Union(a), View::Union(b)) => {
                if a.len() != b.len() {
                    return self.differ(format!("{} branches", a.len()), format!("{} branches", b.len()));
                }
                a.iter().zip(b.iter()).enumerate().try_for_each(|(i, (a, b))| self.inside(Step::Branch(i), a, b))
            }
            (View::Record(a), View::Record(b)) => {
                for (i, (a, b)) in a.fields().iter().zip(b.fields()).enumerate() {
                    if a.name() != b.name() {
                        let field = |name| format!("the field `{name}` as number {}", i + 1);
                        return self.differ(field(a.name()), field(b.name()));
                    }
                    self.inside(Step::Field(i), a.schema(), b.schema())?;
                }
                let (a, b) = (a.fields(), b.fields());
                if a.len() > b.len() {
                    let name = a[b.len()].name();
                    return self.differ(format!("a field `{name}`"), "does not");
                }
                if a.len() < b.len() {
                    let name = b[a.len()].name();
                    return self.differ("no such field", format!("a field `{name}`"));
                }
                Ok(())
            }
            (View::Enum(a), View::Enum(b)) => {
                let list = |symbols: &[crate::Text]| {
                    let symbols: Vec<_> = symbols.iter().map(crate::Text::as_str).collect();
                    format!("the symbols {}", symbols.join(", "))
                };
                let (a, b) = (a.symbols(), b.symbols());
                if a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.as_str() == b.as_str()) {
                    return Ok(());
                }
                self.differ(list(a), list(b))
            }
            (View::Fixed(a), View::Fixed(b)) if a.size() != b.size() => {
                self.differ(format!("{} bytes", a.size()), format!("{} bytes", b.size()))
            }
            _ => Ok(()),
        }
    }
}

fn describe(node: &Node) -> String {
    let kind = node.type_name();
    let mut text = node.name().map_or_else(|| kind.to_owned(), |name| format!("the {kind} `{name}`"));
    push_logical(&mut text, node);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    fn compare(writer: &str, reader: &str) -> Option<String> {
        let (writer, reader) = (Schema::parse(writer).expect("valid"), Schema::parse(reader).expect("valid"));
        difference(writer.root(), reader.root()).map(|difference| difference.to_string())
    }

    fn record(fields: &str) -> String {
        format!(r#"{{"type":"record","name":"R","fields":[{fields}]}}"#)
    }

    #[test]
    fn documentation_is_not_compared() {
        let reader = r#"{"name":"a","type":{"type":"string","avro.java.string":"String"},"default":"x","doc":"d"}"#;
        assert_eq!(compare(&record(r#"{"name":"a","type":"string"}"#), &record(reader)), None);
    }

    #[test]
    fn a_recursive_schema_is_compared_once() {
        let tree = |leaf| record(&format!(r#"{{"name":"l","type":["null","R"]}},{{"name":"v","type":"{leaf}"}}"#));
        assert_eq!(compare(&tree("int"), &tree("int")), None);
        let expected = "the writer has long, the reader int (at /fields/1/type)";
        assert_eq!(compare(&tree("long"), &tree("int")).as_deref(), Some(expected));
    }

    #[test]
    fn each_difference_is_found() {
        let one = record(r#"{"name":"a","type":"int"}"#);
        let two = record(r#"{"name":"a","type":"int"},{"name":"b","type":"int"}"#);
        for (writer, reader, expected) in [
            ("\"int\"", "\"long\"", "the writer has int, the reader long"),
            (&one, &one.replace("\"R\"", "\"S\""), "the writer has the record `R`, the reader the record `S`"),
            (
                &one,
                &one.replace("\"a\"", "\"b\""),
                "the writer has the field `a` as number 1, the reader the field `b` as number 1",
            ),
            (&one, &two, "the writer has no such field, the reader a field `b`"),
            (&two, &one, "the writer has a field `b`, the reader does not"),
            (r#"["null","int"]"#, r#"["int","null"]"#, "the writer has null, the reader int (at /0)"),
            (r#"["null","int"]"#, r#"["null"]"#, "the writer has 2 branches, the reader 1 branches"),
            (
                r#"{"type":"map","values":{"type":"array","items":"int"}}"#,
                r#"{"type":"map","values":{"type":"array","items":"float"}}"#,
                "the writer has int, the reader float (at /values/items)",
            ),
            (
                r#"{"type":"enum","name":"E","symbols":["A","B"]}"#,
                r#"{"type":"enum","name":"E","symbols":["A"]}"#,
                "the writer has the symbols A, B, the reader the symbols A",
            ),
            (
                r#"{"type":"fixed","name":"F","size":2}"#,
                r#"{"type":"fixed","name":"F","size":3}"#,
                "the writer has 2 bytes, the reader 3 bytes",
            ),
            (
                r#"{"type":"bytes","logicalType":"decimal","precision":4,"scale":2}"#,
                r#"{"type":"bytes","logicalType":"decimal","precision":4,"scale":1}"#,
                "the writer has bytes with \"logicalType\":\"decimal\",\"precision\":4,\"scale\":2, \
                 the reader bytes with \"logicalType\":\"decimal\",\"precision\":4,\"scale\":1",
            ),
        ] {
            assert_eq!(compare(writer, reader).as_deref(), Some(expected), "{writer} {reader}");
        }
    }
}
