//! The definitions of a schema: no two of one name.

use std::{collections::HashMap, fmt};

use crate::{Difference, Node, View, difference};

/// Two definitions under one full name, in one schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    name: String,
    origins: Option<(String, String)>,
    difference: Difference,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "two definitions are called `{}`", self.name)?;
        if let Some((first, second)) = &self.origins {
            write!(f, ", those of `{first}` and `{second}`")?;
        }
        write!(
            f,
            ", and they differ: the first has {}, the second {}",
            self.difference.writer(),
            self.difference.reader()
        )?;
        if !self.difference.path().is_empty() {
            write!(f, " (at {})", self.difference.path())?;
        }
        Ok(())
    }
}

impl Node {
    /// Two definitions under one full name that are not the same, in a schema that is compiled in.
    ///
    /// In text, the second would be read as the first. A parsed schema has none: a name that is defined twice does not
    /// parse. Two types may share one definition, as `User` and its borrowing twin do.
    pub fn conflict(&self) -> Option<Conflict> {
        let mut known: HashMap<&str, &Node> = HashMap::new();
        let mut ahead = vec![self];
        while let Some(node) = ahead.pop() {
            if let Some(name) = node.name() {
                match known.get(name.full()) {
                    None => {
                        known.insert(name.full(), node);
                    }
                    Some(first) if std::ptr::eq(*first, node) => continue,
                    Some(first) => match difference(first, node) {
                        None => continue,
                        Some(difference) => {
                            let origin = |node: &Node| match node.view() {
                                View::Record(record) => record.origin().map(str::to_owned),
                                _ => None,
                            };
                            let name = name.full().to_owned();
                            return Some(Conflict { name, origins: origin(first).zip(origin(node)), difference });
                        }
                    },
                }
            }
            match node.view() {
                View::Array(inner) | View::Map(inner) => ahead.push(inner),
                // The last one pushed is looked at first: in reverse, they come in their order.
                View::Union(branches) => ahead.extend(branches.iter().rev()),
                View::Record(record) => ahead.extend(record.fields().iter().rev().map(|field| field.schema())),
                _ => {}
            }
        }
        None
    }
}
