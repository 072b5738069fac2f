//! Whether a writer's union and a reader's are one, so that a branch is read as the one of its index.

use std::collections::HashSet;

use crate::schema::{Branches, Node, View};

/// How many pairs of types are looked at. Beyond them, branches are told by their names alone.
const MAX_STEPS: usize = 1 << 12;

/// Whether two unions are one branch by branch: by Java's rule of equivalence, which compares kinds, names without their
/// namespaces, fields, symbols and sizes.
///
/// It matters where names without their namespaces are not enough to tell branches apart, as in a union of `a.R` and `b.R`
/// that is read as one of `b.R` and `a.R`.
pub(super) fn are_equivalent(writer: Branches<'_>, reader: Branches<'_>) -> bool {
    Comparison { seen: HashSet::new(), steps_left: MAX_STEPS }.branches(writer, reader)
}

struct Comparison {
    /// Pairs of records, by their addresses: they are equivalent as long as nothing else turns up.
    seen: HashSet<(*const Node, *const Node)>,
    steps_left: usize,
}

impl Comparison {
    fn branches(&mut self, writer: Branches<'_>, reader: Branches<'_>) -> bool {
        writer.len() == reader.len() && writer.iter().zip(reader.iter()).all(|(a, b)| self.types(a, b))
    }

    fn types(&mut self, writer: &Node, reader: &Node) -> bool {
        let (writer, reader) = (writer.resolved(), reader.resolved());
        if self.steps_left == 0 {
            return false;
        }
        self.steps_left -= 1;
        match (writer.name(), reader.name()) {
            (Some(a), Some(b)) if a.simple() != b.simple() => return false,
            _ => {}
        }
        match (writer.view(), reader.view()) {
            (View::Array(a), View::Array(b)) | (View::Map(a), View::Map(b)) => self.types(a, b),
            (View::Fixed(a), View::Fixed(b)) => a.size() == b.size(),
            (View::Enum(a), View::Enum(b)) => {
                let (a, b) = (a.symbols(), b.symbols());
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.as_str() == b.as_str())
            }
            (View::Union(a), View::Union(b)) => self.branches(a, b),
            (View::Record(a), View::Record(b)) => {
                let (a, b) = (a.fields(), b.fields());
                !self.seen.insert((writer, reader))
                    || a.len() == b.len()
                        && a.iter().zip(b).all(|(a, b)| a.name() == b.name() && self.types(a.schema(), b.schema()))
            }
            _ => writer.type_name() == reader.type_name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

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
