//! The files that are read.

#[cfg(feature = "avdl")]
mod definitions;
#[cfg(feature = "avdl")]
pub(crate) mod idl;
#[cfg(feature = "avdl")]
mod report;
#[cfg(feature = "avdl")]
mod tokens;
mod walk;

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

use schema_model::{Source, SourceError};
use walk::walk;

use crate::{
    Config,
    comments::blanked,
    problem::{Place, Problem},
};

/// What was read.
#[derive(Default)]
pub(crate) struct Input {
    pub(crate) texts: Vec<SchemaText>,
    /// Files and folders that the code depends on.
    pub(crate) read: Vec<PathBuf>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) warnings: Vec<Problem>,
}

/// A file: a schema or a protocol, as JSON.
pub(crate) struct SchemaText {
    /// What messages call it.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Json(String),
    /// JSON that IDL was compiled to, which nobody wrote.
    #[cfg(feature = "avdl")]
    Idl {
        json: String,
        sources: std::sync::Arc<idl::Sources>,
    },
    /// What could not be read: its text, where there is one.
    Unread(Option<String>),
}

impl SchemaText {
    fn new(path: &Path, content: Content) -> Self {
        Self { name: name(path), path: path.to_owned(), content }
    }

    /// The JSON; empty if the file could not be read.
    pub(crate) fn json(&self) -> &str {
        match &self.content {
            Content::Json(json) => json,
            #[cfg(feature = "avdl")]
            Content::Idl { json, .. } => json,
            Content::Unread(_) => "",
        }
    }

    pub(crate) fn source(&self) -> Source<'_> {
        match &self.content {
            Content::Unread(text) => Source::unread(&self.name, text.as_deref()),
            _ => Source::new(&self.name, self.json()),
        }
    }

    /// A mistake in this file, at its location: in JSON, that of the value; in IDL, that of the declaration.
    pub(crate) fn problem(&self, error: &SourceError) -> Problem {
        let error = error.error();
        let place = match &self.content {
            #[cfg(feature = "avdl")]
            Content::Idl { json, sources } => sources.place(&self.name, json, error.path()),
            _ => Place::at_known(&*self.name, self.json(), error.offset(), None, (error.line(), error.column())),
        };
        Problem::at(place.with_path(error.path()), error.message())
    }
}

/// What files are called that have schemas.
const EXTENSIONS: [&str; 3] = ["avsc", "avpr", "avdl"];

fn extension(path: &Path) -> Option<&str> {
    path.extension().and_then(|extension| extension.to_str())
}

pub(crate) fn read(paths: &[impl AsRef<Path>], config: &Config) -> Input {
    let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
    let mut input = Input::default();
    let mut files = 0;
    let mut later = Vec::new();
    for path in walk(paths.iter().copied()) {
        if path.is_dir() {
            if let Err(error) = fs::read_dir(&path) {
                input.problems.push(cannot_read(&path, &error));
            }
            input.read.push(path);
            continue;
        }
        files += 1;
        match extension(&path) {
            // What it imports may be given as well, and is called as it is given.
            Some("avdl") => later.push(path.clone()),
            Some("avsc" | "avpr") => input.json(&path),
            _ => {
                let problem = match fs::metadata(&path) {
                    Ok(_) => Problem::at(Place::file(name(&path)), "this is no schema file").with_help(
                        "give files whose names end in .avsc, .avpr or .avdl, or the folder they are in".to_owned(),
                    ),
                    Err(error) => cannot_read(&path, &error),
                };
                input.problems.push(problem);
                input.texts.push(SchemaText::new(&path, Content::Unread(None)));
            }
        }
        input.read.push(path);
    }
    if files == 0 && input.problems.is_empty() {
        let paths: Vec<_> = paths.iter().map(|path| name(path)).collect();
        let message = match paths.as_slice() {
            [] => "no file or folder is given".to_owned(),
            paths => format!("there is no file .avsc, .avpr or .avdl in {}", paths.join(", ")),
        };
        input.problems.push(Problem::plain(message));
    }
    later.iter().for_each(|path| idl(path, config, &mut input));
    // A file may be given, and imported by several others: it is one.
    let mut known = HashSet::new();
    input.texts.retain(|text| match text.content {
        Content::Json(_) => known.insert(fs::canonicalize(&text.path).unwrap_or_else(|_| text.path.clone())),
        _ => true,
    });
    input.texts.sort_by(|one, other| one.path.cmp(&other.path));
    let mut known = HashSet::new();
    input.read.retain(|path| known.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())));
    input
}

impl Input {
    /// A file with JSON.
    fn json(&mut self, path: &Path) {
        let content = match read_text(path) {
            Ok(text) => Content::Json(blanked(&text)),
            Err(unread) => {
                self.problems.push(unread.problem);
                Content::Unread(unread.text)
            }
        };
        self.texts.push(SchemaText::new(path, content));
    }
}

/// Why a file has no text, and what there is of it.
struct Unread {
    problem: Problem,
    text: Option<String>,
}

/// What some editors put before a text: it says no more than that it is UTF-8.
const MARK: char = '\u{feff}';

/// The text of a file, without the mark before it that says no more than that it is UTF-8.
fn read_text(path: &Path) -> Result<String, Box<Unread>> {
    let failed = |error| Box::new(Unread { problem: cannot_read(path, &error), text: None });
    if !fs::metadata(path).map_err(failed)?.is_file() {
        // Reading a pipe has no end.
        let problem = Problem::at(Place::file(name(path)), "this is neither a file nor a folder");
        return Err(Box::new(Unread { problem, text: None }));
    }
    let bytes = fs::read(path).map_err(failed)?;
    let text = String::from_utf8(bytes).map_err(|error| Box::new(not_utf8(path, &error)))?;
    Ok(text.strip_prefix(MARK).map(str::to_owned).unwrap_or(text))
}

fn not_utf8(path: &Path, error: &std::string::FromUtf8Error) -> Unread {
    let bytes = error.as_bytes();
    let at = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(bytes);
    // What is valid is as long as it was.
    let place = Place::at(name(path), &text, at, None);
    let help = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "this seems to be UTF-16: save the file as UTF-8",
        _ => "save the file as UTF-8",
    };
    let byte = bytes.get(at).copied().unwrap_or_default();
    let problem = Problem::at(place, format!("this is not UTF-8: found the byte {byte:02x}"));
    Unread { problem: problem.with_help(help.to_owned()), text: Some(text.into_owned()) }
}

fn cannot_read(path: &Path, error: &io::Error) -> Problem {
    let place = Place::file(name(path));
    // A link that leads nowhere is there itself.
    if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() {
        return Problem::at(place, "there is no such file or folder").with_help(
            "give its path from the directory of Cargo.toml in a build script, and from the current directory elsewhere"
                .to_owned(),
        );
    }
    Problem::at(place, format!("this cannot be read: {error}"))
}

/// What messages call a file.
pub(crate) fn name(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

#[cfg(not(feature = "avdl"))]
fn idl(path: &Path, _config: &Config, input: &mut Input) {
    let problem = Problem::at(Place::file(name(path)), "Avro IDL is read by the feature `avdl` of schema-build")
        .with_help(
            "turn it on: `schema-build = { version = \"…\", features = [\"avdl\"] }`, or `schema-macros` with the same; for the \
             program, `--features cli,avdl`"
                .to_owned(),
        );
    input.problems.push(problem);
    input.texts.push(SchemaText::new(path, Content::Unread(None)));
}

#[cfg(feature = "avdl")]
use idl::read as idl;
