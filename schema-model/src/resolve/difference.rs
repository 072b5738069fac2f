//! Whether two schemas say the same of the bytes, and if not, where.

use std::{collections::HashSet, fmt};

use crate::schema::{Branches, Field, Node, Text, View, logical::push_logical};

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
    let mut walk = Walk { is_named_in_full: true, path: Vec::new(), visited: HashSet::new(), steps_left: usize::MAX };
    let (writer, reader) = walk.nodes(writer, reader).err()?.describe();
    Some(Difference { path: pointer(&walk.path), writer, reader })
}

/// How many pairs of types are looked at. Beyond them, branches are told apart by their names alone.
const MAX_STEPS: usize = 1 << 12;

/// Whether two unions are one branch by branch: by Java's rule of equivalence, which compares kinds, names without their
/// namespaces, fields, symbols and sizes.
///
/// It matters where names without their namespaces are not enough to tell branches apart, as in a union of `a.R` and `b.R`
/// that is read as one of `b.R` and `a.R`.
pub(super) fn are_equivalent(writer: Branches<'_>, reader: Branches<'_>) -> bool {
    Walk { is_named_in_full: false, path: Vec::new(), visited: HashSet::new(), steps_left: MAX_STEPS }
        .branches(writer, reader)
        .is_ok()
}

/// A step of a path.
#[derive(Clone, Copy)]
enum Step {
    Field(usize),
    Branch(usize),
    Items,
    Values,
}

fn pointer(path: &[Step]) -> String {
    let mut pointer = String::new();
    for step in path {
        pointer += &match step {
            Step::Field(index) => format!("/fields/{index}/type"),
            Step::Branch(index) => format!("/{index}"),
            Step::Items => "/items".to_owned(),
            Step::Values => "/values".to_owned(),
        };
    }
    pointer
}

/// What differs, of the writer first.
enum Mismatch<'w, 'r> {
    Types(&'w Node, &'r Node),
    Branches(usize, usize),
    /// Fields of one index.
    Fields(usize, &'w str, &'r str),
    /// The first field that the reader does not have.
    Extra(&'w str),
    /// The first field that the writer does not have.
    Missing(&'r str),
    Symbols(&'w [Text], &'r [Text]),
    Sizes(usize, usize),
    /// There were too many steps.
    Unknown,
}

impl Mismatch<'_, '_> {
    /// What the writer has, and what the reader.
    fn describe(&self) -> (String, String) {
        match *self {
            Self::Types(a, b) => (described(a), described(b)),
            Self::Branches(a, b) => (format!("{a} branches"), format!("{b} branches")),
            Self::Fields(index, a, b) => {
                let field = |name| format!("the field `{name}` as number {}", index + 1);
                (field(a), field(b))
            }
            Self::Extra(name) => (format!("a field `{name}`"), "does not".to_owned()),
            Self::Missing(name) => ("no such field".to_owned(), format!("a field `{name}`")),
            Self::Symbols(a, b) => {
                let list = |symbols: &[Text]| {
                    let symbols: Vec<_> = symbols.iter().map(Text::as_str).collect();
                    format!("the symbols {}", symbols.join(", "))
                };
                (list(a), list(b))
            }
            Self::Sizes(a, b) => (format!("{a} bytes"), format!("{b} bytes")),
            Self::Unknown => Default::default(),
        }
    }
}

type Same<'w, 'r> = Result<(), Mismatch<'w, 'r>>;

/// The walk through two schemas at run time, in depth first.
struct Walk {
    /// Whether full names and logical types count; else names without their namespaces.
    is_named_in_full: bool,
    path: Vec<Step>,
    /// Pairs of named types that are compared, or being compared: the second visit finds nothing new, and ends.
    visited: HashSet<(*const Node, *const Node)>,
    steps_left: usize,
}

impl Walk {
    fn inside<'w, 'r>(&mut self, step: Step, writer: &'w Node, reader: &'r Node) -> Same<'w, 'r> {
        self.path.push(step);
        self.nodes(writer, reader)?;
        self.path.pop();
        Ok(())
    }

    fn nodes<'w, 'r>(&mut self, writer: &'w Node, reader: &'r Node) -> Same<'w, 'r> {
        let (writer, reader) = (writer.resolved(), reader.resolved());
        self.steps_left = self.steps_left.checked_sub(1).ok_or(Mismatch::Unknown)?;
        let same_logical_type = !self.is_named_in_full || writer.logical_type() == reader.logical_type();
        if writer.type_name() != reader.type_name() || !same_logical_type {
            return Err(Mismatch::Types(writer, reader));
        }
        if let (Some(a), Some(b)) = (writer.name(), reader.name()) {
            if !(if self.is_named_in_full { a.same(b) } else { a.simple() == b.simple() }) {
                return Err(Mismatch::Types(writer, reader));
            }
            if !self.visited.insert((writer, reader)) {
                return Ok(());
            }
        }
        match (writer.view(), reader.view()) {
            (View::Array(a), View::Array(b)) => self.inside(Step::Items, a, b),
            (View::Map(a), View::Map(b)) => self.inside(Step::Values, a, b),
            (View::Union(a), View::Union(b)) => self.branches(a, b),
            (View::Record(a), View::Record(b)) => self.fields(a.fields(), b.fields()),
            (View::Enum(a), View::Enum(b)) => {
                let (a, b) = (a.symbols(), b.symbols());
                let same = a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.as_str() == b.as_str());
                if same { Ok(()) } else { Err(Mismatch::Symbols(a, b)) }
            }
            (View::Fixed(a), View::Fixed(b)) if a.size() != b.size() => Err(Mismatch::Sizes(a.size(), b.size())),
            _ => Ok(()),
        }
    }

    fn branches<'w, 'r>(&mut self, writer: Branches<'w>, reader: Branches<'r>) -> Same<'w, 'r> {
        if writer.len() != reader.len() {
            return Err(Mismatch::Branches(writer.len(), reader.len()));
        }
        let mut pairs = writer.iter().zip(reader.iter()).enumerate();
        pairs.try_for_each(|(i, (a, b))| self.inside(Step::Branch(i), a, b))
    }

    fn fields<'w, 'r>(&mut self, writer: &'w [Field], reader: &'r [Field]) -> Same<'w, 'r> {
        for (i, (a, b)) in writer.iter().zip(reader).enumerate() {
            if a.name() != b.name() {
                return Err(Mismatch::Fields(i, a.name(), b.name()));
            }
            self.inside(Step::Field(i), a.schema(), b.schema())?;
        }
        match (writer.get(reader.len()), reader.get(writer.len())) {
            (Some(extra), _) => Err(Mismatch::Extra(extra.name())),
            (_, Some(missing)) => Err(Mismatch::Missing(missing.name())),
            _ => Ok(()),
        }
    }
}

fn described(node: &Node) -> String {
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

    fn equivalent(writer: &str, reader: &str) -> bool {
        let (writer, reader) = (Schema::parse(writer).expect("valid"), Schema::parse(reader).expect("valid"));
        let (View::Union(writer), View::Union(reader)) = (writer.root().view(), reader.root().view()) else {
            unreachable!()
        };
        are_equivalent(writer, reader)
    }

    #[test]
    fn unions_are_compared_branch_by_branch() {
        let list = |name: &str, field: &str| {
            format!(
                r#"["null",{{"type":"record","name":"{name}","fields":[{{"name":"{field}","type":["null","{name}"]}}]}}]"#
            )
        };
        assert!(equivalent(r#"["int","long"]"#, r#"["int","long"]"#));
        assert!(!equivalent(r#"["int","long"]"#, r#"["long","int"]"#));
        assert!(!equivalent(r#"["int"]"#, r#"["int","long"]"#));
        assert!(equivalent(&list("a.R", "next"), &list("b.R", "next")));
        assert!(!equivalent(&list("a.R", "next"), &list("a.S", "next")));
        assert!(!equivalent(&list("a.R", "next"), &list("a.R", "after")));
    }
}
