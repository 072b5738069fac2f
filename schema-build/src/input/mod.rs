//! The files that are read.

pub(crate) mod file;
#[cfg(feature = "avdl")]
pub(crate) mod idl;
mod schema_text;
mod walk;

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

pub(crate) use self::schema_text::SchemaText;
use self::{
    file::{cannot_read, name, read_text},
    schema_text::Content,
};
use crate::{Config, location::Location, problem::Problem};

#[derive(Default)]
pub(crate) struct Input {
    pub(crate) texts: Vec<SchemaText>,
    /// Files and folders that the code depends on.
    pub(crate) read: Vec<PathBuf>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) warnings: Vec<Problem>,
}

/// Reads schema files, and those in folders.
pub(crate) fn read(paths: &[impl AsRef<Path>], config: &Config) -> Input {
    let mut input = Input::default();
    let mut idl = Vec::new();
    let found = walk::walk(paths.iter().map(AsRef::as_ref));
    let is_empty = found.iter().all(|path| path.is_dir());
    for path in found {
        match walk::extension(&path) {
            _ if path.is_dir() => {
                input.problems.extend(fs::read_dir(&path).err().map(|error| cannot_read(&path, &error)));
            }
            // An imported file that is given as well keeps the path that is given.
            Some("avdl") => idl.push(path.clone()),
            Some("avsc" | "avpr") => {
                if let Some(text) = input.text(&path) {
                    input.texts.push(SchemaText::new(&path, Content::Json(text)));
                }
            }
            _ => {
                let problem = match fs::metadata(&path) {
                    Ok(_) => Problem::at(Location::file(name(&path)), "this is no schema file").with_help(
                        "give files whose names end in .avsc, .avpr or .avdl, or the folder they are in".to_owned(),
                    ),
                    Err(error) => cannot_read(&path, &error),
                };
                input.unreadable(&path, problem, None);
            }
        }
        input.read.push(path);
    }
    if is_empty && input.problems.is_empty() {
        let paths: Vec<_> = paths.iter().map(|path| name(path.as_ref())).collect();
        let message = match paths.as_slice() {
            [] => "no file or folder is given".to_owned(),
            paths => format!("there is no file .avsc, .avpr or .avdl in {}", paths.join(", ")),
        };
        input.problems.push(Problem::plain(message));
    }
    idl.iter().for_each(|path| input.idl(path, config));
    // A file may be given, and imported by several others.
    let canonical = |path: &PathBuf| fs::canonicalize(path).unwrap_or_else(|_| path.clone());
    let mut known = HashSet::new();
    input.texts.retain(|text| !matches!(text.content, Content::Json(_)) || known.insert(canonical(&text.path)));
    input.texts.sort_by(|one, other| one.path.cmp(&other.path));
    let mut known = HashSet::new();
    input.read.retain(|path| known.insert(canonical(path)));
    input
}

impl Input {
    /// The text of a file, if it can be read.
    fn text(&mut self, path: &Path) -> Option<String> {
        read_text(path).map_err(|error| self.unreadable(path, error.problem, error.text)).ok()
    }

    fn unreadable(&mut self, path: &Path, problem: Problem, text: Option<String>) {
        self.problems.push(problem);
        self.texts.push(SchemaText::new(path, Content::Unread(text)));
    }

    #[cfg(feature = "avdl")]
    fn idl(&mut self, path: &Path, config: &Config) {
        let Some(text) = self.text(path) else { return };
        let compiled = idl::compile(path, text, &config.import_dirs);
        self.read.extend(compiled.imported);
        self.warnings.extend(compiled.warnings);
        let json = compiled.json.into_iter().map(|(path, text)| SchemaText::new(&path, Content::Json(text)));
        self.texts.extend(json);
        let sources = compiled.sources;
        match compiled.schemas {
            Ok(schemas) => self.texts.extend(
                schemas.into_iter().map(|json| SchemaText::new(path, Content::Idl { json, sources: sources.clone() })),
            ),
            Err(problems) => {
                self.problems.extend(problems);
                self.texts.push(SchemaText::new(path, Content::Unread(Some(sources.text()))));
            }
        }
    }

    #[cfg(not(feature = "avdl"))]
    fn idl(&mut self, path: &Path, _config: &Config) {
        let problem = Problem::at(Location::file(name(path)), "Avro IDL is read by the feature `avdl` of schema-build")
            .with_help(
                "turn it on: `schema-build = { version = \"…\", features = [\"avdl\"] }`, or `schema-macros` with the same; for the \
                 program, `--features cli,avdl`"
                    .to_owned(),
            );
        self.unreadable(path, problem, None);
    }
}
