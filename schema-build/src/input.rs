//! The files that are read.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::{Config, Error, comments, error::Problem};

/// What was read.
pub(crate) struct Input {
    pub(crate) texts: Vec<SchemaText>,
    /// Files and folders that the code depends on.
    pub(crate) read: Vec<PathBuf>,
}

/// A schema or a protocol as JSON.
pub(crate) struct SchemaText {
    /// What messages call it.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// What files are called that have schemas.
const EXTENSIONS: [&str; 3] = ["avsc", "avpr", "avdl"];

fn extension(path: &Path) -> Option<&str> {
    path.extension().and_then(|extension| extension.to_str())
}

/// The files in these paths, and the folders they are in, sorted. What cannot be read is left to where it is opened.
pub(crate) fn walk<'p>(paths: impl Iterator<Item = &'p Path>) -> Vec<PathBuf> {
    let mut found = BTreeSet::new();
    let mut ahead: Vec<PathBuf> = paths.map(Path::to_owned).collect();
    while let Some(path) = ahead.pop() {
        if let Ok(entries) = fs::read_dir(&path) {
            let inside = entries.filter_map(|entry| Some(entry.ok()?.path()));
            ahead.extend(inside.filter(|path| {
                path.is_dir() || extension(path).is_some_and(|extension| EXTENSIONS.contains(&extension))
            }));
        }
        found.insert(path);
    }
    found.into_iter().collect()
}

pub(crate) fn read(paths: &[&Path], config: &Config) -> Result<Input, Error> {
    let mut input = Input { texts: Vec::new(), read: walk(paths.iter().copied()) };
    let mut problems = Vec::new();
    let mut files = 0;
    for path in input.read.clone().iter().filter(|path| !path.is_dir()) {
        files += 1;
        match extension(path) {
            Some("avdl") => match idl(path, config) {
                Ok(compiled) => {
                    input.texts.extend(compiled.texts);
                    input.read.extend(compiled.read);
                }
                Err(problem) => problems.push(problem),
            },
            Some("avsc" | "avpr") => match fs::read_to_string(path) {
                Ok(text) => {
                    let text = comments::blanked(&text);
                    input.texts.push(SchemaText { name: name(path), path: path.clone(), text });
                }
                Err(error) => problems.push(cannot_read(path, &error)),
            },
            _ => match fs::metadata(path) {
                Ok(_) => problems.push(Problem::plain(format!(
                    "{} is no schema file: their names end in .avsc, .avpr or .avdl",
                    name(path)
                ))),
                Err(error) => problems.push(cannot_read(path, &error)),
            },
        }
    }
    if files == 0 {
        let paths: Vec<_> = paths.iter().map(|path| name(path)).collect();
        let message = format!("there is no file .avsc, .avpr or .avdl in {}", paths.join(", "));
        problems.push(Problem::plain(message));
    }
    if problems.is_empty() { Ok(input) } else { Err(Error::of(problems)) }
}

fn cannot_read(path: &Path, error: &std::io::Error) -> Problem {
    Problem::plain(format!("cannot read {}: {error}", name(path)))
}

fn name(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

#[cfg(not(feature = "avdl"))]
fn idl(path: &Path, _config: &Config) -> Result<Input, Problem> {
    let message = format!("{} is Avro IDL, which the feature `avdl` of schema-build reads", name(path));
    Err(Problem::plain(message))
}

/// IDL as what it is compiled to.
#[cfg(feature = "avdl")]
fn idl(path: &Path, config: &Config) -> Result<Input, Problem> {
    let text = fs::read_to_string(path).map_err(|error| cannot_read(path, &error))?;
    let mut compiler = avdl::Idl::new();
    let mut extractor = avdl::Idl2Schemata::new();
    for folder in &config.import_dirs {
        compiler.import_dir(folder);
        extractor.import_dir(folder);
    }
    let schema = |json: &serde_json::Value| SchemaText {
        name: name(path),
        path: path.to_owned(),
        text: serde_json::to_string_pretty(json).unwrap_or_default(),
    };
    let texts = match compiler.convert(path) {
        Ok(output) => vec![schema(&output.json)],
        // A file of types alone is neither a protocol nor a schema.
        Err(report) => match extractor.extract(path) {
            Ok(output) if !output.schemas.is_empty() => {
                output.schemas.iter().map(|named| schema(&named.schema)).collect()
            }
            _ => return Err(Problem::plain(format!("{} is not valid Avro IDL\n{report:?}", name(path)))),
        },
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut read = BTreeSet::new();
    imports(&text, folder, config, &mut read);
    Ok(Input { texts, read: read.into_iter().collect() })
}

/// The files that IDL imports, and those that they import.
#[cfg(feature = "avdl")]
fn imports(text: &str, folder: &Path, config: &Config, found: &mut BTreeSet<PathBuf>) {
    for statement in text.split(';') {
        let words: Vec<_> = statement.split_whitespace().collect();
        let [.., "import", "idl" | "protocol" | "schema", file] = words.as_slice() else { continue };
        let file = file.trim_matches('"');
        let folders = std::iter::once(folder).chain(config.import_dirs.iter().map(PathBuf::as_path));
        let Some(path) = folders.map(|folder| folder.join(file)).find(|path| path.exists()) else { continue };
        if found.insert(path.clone())
            && extension(&path) == Some("avdl")
            && let Ok(text) = fs::read_to_string(&path)
        {
            imports(&text, path.parent().unwrap_or(Path::new("")), config, found);
        }
    }
}
