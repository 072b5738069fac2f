//! What is registered, as plain data: no lock, no HTTP, no I/O.

mod error;
mod register;
mod settings;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Bound;
use std::sync::Arc;

pub(crate) use error::StoreError;
pub(crate) use register::Registration;

use super::config::Config;
use super::content::Content;
use super::mode::Mode;
use super::settings::Settings;
use super::subject::Subject;
use super::version::{Version, VersionSelector};

/// A schema's number, the same on all subjects: 1 for the first.
pub(crate) type SchemaId = u32;

/// One registered version. The records in the order of their registration, and the settings, are the whole state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) subject: Subject,
    pub(crate) version: Version,
    pub(crate) id: SchemaId,
    pub(crate) content: Content,
}

/// Contents by id, versions by subject, and the ways from one to the other.
#[derive(Debug, Default)]
pub(crate) struct Store {
    subjects: BTreeMap<Subject, BTreeMap<Version, Arc<Record>>>,
    ids: HashMap<Content, SchemaId>,
    contents: BTreeMap<SchemaId, Entry>,
    /// The highest id there ever was: none is given twice.
    last_id: SchemaId,
    configs: Settings<Config>,
    modes: Settings<Mode>,
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

    /// The subject's versions, from the newest back.
    pub(crate) fn newest_first(&self, subject: &str) -> impl Iterator<Item = &Arc<Record>> {
        self.subjects.get(subject).into_iter().flat_map(|history| history.values().rev())
    }

    /// The highest id there ever was; 0 where there was none.
    pub(crate) fn max_id(&self) -> SchemaId {
        self.last_id
    }

    fn entry(&self, id: i32) -> Option<&Entry> {
        self.contents.get(&SchemaId::try_from(id).ok()?)
    }

    fn history(&self, subject: &str) -> Result<&BTreeMap<Version, Arc<Record>>, StoreError> {
        self.subjects.get(subject).ok_or_else(|| StoreError::SubjectNotFound(subject.to_owned()))
    }

    fn latest(&self, subject: &str) -> Option<&Arc<Record>> {
        self.newest_first(subject).next()
    }

    /// The newest version with this content: a content that was asked for under an explicit number may have several.
    fn find(&self, subject: &str, content: &Content) -> Option<&Arc<Record>> {
        self.newest_first(subject).find(|record| record.content == *content)
    }
}
