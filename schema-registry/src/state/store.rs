//! What is registered, as plain data: no lock, no HTTP, no I/O.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::ops::Bound;
use std::sync::Arc;

use super::content::Content;
use super::subject::Subject;
use super::version::{RequestedVersion, Version, VersionSelector};

/// A schema's number, the same on all subjects: 1 for the first.
pub(crate) type SchemaId = u32;

/// One registered version. The records in the order of their registration are the whole state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) subject: Subject,
    pub(crate) version: Version,
    pub(crate) id: SchemaId,
    pub(crate) content: Content,
}

/// A wish to have a content under a subject.
#[derive(Clone, Debug)]
pub(crate) struct Registration {
    /// `None` stands for the content of the subject's latest version.
    pub(crate) content: Option<Content>,
    /// The id that the client says the content has.
    pub(crate) id: Option<SchemaId>,
    pub(crate) version: RequestedVersion,
}

/// Why the store has no answer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum StoreError {
    SubjectNotFound(String),
    VersionNotFound(Version),
    /// No schema of that content, or none of an id that the message does not name.
    SchemaNotFound,
    IdNotFound(i32),
    EmptySchema,
    VersionNotNext,
    NotInImportMode(Subject),
}

/// Contents by id, versions by subject, and the ways from one to the other.
#[derive(Debug, Default)]
pub(crate) struct Store {
    subjects: BTreeMap<Subject, BTreeMap<Version, Arc<Record>>>,
    ids: HashMap<Content, SchemaId>,
    contents: BTreeMap<SchemaId, Entry>,
}

/// A content that has an id, and where it is registered.
#[derive(Debug)]
struct Entry {
    content: Content,
    uses: BTreeSet<(Subject, Version)>,
}

/// A content found by its id.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) content: Content,
    /// A place where it is registered: under the subject that was asked for, where it is.
    pub(crate) place: Option<(Subject, Version)>,
}

impl Store {
    /// Registers, or finds what is registered already: the same content under the same subject keeps id and version.
    pub(crate) fn register(&mut self, subject: Subject, wish: Registration) -> Result<Arc<Record>, StoreError> {
        let latest = self.latest(subject.as_str());
        let content = match wish.content {
            Some(content) => content,
            None => latest.map(|record| record.content.clone()).ok_or(StoreError::EmptySchema)?,
        };
        let existing = match wish.version {
            RequestedVersion::Any => self.find(subject.as_str(), &content),
            RequestedVersion::Latest => latest.filter(|record| record.content == content),
            RequestedVersion::Next(_) => None,
        };
        if let Some(record) = existing.filter(|record| wish.id.is_none_or(|id| id == record.id)) {
            return Ok(Arc::clone(record));
        }
        if wish.id.is_some() {
            return Err(StoreError::NotInImportMode(subject));
        }
        let version = latest.map_or(1, |record| record.version + 1);
        if let RequestedVersion::Next(number) = wish.version
            && Version::try_from(number) != Ok(version)
        {
            return Err(StoreError::VersionNotNext);
        }
        let id = self.ids.get(&content).copied().unwrap_or_else(|| self.max_id() + 1);
        Ok(self.apply(Record { subject, version, id, content }))
    }

    /// Takes a decided record in. Replaying all records in order rebuilds the store.
    fn apply(&mut self, record: Record) -> Arc<Record> {
        let record = Arc::new(record);
        self.ids.insert(record.content.clone(), record.id);
        self.contents
            .entry(record.id)
            .or_insert_with(|| Entry { content: record.content.clone(), uses: BTreeSet::new() })
            .uses
            .insert((record.subject.clone(), record.version));
        self.subjects.entry(record.subject.clone()).or_default().insert(record.version, Arc::clone(&record));
        record
    }

    /// The names that begin with `prefix`, sorted.
    pub(crate) fn subjects<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a Subject> {
        self.subjects
            .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
            .map(|(subject, _)| subject)
            .take_while(move |subject| subject.as_str().starts_with(prefix))
    }

    /// The subject's versions, ascending.
    pub(crate) fn versions(&self, subject: &str) -> Result<impl Iterator<Item = Version>, StoreError> {
        Ok(self.history(subject)?.keys().copied())
    }

    pub(crate) fn version(&self, subject: &str, selector: VersionSelector) -> Result<Arc<Record>, StoreError> {
        let history = self.history(subject)?;
        match selector {
            VersionSelector::Latest => history
                .last_key_value()
                .map(|(_, record)| Arc::clone(record))
                .ok_or_else(|| StoreError::SubjectNotFound(subject.to_owned())),
            VersionSelector::Number(number) => history.get(&number).cloned().ok_or(StoreError::VersionNotFound(number)),
        }
    }

    /// Where the subject has this content. `None` stands for no content at all, which is nowhere.
    pub(crate) fn lookup(&self, subject: &str, content: Option<&Content>) -> Result<Arc<Record>, StoreError> {
        self.history(subject)?;
        content.and_then(|content| self.find(subject, content)).cloned().ok_or(StoreError::SchemaNotFound)
    }

    /// The content of an id. `subject` only chooses the place that comes with it: an id is valid on every subject.
    pub(crate) fn by_id(&self, id: i32, subject: Option<&str>) -> Result<Found, StoreError> {
        let entry = self.entry(id).ok_or(StoreError::IdNotFound(id))?;
        let asked = entry.uses.iter().rev().find(|(user, _)| Some(user.as_str()) == subject);
        let place = asked.or_else(|| entry.uses.first()).cloned();
        Ok(Found { content: entry.content.clone(), place })
    }

    /// Where the content of an id is registered, sorted by subject and version.
    pub(crate) fn uses(&self, id: i32) -> Result<impl Iterator<Item = &(Subject, Version)>, StoreError> {
        Ok(self.entry(id).ok_or(StoreError::SchemaNotFound)?.uses.iter())
    }

    /// The highest id there is; 0 where there is none.
    pub(crate) fn max_id(&self) -> SchemaId {
        self.contents.last_key_value().map_or(0, |(id, _)| *id)
    }

    fn entry(&self, id: i32) -> Option<&Entry> {
        self.contents.get(&SchemaId::try_from(id).ok()?)
    }

    fn history(&self, subject: &str) -> Result<&BTreeMap<Version, Arc<Record>>, StoreError> {
        self.subjects.get(subject).ok_or_else(|| StoreError::SubjectNotFound(subject.to_owned()))
    }

    fn latest(&self, subject: &str) -> Option<&Arc<Record>> {
        self.subjects.get(subject)?.last_key_value().map(|(_, record)| record)
    }

    /// The newest version with this content: a content that was asked for under an explicit number may have several.
    fn find(&self, subject: &str, content: &Content) -> Option<&Arc<Record>> {
        let id = self.ids.get(content)?;
        self.subjects.get(subject)?.values().rev().find(|record| record.id == *id)
    }
}

impl fmt::Display for StoreError {
    /// Confluent's words, which clients compare.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SubjectNotFound(subject) => write!(f, "Subject '{subject}' not found."),
            Self::VersionNotFound(version) => write!(f, "Version {version} not found."),
            Self::SchemaNotFound => f.write_str("Schema not found"),
            Self::IdNotFound(id) => write!(f, "Schema {id} not found"),
            Self::EmptySchema => f.write_str("Empty schema"),
            Self::VersionNotNext => f.write_str("Version is not one more than previous version"),
            // Two blanks: the name of the default context is empty.
            Self::NotInImportMode(subject) => write!(f, "Subject {subject} in context  is not in import mode"),
        }
    }
}
