//! Deleting: softly first, when a version is hidden and its id stays valid, and then for good.

use std::sync::Arc;

use super::{Record, Store, StoreError};
use crate::state::lookup::Lookup;
use crate::state::version::{Version, VersionSelector};

impl Store {
    /// Deletes all versions of a subject, and gives their numbers.
    pub(crate) fn delete_subject(&mut self, subject: &str, permanent: bool) -> Result<Vec<Version>, StoreError> {
        let history = self.history(subject, Lookup::All)?;
        if !permanent && !history.has(Lookup::Active) {
            return Err(StoreError::SubjectDeleted(subject.to_owned()));
        }
        self.not_read_only(Some(subject))?;
        if permanent && history.has(Lookup::Active) {
            return Err(StoreError::SubjectNotDeleted(subject.to_owned()));
        }
        let lookup = if permanent { Lookup::All } else { Lookup::Active };
        let records: Vec<_> = history.iter(lookup).cloned().collect();
        for record in &records {
            self.delete(record, permanent);
        }
        Ok(records.iter().map(|record| record.version).collect())
    }

    /// Deletes one version, and gives its number.
    pub(crate) fn delete_version(
        &mut self,
        subject: &str,
        selector: VersionSelector,
        permanent: bool,
    ) -> Result<Version, StoreError> {
        let record = self.version(subject, selector, Lookup::All)?;
        let version = record.version;
        if !permanent && record.deleted {
            return Err(StoreError::VersionDeleted(subject.to_owned(), version));
        }
        self.not_read_only(Some(subject))?;
        if permanent && !record.deleted {
            return Err(StoreError::VersionNotDeleted(subject.to_owned(), version));
        }
        self.delete(&record, permanent);
        Ok(version)
    }

    /// Deletes for good what was deleted softly, under one subject or all.
    pub(super) fn purge(&mut self, subject: Option<&str>) {
        let asked = |record: &Record| subject.is_none_or(|subject| record.subject.as_str() == subject);
        let histories = self.subjects.values().flat_map(|history| history.iter(Lookup::Deleted));
        let records: Vec<_> = histories.filter(|record| asked(record)).cloned().collect();
        for record in &records {
            self.erase(record);
        }
    }

    fn delete(&mut self, record: &Record, permanent: bool) {
        if !permanent {
            if let Some(history) = self.subjects.get_mut(&record.subject) {
                history.insert(Arc::new(Record { deleted: true, ..record.clone() }));
            }
            return;
        }
        self.erase(record);
        // What was set for a subject goes with its last version.
        if !self.subjects.contains_key(&record.subject) {
            self.configs.unset(Some(record.subject.as_str()));
            self.modes.unset(Some(record.subject.as_str()));
        }
    }

    pub(super) fn erase(&mut self, record: &Record) {
        if let Some(history) = self.subjects.get_mut(&record.subject) {
            history.remove(record.version);
            if history.is_empty() {
                self.subjects.remove(&record.subject);
            }
        }
        self.forget(record);
    }
}
