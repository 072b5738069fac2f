//! Configuration and modes. For a subject, `None` is the global setting.

use super::{Store, StoreError};
use crate::state::config::{Config, ConfigUpdate};
use crate::state::lookup::Lookup;
use crate::state::mode::Mode;
use crate::state::subject::Subject;

impl Store {
    /// What was configured for exactly this; globally there is always something.
    pub(crate) fn own_config(&self, subject: Option<&str>) -> Result<Config, StoreError> {
        match (self.configs.own(subject), subject) {
            (Some(config), _) => Ok(config.clone()),
            (None, None) => Ok(Config::default()),
            (None, Some(subject)) => Err(StoreError::ConfigNotFound(subject.to_owned())),
        }
    }

    /// The configuration that holds for a subject.
    pub(crate) fn config(&self, subject: Option<&str>) -> Config {
        let global = self.configs.global().cloned().unwrap_or_default();
        match subject.and_then(|subject| self.configs.own(Some(subject))) {
            Some(config) => config.clone().within(&global),
            None => global,
        }
    }

    /// Changes what is configured for exactly this; gives all that is.
    pub(crate) fn configure(&mut self, subject: Option<Subject>, update: ConfigUpdate) -> Result<Config, StoreError> {
        let name = subject.as_ref().map(Subject::as_str);
        self.not_read_only(name)?;
        let config = self.configs.own(name).cloned().unwrap_or_default().updated(update);
        self.configs.set(subject, config.clone());
        Ok(config)
    }

    /// Takes back what was configured for exactly this, and gives it.
    pub(crate) fn unconfigure(&mut self, subject: Option<&str>) -> Result<Config, StoreError> {
        let config = match (self.own_config(subject), subject) {
            // Confluent's tells this apart only when it is asked for.
            (Err(_), Some(subject)) => return Err(StoreError::SubjectNotFound(subject.to_owned())),
            (config, _) => config?,
        };
        self.not_read_only(subject)?;
        self.configs.unset(subject);
        Ok(config)
    }

    /// The mode that was set for exactly this; globally there is always one.
    pub(crate) fn own_mode(&self, subject: Option<&str>) -> Result<Mode, StoreError> {
        match (self.modes.own(subject), subject) {
            (Some(mode), _) => Ok(*mode),
            (None, None) => Ok(Mode::default()),
            (None, Some(subject)) => Err(StoreError::ModeNotFound(subject.to_owned())),
        }
    }

    /// The mode that holds for a subject.
    pub(crate) fn mode(&self, subject: Option<&str>) -> Mode {
        self.modes.own(subject).or_else(|| self.modes.global()).copied().unwrap_or_default()
    }

    /// Sets the mode for exactly this. Schemas are imported where there are none, unless that is forced.
    pub(crate) fn set_mode(&mut self, subject: Option<Subject>, mode: Mode, force: bool) -> Result<(), StoreError> {
        let name = subject.as_ref().map(Subject::as_str);
        if mode == Mode::Import && self.mode(name) != Mode::Import && !force {
            let exists = match name {
                None => self.subjects("", Lookup::Active).next().is_some(),
                Some(name) => self.latest(name).is_some(),
            };
            if exists {
                return Err(StoreError::SubjectsExist);
            }
            self.purge(name);
        }
        self.modes.set(subject, mode);
        Ok(())
    }

    /// Takes back the mode that was set for exactly this, and gives it.
    pub(crate) fn unset_mode(&mut self, subject: Option<&str>) -> Result<Mode, StoreError> {
        let mode = match (self.own_mode(subject), subject) {
            (Err(_), Some(subject)) => return Err(StoreError::SubjectNotFound(subject.to_owned())),
            (mode, _) => mode?,
        };
        self.modes.unset(subject);
        Ok(mode)
    }

    pub(super) fn not_read_only(&self, subject: Option<&str>) -> Result<(), StoreError> {
        match self.mode(subject) {
            Mode::ReadOnly => Err(StoreError::ReadOnly(subject.map(str::to_owned))),
            _ => Ok(()),
        }
    }
}
