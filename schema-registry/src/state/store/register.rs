//! Registering.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Entry, Record, SchemaId, Store, StoreError};
use crate::state::compatibility;
use crate::state::content::Content;
use crate::state::history::History;
use crate::state::lookup::Lookup;
use crate::state::mode::Mode;
use crate::state::subject::Subject;
use crate::state::version::{RequestedVersion, Version};

/// A wish to have a content under a subject.
#[derive(Clone, Debug)]
pub(crate) struct Registration {
    /// `None` stands for the content of the subject's latest version.
    pub(crate) content: Option<Content>,
    /// The id that the client says the content has.
    pub(crate) id: Option<SchemaId>,
    pub(crate) version: RequestedVersion,
}

impl Store {
    /// Registers, or finds what is registered already: the same content under the same subject keeps id and version,
    /// whatever the mode and the level have become since.
    pub(crate) fn register(&mut self, subject: Subject, wish: Registration) -> Result<Arc<Record>, StoreError> {
        let Registration { content, id, version } = wish;
        let latest = self.latest(subject.as_str());
        let content = content.or_else(|| latest.map(|record| record.content.clone()));
        let wished =
            |record: &&Arc<Record>| content.as_ref() == Some(&record.content) && id.is_none_or(|id| id == record.id);
        let existing = match version {
            // A content that was asked for under an explicit number may have several versions.
            RequestedVersion::Any => self.newest_first(subject.as_str()).find(wished),
            RequestedVersion::Latest => latest.filter(wished),
            RequestedVersion::Next(_) => None,
        };
        if let Some(record) = existing {
            return Ok(Arc::clone(record));
        }
        let mode = self.mode(Some(subject.as_str()));
        self.not_read_only(Some(subject.as_str()))?;
        match (mode, id) {
            (Mode::Import, Some(id)) => self.import(subject, content.ok_or(StoreError::EmptySchema)?, id, version),
            (Mode::Import, None) => Err(StoreError::NotInReadWriteMode(subject)),
            (_, Some(_)) => Err(StoreError::NotInImportMode(subject)),
            (_, None) => self.append(subject, content.ok_or(StoreError::EmptySchema)?, version),
        }
    }

    /// Registers as the next version, if the subject's level lets it.
    fn append(
        &mut self,
        subject: Subject,
        content: Content,
        version: RequestedVersion,
    ) -> Result<Arc<Record>, StoreError> {
        let level = self.config(Some(subject.as_str())).level();
        let earlier = self.newest_first(subject.as_str()).map(|record| &**record);
        let objections = compatibility::objections(level, &content, earlier);
        if !objections.is_empty() {
            return Err(StoreError::Incompatible(subject, objections));
        }
        let next = self.next_version(subject.as_str());
        if let RequestedVersion::Next(number) = version
            && Version::try_from(number) != Ok(next)
        {
            return Err(StoreError::VersionNotNext);
        }
        let id = self.ids.get(&content).copied().unwrap_or_else(|| self.last_id + 1);
        Ok(self.apply(Record { subject, version: next, id, content, deleted: false }))
    }

    /// Registers under an id of the client's, and under its version where it names one.
    fn import(
        &mut self,
        subject: Subject,
        content: Content,
        id: SchemaId,
        version: RequestedVersion,
    ) -> Result<Arc<Record>, StoreError> {
        if self.contents.get(&id).is_some_and(|entry| entry.content != content) {
            return Err(StoreError::IdTaken(id));
        }
        let version = match version {
            RequestedVersion::Next(number) => Version::try_from(number).ok(),
            _ => None,
        };
        let version = version.unwrap_or_else(|| self.next_version(subject.as_str()));
        Ok(self.apply(Record { subject, version, id, content, deleted: false }))
    }

    fn next_version(&self, subject: &str) -> Version {
        self.subjects.get(subject).map_or(1, History::next_version)
    }

    /// Takes a decided record in. Replaying all records in order rebuilds what is registered.
    pub(super) fn apply(&mut self, record: Record) -> Arc<Record> {
        let record = Arc::new(record);
        let history = self.subjects.entry(record.subject.clone()).or_default();
        if let Some(replaced) = history.insert(Arc::clone(&record)) {
            self.forget(&replaced);
        }
        self.last_id = self.last_id.max(record.id);
        self.ids.insert(record.content.clone(), record.id);
        self.contents
            .entry(record.id)
            .or_insert_with(|| Entry { content: record.content.clone(), uses: BTreeSet::new() })
            .uses
            .insert((record.subject.clone(), record.version));
        self.replace_deleted(&record);
        record
    }

    /// A schema that is registered again takes the place of its versions that were deleted before.
    fn replace_deleted(&mut self, record: &Record) {
        let Some(history) = self.subjects.get(&record.subject) else { return };
        let replaced = |old: &Record| old.id == record.id && old.version < record.version;
        let records: Vec<_> = history.iter(Lookup::Deleted).filter(|old| replaced(old)).cloned().collect();
        for old in &records {
            self.erase(old);
        }
    }

    /// Takes a place from a content, which goes with its last one.
    pub(super) fn forget(&mut self, record: &Record) {
        let Some(entry) = self.contents.get_mut(&record.id) else { return };
        entry.uses.remove(&(record.subject.clone(), record.version));
        if entry.uses.is_empty() {
            self.contents.remove(&record.id);
            if self.ids.get(&record.content) == Some(&record.id) {
                self.ids.remove(&record.content);
            }
        }
    }
}
