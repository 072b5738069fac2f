//! What was asked of a registry, counted for tests and for a look from outside.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// How many different requests are told apart. A server that is asked for more paths than that still counts them all
/// in the total.
const MOST_ENTRIES: usize = 4096;

/// The longest path, in bytes, that is remembered.
const LONGEST_PATH: usize = 1024;

/// Counts of requests by method and path.
#[derive(Debug, Default)]
pub(crate) struct RequestLog {
    counts: Mutex<Requests>,
}

/// How often each method and path was asked for.
///
/// Paths are as the client sent them: percent-encoded, without the query. At most 4096 different pairs of method and
/// path, and paths of at most 1024 bytes, are told apart; what goes beyond is in [`total`](Self::total) only.
///
/// ```
/// let registry = schema_registry::Registry::new();
/// let requests = registry.requests();
/// assert_eq!(requests.count("POST", "/subjects/users-value/versions"), 0);
/// assert_eq!(requests.total(), 0);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Requests {
    total: u64,
    by_method: HashMap<String, HashMap<String, u64>>,
    entries: usize,
}

impl RequestLog {
    pub(crate) fn count(&self, method: &str, path: &str) {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).add(method, path);
    }

    pub(crate) fn snapshot(&self) -> Requests {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Requests {
    /// All requests, whatever became of them.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The requests with this method and exactly this path.
    #[must_use]
    pub fn count(&self, method: &str, path: &str) -> u64 {
        self.by_method.get(method).and_then(|paths| paths.get(path)).copied().unwrap_or(0)
    }

    /// Every method and path that was asked for, with its count, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, u64)> {
        self.by_method
            .iter()
            .flat_map(|(method, paths)| paths.iter().map(|(path, count)| (method.as_str(), path.as_str(), *count)))
    }

    fn add(&mut self, method: &str, path: &str) {
        self.total += 1;
        if let Some(count) = self.by_method.get_mut(method).and_then(|paths| paths.get_mut(path)) {
            *count += 1;
        } else if self.entries < MOST_ENTRIES && path.len() <= LONGEST_PATH && method.len() <= LONGEST_PATH {
            self.by_method.entry(method.to_owned()).or_default().insert(path.to_owned(), 1);
            self.entries += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_method_and_path() {
        let log = RequestLog::default();
        log.count("GET", "/subjects");
        log.count("GET", "/subjects");
        log.count("POST", "/subjects");
        let requests = log.snapshot();
        assert_eq!(requests.total(), 3);
        assert_eq!(requests.count("GET", "/subjects"), 2);
        assert_eq!(requests.count("POST", "/subjects"), 1);
        assert_eq!(requests.count("GET", "/"), 0);
        assert_eq!(requests.iter().count(), 2);
    }

    #[test]
    fn memory_is_bounded_and_the_total_is_not() {
        let log = RequestLog::default();
        let asked = MOST_ENTRIES + 10;
        for index in 0..asked {
            log.count("GET", &format!("/schemas/ids/{index}"));
        }
        log.count("GET", &"/".repeat(LONGEST_PATH + 1));
        log.count("GET", "/schemas/ids/0");
        let requests = log.snapshot();
        assert_eq!(requests.iter().count(), MOST_ENTRIES);
        assert_eq!(requests.total(), asked as u64 + 2);
        assert_eq!(requests.count("GET", "/schemas/ids/0"), 2);
    }
}
