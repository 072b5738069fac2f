//! Which of a writer's fields a reader's field takes.

use std::collections::HashMap;

use crate::schema::{Field, name::str_eq};

use super::rules::has_text;

/// For each field of a reader, the index of the writer's field that it takes.
///
/// The field of its name, else the first that one of its aliases names. A writer's field that a reader's field has the name
/// of goes to none by alias, and one that several have an alias for goes to the first of them.
pub(super) fn writer_fields(writer: &[Field], reader: &[Field]) -> Vec<Option<usize>> {
    // Names mostly stand at the same place, and then no table is needed.
    if writer.len() == reader.len() && writer.iter().zip(reader).all(|(a, b)| a.name() == b.name()) {
        return (0..writer.len()).map(Some).collect();
    }
    let places: HashMap<_, _> = writer.iter().enumerate().map(|(i, field)| (field.name(), i)).collect();
    let mut taken = vec![false; writer.len()];
    let mut found: Vec<_> = reader.iter().map(|field| places.get(field.name()).copied()).collect();
    for &index in found.iter().flatten() {
        taken[index] = true;
    }
    for (field, found) in reader.iter().zip(&mut found) {
        if found.is_some() {
            continue;
        }
        for alias in field.aliases() {
            if let Some(&index) = places.get(alias.as_str())
                && !std::mem::replace(&mut taken[index], true)
                && found.is_none()
            {
                *found = Some(index);
            }
        }
    }
    found
}

/// As [`writer_fields`], of one field: for constant evaluation, which has no tables.
pub(crate) const fn writer_field(writer: &[Field], reader: &[Field], field: usize) -> Option<usize> {
    let name = reader[field].name();
    if let Some(index) = find(writer, name, field) {
        return Some(index);
    }
    let aliases = reader[field].aliases();
    let mut i = 0;
    while i < aliases.len() {
        let alias = aliases[i].as_str();
        if let Some(index) = find(writer, alias, field)
            && find(reader, alias, field).is_none()
            && !an_earlier_field_has(writer, reader, field, alias)
        {
            return Some(index);
        }
        i += 1;
    }
    None
}

/// Whether an alias is that of an earlier field, which finds no field of its name.
const fn an_earlier_field_has(writer: &[Field], reader: &[Field], field: usize, alias: &str) -> bool {
    let mut i = 0;
    while i < field {
        if has_text(reader[i].aliases(), alias) && find(writer, reader[i].name(), i).is_none() {
            return true;
        }
        i += 1;
    }
    false
}

/// The field of a name, looked for at a place first.
pub(crate) const fn find(fields: &[Field], name: &str, first: usize) -> Option<usize> {
    if first < fields.len() && str_eq(fields[first].name(), name) {
        return Some(first);
    }
    let mut i = 0;
    while i < fields.len() {
        if str_eq(fields[i].name(), name) {
            return Some(i);
        }
        i += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Schema, View};

    fn fields(names: &[(&str, &[&str])]) -> Schema {
        let fields: Vec<_> = names
            .iter()
            .map(|(name, aliases)| format!(r#"{{"name":"{name}","type":"int","aliases":{aliases:?}}}"#))
            .collect();
        Schema::parse(&format!(r#"{{"type":"record","name":"R","fields":[{}]}}"#, fields.join(","))).expect("valid")
    }

    #[test]
    fn both_ways_agree() {
        for (writer, reader, expected) in [
            (&[("a", &[][..]), ("b", &[])][..], &[("a", &[][..]), ("b", &[])][..], &[Some(0), Some(1)][..]),
            (&[("a", &[]), ("b", &[])], &[("b", &[]), ("c", &[])], &[Some(1), None]),
            (&[("a", &[]), ("b", &[])], &[("c", &["b"]), ("d", &["x", "a"])], &[Some(1), Some(0)]),
            // A name goes before an alias, wherever it stands.
            (&[("a", &[])], &[("b", &["a"]), ("a", &[])], &[None, Some(0)]),
            (&[("a", &[])], &[("b", &["a"]), ("c", &["a"])], &[Some(0), None]),
            // The first alias that the writer has.
            (&[("x", &[]), ("y", &[])], &[("b", &["y", "x"]), ("c", &["x"])], &[Some(1), None]),
            (&[("x", &[]), ("b", &[])], &[("b", &["x"]), ("c", &["x"])], &[Some(1), Some(0)]),
        ] {
            let (writer, reader) = (fields(writer), fields(reader));
            let (View::Record(writer), View::Record(reader)) = (writer.root().view(), reader.root().view()) else {
                unreachable!()
            };
            let (writer, reader) = (writer.fields(), reader.fields());
            assert_eq!(writer_fields(writer, reader), expected);
            let one_by_one: Vec<_> = (0..reader.len()).map(|i| writer_field(writer, reader, i)).collect();
            assert_eq!(one_by_one, expected);
        }
    }
}
