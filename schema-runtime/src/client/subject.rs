//! The name under which a registry keeps the versions of a schema.

use std::{fmt, sync::Arc};

/// The name under which a registry keeps the versions of one schema.
///
/// By convention it is the topic's name with `-value` or `-key` after it. Any text is taken here; a registry refuses
/// what it cannot keep, and an empty subject is refused on use. Clones share the text.
///
/// ```
/// use schema_runtime::Subject;
///
/// assert_eq!(Subject::value_of("users").as_str(), "users-value");
/// assert_eq!(Subject::key_of("users").as_str(), "users-key");
/// assert_eq!(Subject::named("com.example.User").as_str(), "com.example.User");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject(Arc<str>);

impl Subject {
    /// The subject of the values of a topic: `users-value` for `users`.
    pub fn value_of(topic: &str) -> Self {
        Self(format!("{topic}-value").into())
    }

    /// The subject of the keys of a topic: `users-key` for `users`.
    pub fn key_of(topic: &str) -> Self {
        Self(format!("{topic}-key").into())
    }

    /// The subject of that very name.
    pub fn named(name: impl Into<Arc<str>>) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Subject({:?})", &*self.0)
    }
}
