//! What a schema wants to stand in JSON, in words.

use std::fmt;

use schema_model::{Node, View};

use super::label;

/// As it follows "expected".
pub(crate) struct Expected<'s>(pub(crate) &'s Node);

impl serde::de::Expected for Expected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.resolved().view() {
            View::Null => f.write_str("null"),
            View::Boolean => f.write_str("true or false"),
            View::Int => f.write_str("a whole number of 32 bits"),
            View::Long => f.write_str("a whole number of 64 bits"),
            View::Float => f.write_str("a number that a float holds"),
            View::Double => f.write_str("a number"),
            View::String => f.write_str("a string"),
            View::Bytes => f.write_str("a string of bytes, U+0000 to U+00FF"),
            View::Fixed(fixed) => write!(f, "a string of {} bytes, U+0000 to U+00FF", fixed.size()),
            View::Enum(symbols) => {
                f.write_str("one of the symbols ")?;
                list(f, symbols.symbols().iter().map(|symbol| symbol.as_str()))
            }
            View::Array(_) => f.write_str("an array"),
            View::Map(_) => f.write_str("an object, which is a map"),
            View::Record(record) => write!(f, "an object, which is the record `{}`", record.name().full()),
            View::Reference(name) => write!(f, "an object, which is the record `{}`", name.full()),
            View::Union(branches) => {
                let branches = || (0..branches.len()).filter_map(|index| branches.get(index));
                if branches().any(|branch| matches!(branch.view(), View::Null)) {
                    f.write_str("null or ")?;
                }
                f.write_str("an object with one member, whose name is that of a branch: ")?;
                list(f, branches().filter(|branch| !matches!(branch.view(), View::Null)).map(label))
            }
        }
    }
}

/// Texts in quotes: the first of them, where there are many.
fn list<'t>(f: &mut fmt::Formatter<'_>, texts: impl Iterator<Item = &'t str>) -> fmt::Result {
    const SHOWN: usize = 8;
    for (i, text) in texts.enumerate() {
        match i {
            SHOWN => return f.write_str(", …"),
            0 => write!(f, "`{text}`")?,
            _ => write!(f, ", `{text}`")?,
        }
    }
    Ok(())
}
