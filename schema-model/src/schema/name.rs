//! Full names, and the grammar of names.

use core::fmt;

use super::raw::Text;

/// The full name of a record, an enum or a fixed: a namespace, which may be missing, and a simple name.
pub struct Name {
    pub(crate) full: Text,
    /// Both are parts of `full`, kept since constant evaluation takes long to part a text.
    pub(crate) namespace: Option<Text>,
    simple: Text,
    pub(crate) hash: u64,
}

impl Name {
    /// A name of a compiled-in schema, such as `com.example.User`.
    pub const fn new(full: &'static str) -> Self {
        Self::of(Text::new(full))
    }

    pub(crate) fn in_arena(full: Text) -> Self {
        Self::of(full)
    }

    const fn of(full: Text) -> Self {
        let hash = hash(full.as_str());
        match simple_start(full.as_str()) {
            0 => Self { namespace: None, simple: full.same(), full, hash },
            simple => {
                let (namespace, simple) = (full.part(0, simple - 1), full.part(simple, full.as_str().len()));
                Self { namespace: Some(namespace), simple, full, hash }
            }
        }
    }

    /// Namespace and simple name, joined by a dot.
    pub const fn full(&self) -> &str {
        self.full.as_str()
    }

    /// The name without its namespace.
    pub const fn simple(&self) -> &str {
        self.simple.as_str()
    }

    /// The namespace; none is the null namespace.
    pub const fn namespace(&self) -> Option<&str> {
        match &self.namespace {
            Some(namespace) => Some(namespace.as_str()),
            None => None,
        }
    }

    /// Whether both are the same full name.
    pub const fn same(&self, other: &Self) -> bool {
        self.hash == other.hash && str_eq(self.full(), other.full())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.full())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.full.fmt(f)
    }
}

/// Whether a text is a name by the specification: `[A-Za-z_][A-Za-z0-9_]*`.
///
/// ```
/// use schema_model::is_name;
/// assert!(is_name("first_name") && !is_name("first-name") && !is_name("") && !is_name("2nd"));
/// ```
pub const fn is_name(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if !(bytes[i] == b'_' || bytes[i].is_ascii_alphabetic() || (i > 0 && bytes[i].is_ascii_digit())) {
            return false;
        }
        i += 1;
    }
    !bytes.is_empty()
}

/// Whether a text is one name or several joined by dots, as full names and namespaces are.
pub const fn is_full_name(text: &str) -> bool {
    let mut rest = text;
    loop {
        let bytes = rest.as_bytes();
        let mut dot = 0;
        while dot < bytes.len() && bytes[dot] != b'.' {
            dot += 1;
        }
        if !is_name(rest.split_at(dot).0) {
            return false;
        }
        if dot == bytes.len() {
            return true;
        }
        rest = rest.split_at(dot + 1).1;
    }
}

/// The namespace part of a full name whose simple part starts at `simple`.
const fn namespace_of(full: &str, simple: usize) -> Option<&str> {
    if simple == 0 { None } else { Some(full.split_at(simple - 1).0) }
}

/// Where the simple name starts in a full name.
pub(crate) const fn simple_start(full: &str) -> usize {
    let bytes = full.as_bytes();
    let mut i = bytes.len();
    while i > 0 && bytes[i - 1] != b'.' {
        i -= 1;
    }
    i
}

/// Splits a full name into namespace and simple name.
pub(crate) const fn split(full: &str) -> (Option<&str>, &str) {
    let simple = simple_start(full);
    (namespace_of(full, simple), full.split_at(simple).1)
}

/// FNV-1a. A hash only speeds up a comparison of names, which it never decides alone: schemas come from outside.
pub(crate) const fn hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut i = 0;
    while i < bytes.len() {
        // Wide enough not to overflow: in constant evaluation, `wrapping_mul` is a call.
        hash = ((hash ^ bytes[i] as u64) as u128 * 0x0000_0100_0000_01b3) as u64;
        i += 1;
    }
    hash
}

/// `==`, which is not const for strings yet.
pub(crate) const fn str_eq(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    // Asked for once: in constant evaluation it is a call.
    let len = a.len();
    if len != b.len() {
        return false;
    }
    let mut i = 0;
    while i < len {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Whether two optional texts are equal.
pub(crate) const fn option_str_eq(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => str_eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_name_has_parts() {
        let name = Name::new("com.example.User");
        assert_eq!((name.namespace(), name.simple()), (Some("com.example"), "User"));
        let name = Name::new("User");
        assert_eq!((name.namespace(), name.simple()), (None, "User"));
    }

    #[test]
    fn names_follow_the_grammar() {
        for good in ["a", "_", "A9_", "snake_case"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "9", "a-b", "a.b", "é", "a b"] {
            assert!(!is_name(bad), "{bad}");
        }
        for good in ["a", "a.b", "com.example.User"] {
            assert!(is_full_name(good), "{good}");
        }
        for bad in ["", ".", "a.", ".a", "a..b", "a.9"] {
            assert!(!is_full_name(bad), "{bad}");
        }
    }
}
