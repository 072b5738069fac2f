//! What is registered, as plain data: no lock, no HTTP, no I/O.

mod delete;
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
use super::history::History;
use super::lookup::Lookup;
use super::mode::Mode;
use super::record::{Record, SchemaId};
use super::settings::Settings;
use super::subject::Subject;
use super::version::{Version, VersionSelector};

/// Contents by id, versions by subject, and the ways from one to the other.
#[derive(Debug, Default)]
pub(crate) struct Store {
    subjects: BTreeMap<Subject, History>,
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
    /// The names that begin with `prefix`, sorted. A subject is deleted when all of its versions are.
    pub(crate) fn subjects<'a>(&'a self, prefix: &'a str, lookup: Lookup) -> impl Iterator<Item = &'a Subject> {
        self.subjects
            .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
            .take_while(move |(subject, _)| subject.as_str().starts_with(prefix))
            .filter(move |(_, history)| lookup.takes(!history.has(Lookup::Active)))
            .map(|(subject, _)| subject)
    }

    /// The subject's versions, ascending.
    pub(crate) fn versions(&self, subject: &str, lookup: Lookup) -> Result<impl Iterator<Item = Version>, StoreError> {
        let history = self.history(subject, lookup.widened())?;
        Ok(history.iter(lookup).map(|record| record.version))
    }

    pub(crate) fn version(
        &self,
        subject: &str,
        selector: VersionSelector,
        lookup: Lookup,
    ) -> Result<Arc<Record>, StoreError> {
        let history = self.history(subject, lookup)?;
        history.get(selector, lookup).cloned().ok_or(StoreError::VersionNotFound(selector))
    }

    /// Where the subject has this content. `None` stands for no content at all, which is nowhere.
    pub(crate) fn lookup(
        &self,
        subject: &str,
        content: Option<&Content>,
        lookup: Lookup,
    ) -> Result<Arc<Record>, StoreError> {
        let history = self.history(subject, lookup)?;
        content.and_then(|content| history.find(content, lookup)).cloned().ok_or(StoreError::SchemaNotFound)
    }

    /// The content of an id. `subject` only chooses the place that comes with it: an id is valid on every subject.
    pub(crate) fn by_id(&self, id: i32, subject: Option<&str>) -> Result<Found, StoreError> {
        let entry = self.entry(id).ok_or(StoreError::IdNotFound(id))?;
        let asked = entry.uses.iter().rev().find(|(user, _)| Some(user.as_str()) == subject);
        let place = asked.or_else(|| entry.uses.first()).cloned();
        Ok(Found { content: entry.content.clone(), place })
    }

    /// Where the content of an id is registered, sorted by subject and version.
    pub(crate) fn uses(
        &self,
        id: i32,
        lookup: Lookup,
    ) -> Result<impl Iterator<Item = &(Subject, Version)>, StoreError> {
        let uses = &self.entry(id).ok_or(StoreError::SchemaNotFound)?.uses;
        Ok(uses.iter().filter(move |(subject, version)| {
            let history = self.subjects.get(subject);
            history.is_some_and(|history| history.get(VersionSelector::Number(*version), lookup).is_some())
        }))
    }

    /// The subject's versions that are not deleted, from the newest back.
    pub(crate) fn newest_first(&self, subject: &str) -> impl Iterator<Item = &Arc<Record>> {
        self.subjects.get(subject).into_iter().flat_map(|history| history.iter(Lookup::Active).rev())
    }

    /// The highest id there ever was; 0 where there was none.
    pub(crate) fn max_id(&self) -> SchemaId {
        self.last_id
    }

    fn entry(&self, id: i32) -> Option<&Entry> {
        self.contents.get(&SchemaId::try_from(id).ok()?)
    }

    /// The subject, where it has versions of the kind.
    fn history(&self, subject: &str, lookup: Lookup) -> Result<&History, StoreError> {
        let history = self.subjects.get(subject).filter(|history| history.has(lookup));
        history.ok_or_else(|| StoreError::SubjectNotFound(subject.to_owned()))
    }

    fn latest(&self, subject: &str) -> Option<&Arc<Record>> {
        self.newest_first(subject).next()
    }
}
