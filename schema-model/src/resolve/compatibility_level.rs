//! The levels of compatibility between a schema and those before it.

use std::{fmt, str::FromStr};

/// Which of the schemas before it a new schema must be compatible with, and in which direction: the levels of
/// Confluent's schema registry.
///
/// ```
/// use schema_model::CompatibilityLevel;
///
/// let level: CompatibilityLevel = "FULL_TRANSITIVE".parse()?;
/// assert!(level.reads_old() && level.is_read_by_old() && level.is_transitive());
/// assert_eq!(level.to_string(), "FULL_TRANSITIVE");
/// # Ok::<(), schema_model::UnknownLevel>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CompatibilityLevel {
    /// Nothing is checked.
    None,
    /// The new schema reads what the last one wrote: consumers go first. A registry's default.
    #[default]
    Backward,
    /// The new schema reads what each one before it wrote.
    BackwardTransitive,
    /// The last schema reads what the new one writes: producers go first.
    Forward,
    /// Each schema before it reads what the new one writes.
    ForwardTransitive,
    /// Both ways, with the last schema.
    Full,
    /// Both ways, with each schema before it.
    FullTransitive,
}

impl CompatibilityLevel {
    /// All of them, from the least to the strictest.
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::Backward,
        Self::BackwardTransitive,
        Self::Forward,
        Self::ForwardTransitive,
        Self::Full,
        Self::FullTransitive,
    ];

    /// The registry's name of it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Backward => "BACKWARD",
            Self::BackwardTransitive => "BACKWARD_TRANSITIVE",
            Self::Forward => "FORWARD",
            Self::ForwardTransitive => "FORWARD_TRANSITIVE",
            Self::Full => "FULL",
            Self::FullTransitive => "FULL_TRANSITIVE",
        }
    }

    /// Whether the new schema is to read what was written before.
    #[must_use]
    pub const fn reads_old(self) -> bool {
        matches!(self, Self::Backward | Self::BackwardTransitive | Self::Full | Self::FullTransitive)
    }

    /// Whether the schemas before are to read what is written with the new one.
    #[must_use]
    pub const fn is_read_by_old(self) -> bool {
        matches!(self, Self::Forward | Self::ForwardTransitive | Self::Full | Self::FullTransitive)
    }

    /// Whether all the schemas before count, not the last one alone.
    #[must_use]
    pub const fn is_transitive(self) -> bool {
        matches!(self, Self::BackwardTransitive | Self::ForwardTransitive | Self::FullTransitive)
    }
}

impl fmt::Display for CompatibilityLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that is the name of no level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLevel;

impl fmt::Display for UnknownLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a compatibility level is one of NONE, BACKWARD, BACKWARD_TRANSITIVE, FORWARD, FORWARD_TRANSITIVE, \
                     FULL, FULL_TRANSITIVE",
        )
    }
}

impl std::error::Error for UnknownLevel {}

/// In any case, as a registry takes it.
impl FromStr for CompatibilityLevel {
    type Err = UnknownLevel;

    fn from_str(text: &str) -> Result<Self, UnknownLevel> {
        Self::ALL.into_iter().find(|level| level.as_str().eq_ignore_ascii_case(text)).ok_or(UnknownLevel)
    }
}
