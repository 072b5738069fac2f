//! What of a writer's can be read as what of a reader's, one rule each.
//!
//! Where the specification leaves a choice, the choice is Java's decoder, unless Java's checker refuses what its decoder reads.
//! Then it is the checker: nothing is read that is not compatible.

use crate::schema::{Branches, Node, Text, View, name::str_eq};

/// How a value of a writer's type becomes one of a reader's, where neither is a union.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// Of one kind. What is inside of complex types, and their names, are another question.
    OneKind,
    /// Of two kinds that are written alike: `string` and `bytes`.
    Alike,
    /// Of a number into a wider one.
    Wider(Promotion),
    /// Not at all.
    None,
}

/// A number that becomes a wider one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::enum_variant_names, missing_docs, reason = "from one type to another")]
pub enum Promotion {
    IntToLong,
    IntToFloat,
    IntToDouble,
    LongToFloat,
    LongToDouble,
    FloatToDouble,
}

/// How types relate by their kinds alone.
pub(crate) const fn relation(writer: &Node, reader: &Node) -> Relation {
    match (writer.view(), reader.view()) {
        (View::Null, View::Null)
        | (View::Boolean, View::Boolean)
        | (View::Int, View::Int)
        | (View::Long, View::Long)
        | (View::Float, View::Float)
        | (View::Double, View::Double)
        | (View::Bytes, View::Bytes)
        | (View::String, View::String)
        | (View::Array(_), View::Array(_))
        | (View::Map(_), View::Map(_))
        | (View::Union(_), View::Union(_))
        | (View::Enum(_), View::Enum(_))
        | (View::Fixed(_), View::Fixed(_))
        | (View::Record(_) | View::Reference(_), View::Record(_) | View::Reference(_)) => Relation::OneKind,
        (View::String, View::Bytes) | (View::Bytes, View::String) => Relation::Alike,
        (View::Int, View::Long) => Relation::Wider(Promotion::IntToLong),
        (View::Int, View::Float) => Relation::Wider(Promotion::IntToFloat),
        (View::Int, View::Double) => Relation::Wider(Promotion::IntToDouble),
        (View::Long, View::Float) => Relation::Wider(Promotion::LongToFloat),
        (View::Long, View::Double) => Relation::Wider(Promotion::LongToDouble),
        (View::Float, View::Double) => Relation::Wider(Promotion::FloatToDouble),
        _ => Relation::None,
    }
}

/// Whether a reader's named type is the one of the writer: by the name without its namespace, or by an alias.
pub(crate) const fn names_agree(writer: &Node, reader: &Node) -> bool {
    match (writer.name(), reader.name()) {
        (Some(writer), Some(name)) => {
            str_eq(writer.simple(), name.simple()) || has_text(aliases(reader), writer.full())
        }
        _ => true,
    }
}

/// The branch of a reader's union that takes a value of a writer's type, which is no union.
///
/// One of the same kind and full name, else of the same kind and by an alias, else by its name without the namespace, else the
/// first that a number is widened to. The specification's first match would read an int as a long where `["long","int"]`
/// has both; Java prefers the same type, and an alias, which tells the whole name, to a name that tells a part.
pub(crate) const fn reader_branch(writer: &Node, reader: Branches<'_>) -> Option<usize> {
    let (mut by_alias, mut by_name, mut wider) = (None, None, None);
    let mut i = 0;
    while let Some(branch) = reader.get(i) {
        match relation(writer, branch) {
            Relation::OneKind => match (writer.name(), branch.name()) {
                (Some(a), Some(b)) if !a.same(b) => {
                    if by_alias.is_none() && has_text(aliases(branch), a.full()) {
                        by_alias = Some(i);
                    } else if by_name.is_none() && names_agree(writer, branch) {
                        by_name = Some(i);
                    }
                }
                _ => return Some(i),
            },
            Relation::Alike | Relation::Wider(_) if wider.is_none() => wider = Some(i),
            _ => {}
        }
        i += 1;
    }
    if by_alias.is_some() {
        by_alias
    } else if by_name.is_some() {
        by_name
    } else {
        wider
    }
}

/// The aliases of a named type.
pub(crate) const fn aliases(node: &Node) -> &[Text] {
    match node.view() {
        View::Record(record) => record.aliases(),
        View::Enum(symbols) => symbols.aliases(),
        View::Fixed(fixed) => fixed.aliases(),
        _ => &[],
    }
}

/// Whether a text is among others.
pub(crate) const fn has_text(texts: &[Text], text: &str) -> bool {
    index_of(texts, text, 0).is_some()
}

/// Where a text is among others, looked for at a place first.
pub(crate) const fn index_of(texts: &[Text], text: &str, first: usize) -> Option<usize> {
    if first < texts.len() && str_eq(texts[first].as_str(), text) {
        return Some(first);
    }
    let mut i = 0;
    while i < texts.len() {
        if str_eq(texts[i].as_str(), text) {
            return Some(i);
        }
        i += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    #[test]
    fn a_branch_is_of_the_same_type_then_of_an_alias_then_of_a_name_then_wider() {
        let record = |name: &str, alias: &str| {
            format!(r#"{{"type":"record","name":"{name}","aliases":["{alias}"],"fields":[]}}"#)
        };
        let (int, named) = (r#""int""#.to_owned(), record("a.R", "x.X"));
        for (writer, reader, expected) in [
            (&int, r#"["double","long","int"]"#.to_owned(), Some(2)),
            (&int, r#"["string","double","long"]"#.to_owned(), Some(1)),
            (&int, r#"["string","null"]"#.to_owned(), None),
            (&named, format!("[{},{},{}]", record("b.R", "x.X"), record("c.C", "a.R"), record("a.R", "y.Y")), Some(2)),
            (&named, format!("[{},{}]", record("b.R", "x.X"), record("c.C", "a.R")), Some(1)),
            (&named, format!(r#"["null",{},{}]"#, record("b.R", "x.X"), record("c.R", "x.X")), Some(1)),
            (&named, format!("[{}]", record("b.S", "x.X")), None),
        ] {
            let (writer, reader) = (Schema::parse(writer).expect("valid"), Schema::parse(&reader).expect("valid"));
            let View::Union(branches) = reader.root().view() else { unreachable!() };
            assert_eq!(reader_branch(writer.root(), branches), expected, "{writer} {reader}");
        }
    }
}
