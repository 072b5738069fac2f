//! Files in folders.

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::{Path, PathBuf},
};

use super::{EXTENSIONS, extension};

/// The files in these paths, and the folders they are in, sorted. What cannot be read is left to where it is opened.
pub(crate) fn walk<'p>(paths: impl Iterator<Item = &'p Path>) -> Vec<PathBuf> {
    let mut found = BTreeSet::new();
    // Links may lead back, and so without end.
    let mut folders = HashSet::new();
    let mut ahead: Vec<PathBuf> = paths.map(Path::to_owned).collect();
    // The first that is found counts: it is not to depend on the order of what a folder has.
    ahead.sort();
    ahead.reverse();
    while let Some(path) = ahead.pop() {
        if path.is_dir() {
            if fs::canonicalize(&path).is_ok_and(|folder| !folders.insert(folder)) {
                continue;
            }
            let entries = fs::read_dir(&path).into_iter().flatten();
            let inside = entries.filter_map(|entry| Some(entry.ok()?.path()));
            let mut inside: Vec<_> = inside
                .filter(|path| {
                    path.is_dir() || extension(path).is_some_and(|extension| EXTENSIONS.contains(&extension))
                })
                .collect();
            inside.sort();
            ahead.extend(inside.into_iter().rev());
        }
        found.insert(path);
    }
    found.into_iter().collect()
}
