//! Subject names.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The default context's prefix, which may be left out: `:.:users` is `users`.
const DEFAULT_CONTEXT: &str = ":.:";

/// What precedes the subject when every context is meant; only listings take it.
const EVERY_CONTEXT: &str = ":*:";

/// A name that schemas can be registered under.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Subject(Arc<str>);

/// The name cannot be a subject.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct InvalidSubject {
    name: String,
    names_context: bool,
}

impl Subject {
    /// # Errors
    ///
    /// Control characters and the names that Confluent keeps for itself cannot be registered under. Nor can the empty
    /// name and `*`, which Confluent takes for old clients' sake unless told not to. A name in a context of its own is
    /// refused rather than taken literally, because ids would then be counted across contexts.
    pub(crate) fn parse(name: &str) -> Result<Self, InvalidSubject> {
        let local = without_default_context(name);
        let names_context = local.starts_with(":.") || local.starts_with(EVERY_CONTEXT);
        let reserved = matches!(local, "" | "*" | "__GLOBAL" | "__EMPTY");
        if names_context || reserved || local.chars().any(char::is_control) {
            return Err(InvalidSubject { name: name.to_owned(), names_context });
        }
        Ok(Self(local.into()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a setting is for: a subject, or where no subject is named everything, which is `None`.
///
/// # Errors
///
/// As [`Subject::parse`].
pub(crate) fn scope(name: &str) -> Result<Option<Subject>, InvalidSubject> {
    scope_name(name).map(Subject::parse).transpose()
}

/// As [`scope`], of a name that need not be valid to be looked for.
pub(crate) fn scope_name(name: &str) -> Option<&str> {
    Some(without_default_context(name)).filter(|name| !name.is_empty())
}

/// The name without the prefix that changes nothing.
pub(crate) fn without_default_context(name: &str) -> &str {
    name.strip_prefix(DEFAULT_CONTEXT).unwrap_or(name)
}

/// The beginning that listed subjects must have, from the `subjectPrefix` of a query.
pub(crate) fn listing_prefix(prefix: &str) -> &str {
    prefix.strip_prefix(EVERY_CONTEXT).unwrap_or_else(|| without_default_context(prefix))
}

impl Borrow<str> for Subject {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InvalidSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The grammar is Confluent's, and clients compare texts.
        write!(f, "The specified subject '{}' is not a valid.", self.name)?;
        if self.names_context {
            f.write_str(" Contexts other than the default one are not supported.")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_are_taken_as_they_are() {
        for name in ["users-value", "a/b", "a b", "größe", "日本", "a:b", ".", "__global", "x\u{200b}"] {
            assert_eq!(Subject::parse(name).map(|subject| subject.as_str().to_owned()), Ok(name.to_owned()));
        }
    }

    #[test]
    fn the_default_context_is_the_name_itself() {
        assert_eq!(Subject::parse(":.:users"), Subject::parse("users"));
        assert_eq!(without_default_context(":.:users"), "users");
        assert_eq!(listing_prefix(":*:us"), "us");
        assert_eq!(listing_prefix(":.:us"), "us");
        assert_eq!(listing_prefix("us"), "us");
    }

    #[test]
    fn a_setting_without_a_subject_is_for_all() {
        assert_eq!((scope(""), scope(":.:")), (Ok(None), Ok(None)));
        assert_eq!(scope(":.:users"), Subject::parse("users").map(Some));
        assert!(scope("__GLOBAL").is_err());
    }

    #[test]
    fn reserved_names_and_control_characters_are_refused() {
        for name in ["", "*", ":.:", "__GLOBAL", "__EMPTY", ":.:__GLOBAL", "a\nb", "\u{0}", "\u{7f}", "\u{85}"] {
            let error = Subject::parse(name).map_err(|error| error.to_string());
            assert_eq!(error, Err(format!("The specified subject '{name}' is not a valid.")));
        }
    }

    #[test]
    fn other_contexts_are_refused_by_name() {
        for name in [":.staging:users", ":.staging", ":.", ":*:users"] {
            let message = Subject::parse(name).map_err(|error| error.to_string());
            assert!(message.is_err_and(|message| message.contains("Contexts other than")), "{name}");
        }
    }
}
