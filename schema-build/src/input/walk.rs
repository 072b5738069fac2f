//! Files in folders.

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::{Path, PathBuf},
};

const EXTENSIONS: [&str; 3] = ["avsc", "avpr", "avdl"];

pub(super) fn extension(path: &Path) -> Option<&str> {
    path.extension().and_then(|extension| extension.to_str())
}

/// The files of these paths, with the schema files in folders, and the folders, sorted.
pub(super) fn walk<'p>(paths: impl Iterator<Item = &'p Path>) -> Vec<PathBuf> {
    let mut found = BTreeSet::new();
    // Links may form cycles.
    let mut folders = HashSet::new();
    let mut pending: Vec<PathBuf> = paths.map(Path::to_owned).collect();
    // Of two paths to a folder, the first in this order is used, whatever the order of the entries is.
    pending.sort();
    pending.reverse();
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            if fs::canonicalize(&path).is_ok_and(|folder| !folders.insert(folder)) {
                continue;
            }
            let entries = fs::read_dir(&path).into_iter().flatten();
            let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
            paths.retain(|path| path.is_dir() || extension(path).is_some_and(|known| EXTENSIONS.contains(&known)));
            paths.sort();
            pending.extend(paths.into_iter().rev());
        }
        found.insert(path);
    }
    found.into_iter().collect()
}
