//! The versions of one subject.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::content::Content;
use super::lookup::Lookup;
use super::record::Record;
use super::version::{Version, VersionSelector};

/// The versions of one subject, deleted ones among them. It has one at least.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct History(BTreeMap<Version, Arc<Record>>);

impl History {
    pub(super) fn iter(&self, lookup: Lookup) -> impl DoubleEndedIterator<Item = &Arc<Record>> {
        self.0.values().filter(move |record| lookup.takes(record.deleted))
    }

    pub(super) fn has(&self, lookup: Lookup) -> bool {
        self.iter(lookup).next().is_some()
    }

    /// The latest version is one that is not deleted.
    pub(super) fn get(&self, selector: VersionSelector, lookup: Lookup) -> Option<&Arc<Record>> {
        match selector {
            VersionSelector::Latest => self.iter(Lookup::Active).next_back(),
            VersionSelector::Number(number) => self.0.get(&number).filter(|record| lookup.takes(record.deleted)),
        }
    }

    /// The newest version with this content.
    pub(super) fn find(&self, content: &Content, lookup: Lookup) -> Option<&Arc<Record>> {
        self.iter(lookup).rfind(|record| record.content == *content)
    }

    /// One more than the highest there is: numbers of deleted versions are not given again as long as these are kept.
    pub(super) fn next_version(&self) -> Version {
        self.0.last_key_value().map_or(1, |(version, _)| version + 1)
    }

    /// Gives what was under the number.
    pub(super) fn insert(&mut self, record: Arc<Record>) -> Option<Arc<Record>> {
        self.0.insert(record.version, record)
    }

    pub(super) fn remove(&mut self, version: Version) -> Option<Arc<Record>> {
        self.0.remove(&version)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
