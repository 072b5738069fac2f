//! Cases of names.

use schema_model::private::diagnostics;
use syn::LitStr;

use crate::errors::Errors;

/// A case that field names are brought into, by serde's rules: a struct that derives both has the same names in both.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
}

const CASES: [(&str, Case); 6] = [
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("PascalCase", Case::Pascal),
    ("camelCase", Case::Camel),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
];

impl Case {
    pub(crate) fn read(rule: &LitStr, errors: &Errors) -> Option<Self> {
        let written = rule.value();
        let case = Self::named(&written);
        if case.is_none() {
            let names: Vec<_> = CASES.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            let why = if written.contains('-') { ": Avro names have no dashes" } else { "" };
            let message = format!("unknown case {written:?}{why}\n  help: take one of {}", names.join(", "));
            errors.at(rule, diagnostics::UNKNOWN_CASE, message);
        }
        case
    }

    /// The case that serde calls so, if its names can be names in Avro.
    pub(crate) fn named(name: &str) -> Option<Self> {
        CASES.iter().find(|(known, _)| *known == name).map(|(_, case)| *case)
    }

    /// Applies the case to the name of a variant, which is in Pascal case.
    pub(crate) fn apply_to_variant(self, variant: &str) -> String {
        let snake = || {
            let mut name = String::new();
            for (i, c) in variant.char_indices() {
                if i > 0 && c.is_uppercase() {
                    name.push('_');
                }
                name.extend(c.to_lowercase());
            }
            name
        };
        match self {
            Self::Pascal => variant.to_owned(),
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Upper => variant.to_ascii_uppercase(),
            Self::Camel => {
                let mut chars = variant.chars();
                chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
            }
            Self::Snake => snake(),
            Self::ScreamingSnake => snake().to_ascii_uppercase(),
        }
    }

    /// Applies the case to the name of a field, which is in snake case.
    pub(crate) fn apply(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => {
                let mut name = String::new();
                let mut capitalize = true;
                for c in field.chars() {
                    if c == '_' {
                        capitalize = true;
                    } else {
                        name.push(if capitalize { c.to_ascii_uppercase() } else { c });
                        capitalize = false;
                    }
                }
                name
            }
            Self::Camel => {
                let mut name = Self::Pascal.apply(field);
                if let Some(first) = name.get_mut(..1) {
                    first.make_ascii_lowercase();
                }
                name
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_serdes() {
        for (field, pascal, camel, screaming) in [
            ("outcome", "Outcome", "outcome", "OUTCOME"),
            ("very_tasty", "VeryTasty", "veryTasty", "VERY_TASTY"),
            ("a", "A", "a", "A"),
            ("z42", "Z42", "z42", "Z42"),
            ("_x_", "X", "x", "_X_"),
        ] {
            assert_eq!(Case::Pascal.apply(field), pascal);
            assert_eq!(Case::Camel.apply(field), camel);
            assert_eq!(Case::ScreamingSnake.apply(field), screaming);
            assert_eq!(Case::Snake.apply(field), field);
        }
    }
}
