//! The configuration of a subject, or of all that have none.

use schema_model::CompatibilityLevel;

/// What is configured; a member that was never set is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Config {
    pub(crate) level: Option<CompatibilityLevel>,
    pub(crate) normalize: Option<bool>,
}

/// What a request changes: `None` stays as it is, `Some(None)` is taken back.
#[derive(Clone, Debug, Default)]
pub(crate) struct ConfigUpdate {
    pub(crate) level: Option<Option<CompatibilityLevel>>,
    pub(crate) normalize: Option<Option<bool>>,
}

impl Config {
    /// The level that holds. Where none was set, it is the server's default, even if the global configuration has another:
    /// so it is in Confluent's.
    pub(crate) fn level(&self) -> CompatibilityLevel {
        self.level.unwrap_or_default()
    }

    pub(super) fn updated(&self, update: ConfigUpdate) -> Self {
        Self { level: update.level.unwrap_or(self.level), normalize: update.normalize.unwrap_or(self.normalize) }
    }

    /// A subject's configuration, with what it takes from the global one.
    pub(super) fn within(mut self, global: &Self) -> Self {
        self.normalize = self.normalize.or(global.normalize);
        self
    }
}
