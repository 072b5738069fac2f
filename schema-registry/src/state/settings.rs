//! What can be set for one subject, and for all that have nothing of their own.

use std::collections::BTreeMap;

use super::subject::Subject;

/// Settings of one kind. `None` for a subject is the global one.
#[derive(Debug)]
pub(super) struct Settings<T> {
    global: Option<T>,
    subjects: BTreeMap<Subject, T>,
}

impl<T> Default for Settings<T> {
    fn default() -> Self {
        Self { global: None, subjects: BTreeMap::new() }
    }
}

impl<T> Settings<T> {
    pub(super) fn global(&self) -> Option<&T> {
        self.global.as_ref()
    }

    /// What was set for exactly this.
    pub(super) fn own(&self, subject: Option<&str>) -> Option<&T> {
        match subject {
            None => self.global(),
            Some(subject) => self.subjects.get(subject),
        }
    }

    pub(super) fn set(&mut self, subject: Option<Subject>, value: T) {
        match subject {
            None => self.global = Some(value),
            Some(subject) => {
                self.subjects.insert(subject, value);
            }
        }
    }

    pub(super) fn unset(&mut self, subject: Option<&str>) {
        match subject {
            None => self.global = None,
            Some(subject) => {
                self.subjects.remove(subject);
            }
        }
    }
}
