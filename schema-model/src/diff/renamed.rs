//! Fields that have another name than the one meant.

use crate::{
    resolve::{find_field as find, has_text},
    schema::{Field, Record},
};

/// Whether a type has no field for one of the file, not even under another name: of that, the field's own check speaks.
pub(crate) const fn is_lacking(record: &Record, file: &Record, field: usize) -> bool {
    let (fields, wanted) = (record.fields(), &file.fields()[field]);
    if find(fields, wanted.name(), field).is_some() {
        return false;
    }
    let mut i = 0;
    while i < fields.len() {
        if is_renamed(wanted, fields[i].name()) && find(file.fields(), fields[i].name(), i).is_none() {
            return false;
        }
        i += 1;
    }
    true
}

/// Whether a name is likely meant for a field of the file that has another: written in another case, or an old name.
pub(crate) const fn is_renamed(file: &Field, name: &str) -> bool {
    like(file.name(), name) || has_text(file.aliases(), name)
}

/// Whether names are the same but for case and underscores, as `first_name` and `firstName` are.
pub(crate) const fn like(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let (mut i, mut j) = (0, 0);
    loop {
        while i < a.len() && a[i] == b'_' {
            i += 1;
        }
        while j < b.len() && b[j] == b'_' {
            j += 1;
        }
        if i == a.len() || j == b.len() {
            return i == a.len() && j == b.len();
        }
        if !a[i].eq_ignore_ascii_case(&b[j]) {
            return false;
        }
        i += 1;
        j += 1;
    }
}
