//! What the compiler checks of a derived type's schema, which a macro that sees one type's tokens cannot.
//!
//! Each check is a `const fn` that ends constant evaluation with a computed message. All of them track their caller, so
//! that the compiler shows the message at the tokens that the derive gave to the call, and nothing of this crate.

use crate::{Node, StaticSchema, View, default::default_misfit_for_all, name::str_eq};

/// Ends constant evaluation if the default of a record's field does not fit the field's type.
#[track_caller]
pub const fn assert_default(record: StaticSchema, field: usize) {
    let View::Record(record) = record.get().view() else { return };
    let field = &record.fields()[field];
    let Some(default) = field.default() else { return };
    let Some(misfit) = default_misfit_for_all(field.schema(), default) else { return };
    let rest = match core::str::from_utf8(default.as_bytes().split_at(misfit.at()).1) {
        Ok(rest) if rest.is_empty() => "its end",
        Ok(rest) => rest,
        Err(_) => default,
    };
    Message::new(&[
        "the default of the field `",
        field.name(),
        "` does not fit its type `",
        type_text(field.schema()),
        "`: expected ",
        misfit.expected(),
        ", found `",
        rest,
        if misfit.at() == 0 { "" } else { "` in `" },
        if misfit.at() == 0 { "" } else { default },
        "`",
    ])
    .fail()
}

/// Ends constant evaluation if a record's field has a union that is none: one directly inside another, or with two
/// branches of one type.
///
/// Goes down to named types, which check themselves.
#[track_caller]
pub const fn assert_unions(record: StaticSchema, field: usize) {
    let View::Record(record) = record.get().view() else { return };
    let field = &record.fields()[field];
    let mut node = field.schema();
    loop {
        match node.view() {
            View::Array(inner) | View::Map(inner) => node = inner,
            View::Union(branches) => {
                let mut inside = None;
                let mut i = 0;
                while let Some(branch) = branches.get(i) {
                    if matches!(branch.view(), View::Union(_)) {
                        union_inside(field.name());
                    }
                    let mut j = 0;
                    while j < i {
                        if let Some(other) = branches.get(j)
                            && same_branch(branch, other)
                        {
                            two_branches(field.name(), type_text(branch));
                        }
                        j += 1;
                    }
                    // Of branches that go on, a derived type has one: an `Option`'s.
                    if matches!(branch.view(), View::Array(_) | View::Map(_)) {
                        inside = Some(branch);
                    }
                    i += 1;
                }
                match inside {
                    Some(branch) => node = branch,
                    None => return,
                }
            }
            _ => return,
        }
    }
}

#[track_caller]
const fn union_inside(field: &str) -> ! {
    Message::new(&[
        "the field `",
        field,
        "` is a union directly inside a union, which Avro does not have\n  help: one `Option` is enough: an `Option` \
         inside an `Option` has no schema of its own",
    ])
    .fail()
}

#[track_caller]
const fn two_branches(field: &str, branch: &str) -> ! {
    Message::new(&[
        "the field `",
        field,
        "` is a union with two branches of the type `",
        branch,
        "`, which a reader could not tell apart",
    ])
    .fail()
}

const fn same_branch(a: &Node, b: &Node) -> bool {
    match (a.name(), b.name()) {
        (Some(a), Some(b)) => a.same(b),
        (None, None) => str_eq(a.type_name(), b.type_name()),
        _ => false,
    }
}

const fn type_text(node: &Node) -> &str {
    match node.name() {
        Some(name) => name.full(),
        None => node.type_name(),
    }
}

/// A message that is put together in constant evaluation, cut off where it is too long.
struct Message {
    bytes: [u8; 1024],
    len: usize,
}

impl Message {
    const fn new(parts: &[&str]) -> Self {
        let mut message = Self { bytes: [0; 1024], len: 0 };
        let mut i = 0;
        while i < parts.len() {
            let bytes = parts[i].as_bytes();
            let mut j = 0;
            while j < bytes.len() && message.len < message.bytes.len() {
                message.bytes[message.len] = bytes[j];
                message.len += 1;
                j += 1;
            }
            i += 1;
        }
        message
    }

    #[track_caller]
    const fn fail(&self) -> ! {
        let mut len = self.len;
        loop {
            // The cut may be inside a character.
            match core::str::from_utf8(self.bytes.split_at(len).0) {
                Ok(text) => panic!("{}", text),
                Err(error) => len = error.valid_up_to(),
            }
        }
    }
}
