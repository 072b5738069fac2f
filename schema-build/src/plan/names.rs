//! Names of Avro as identifiers of Rust.

use std::collections::{HashMap, HashSet};

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Words that some edition accepts only as raw identifiers.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
/// Words that no edition accepts, not even as raw identifiers.
const NO_IDENTIFIERS: [&str; 5] = ["Self", "crate", "self", "super", "_"];

/// How identifiers are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Types and variants.
    Camel,
    /// Fields and modules.
    Snake,
}

impl Case {
    /// Writes a name in this case, whether it is a keyword or not. Leading underscores stay.
    pub(crate) fn apply(self, name: &str) -> String {
        let rest = name.trim_start_matches('_');
        let underscores = &name[..name.len() - rest.len()];
        let mut text = match self {
            Self::Camel => rest.to_upper_camel_case(),
            Self::Snake => rest.to_snake_case(),
        };
        if text.is_empty() {
            // `_` alone is no identifier.
            return "_".repeat(name.len().max(2));
        }
        let is_number = text.starts_with(|c: char| c.is_ascii_digit());
        if self == Self::Snake || is_number {
            text.insert_str(0, underscores);
        }
        if is_number && underscores.is_empty() {
            // Not a name of Avro, but a file may be called so.
            text.insert(0, '_');
        }
        text
    }

    fn with_number(self, name: &str, number: usize) -> String {
        match self {
            // `Http2` and `Http` with a number would be one.
            Self::Camel if name.ends_with(|c: char| c.is_ascii_digit()) => format!("{name}_{number}"),
            Self::Camel => format!("{name}{number}"),
            Self::Snake => format!("{name}_{number}"),
        }
    }
}

/// An identifier of this text: a keyword becomes a raw identifier, or gets an underscore.
pub(crate) fn identifier(text: &str) -> String {
    if NO_IDENTIFIERS.contains(&text) {
        format!("{text}_")
    } else if KEYWORDS.contains(&text) {
        format!("r#{text}")
    } else {
        text.to_owned()
    }
}

/// The identifiers of types and modules in each module.
pub(crate) type Scopes = HashMap<Vec<String>, Scope>;

/// The identifiers of one scope.
#[derive(Default)]
pub(crate) struct Scope {
    identifiers: HashSet<String>,
}

impl Scope {
    /// Whether the scope has an identifier.
    pub(crate) fn contains(&self, identifier: &str) -> bool {
        self.identifiers.contains(identifier)
    }

    /// Adds an identifier for a name, in this case, and with a number if it is taken.
    pub(crate) fn insert(&mut self, name: &str, case: Case) -> String {
        let plain = case.apply(name);
        let mut numbers = 2..;
        let mut text = identifier(&plain);
        while !self.identifiers.insert(text.clone()) {
            // There are more numbers than names.
            text = identifier(&case.with_number(&plain, numbers.next().unwrap_or_default()));
        }
        text
    }

    /// Adds an identifier for each name. Names that are written in this case already keep theirs.
    pub(crate) fn insert_all(&mut self, names: &[&str], case: Case) -> Vec<String> {
        let mut identifiers: Vec<_> =
            names.iter().map(|name| (case.apply(name) == *name).then(|| self.insert(name, case))).collect();
        for (identifier, name) in identifiers.iter_mut().zip(names) {
            identifier.get_or_insert_with(|| self.insert(name, case));
        }
        identifiers.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(case: Case, name: &str) -> String {
        Scope::default().insert(name, case)
    }

    #[test]
    fn names_are_in_their_case() {
        for (name, camel, snake) in [
            ("firstName", "FirstName", "first_name"),
            ("HTTPServer", "HttpServer", "http_server"),
            ("SCREAMING_CASE", "ScreamingCase", "screaming_case"),
            ("_id", "Id", "_id"),
            ("__v", "V", "__v"),
            ("_", "__", "__"),
            ("_1", "_1", "_1"),
            ("1", "_1", "_1"),
            ("007_bond", "_007Bond", "_007_bond"),
            ("type", "Type", "r#type"),
            ("gen", "Gen", "r#gen"),
            ("async", "Async", "r#async"),
            ("self", "Self_", "self_"),
            ("crate", "Crate", "crate_"),
        ] {
            assert_eq!((of(Case::Camel, name), of(Case::Snake, name)), (camel.into(), snake.into()), "{name}");
        }
    }

    #[test]
    fn names_of_one_scope_differ() {
        let mut scope = Scope::default();
        assert_eq!(
            scope.insert_all(&["fooBar", "foo_bar", "FooBar"], Case::Snake),
            ["foo_bar_2", "foo_bar", "foo_bar_3"]
        );
        assert_eq!(Scope::default().insert_all(&["A1", "a1"], Case::Camel), ["A1", "A1_2"]);
    }

    #[test]
    fn every_identifier_is_one() {
        for word in KEYWORDS.iter().chain(&NO_IDENTIFIERS) {
            for case in [Case::Camel, Case::Snake] {
                let identifier = of(case, word);
                syn::parse_str::<syn::Ident>(&identifier).unwrap_or_else(|error| panic!("{identifier}: {error}"));
            }
        }
    }
}
