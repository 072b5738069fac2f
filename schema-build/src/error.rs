//! What is wrong with the schemas, for a person.

use std::{error, fmt, path::Path};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use schema_model::SourceError;

/// What is wrong with the schemas: all of it, each with its place.
///
/// It shows the places in the files, in `Debug` as well, since that is what is shown of the error of `main`.
pub struct Error {
    problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Clone)]
pub struct Problem {
    message: String,
    help: Option<String>,
    // In a box, as a result that may be a problem is as large as one.
    place: Option<Box<Place>>,
}

#[derive(Clone)]
struct Place {
    file: String,
    text: String,
    offset: usize,
    line: usize,
    column: usize,
    path: String,
}

impl Error {
    pub(crate) fn plain(message: impl Into<String>) -> Self {
        Self { problems: vec![Problem { message: message.into(), help: None, place: None }] }
    }

    pub(crate) fn of(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    /// All that is wrong, in the order of the files.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl Problem {
    pub(crate) fn plain(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, place: None }
    }

    /// The same, with the way out where there is one.
    pub(crate) fn with_help(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    /// What is wrong at a place of a text.
    pub(crate) fn at(error: &SourceError, text: &str, help: Option<String>) -> Self {
        let inner = error.error();
        Self {
            message: inner.message().to_owned(),
            help,
            place: Some(Box::new(Place {
                file: error.source_name().to_owned(),
                text: text.to_owned(),
                offset: inner.offset(),
                line: inner.line(),
                column: inner.column(),
                path: inner.path().to_owned(),
            })),
        }
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The file, where there is one.
    pub fn file(&self) -> Option<&Path> {
        self.place.as_ref().map(|place| Path::new(&place.file))
    }

    /// The line, counted from 1, and the column in characters, counted from 1.
    pub fn line_and_column(&self) -> Option<(usize, usize)> {
        self.place.as_ref().map(|place| (place.line, place.column))
    }

    /// The place inside the schema, as a JSON pointer such as `/fields/1/type`.
    pub fn path(&self) -> Option<&str> {
        self.place.as_ref().map(|place| place.path.as_str())
    }

    fn groups(&self) -> Group<'_> {
        let title = Level::ERROR.primary_title(self.message.as_str());
        let mut group = match &self.place {
            None => Group::with_title(title),
            Some(place) => {
                let end = place.offset + token_len(&place.text[place.offset.min(place.text.len())..]);
                let label = if place.path.is_empty() { String::new() } else { format!("at {}", place.path) };
                let annotation = AnnotationKind::Primary.span(place.offset.min(end)..end);
                let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
                title.element(Snippet::source(place.text.as_str()).path(place.file.as_str()).annotation(annotation))
            }
        };
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        group
    }
}

/// How long the token is that a text starts with: a string, a word or a number, or one character.
fn token_len(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    if first == '"' {
        let mut escaped = false;
        for (at, c) in text.char_indices().skip(1) {
            match c {
                '\n' => return at,
                '"' if !escaped => return at + 1,
                _ => escaped = c == '\\' && !escaped,
            }
        }
        return text.len();
    }
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_');
    match text.find(|c| !word(c)) {
        Some(0) => first.len_utf8(),
        Some(len) => len,
        None => text.len(),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Without colours: a build script's output is not a terminal.
        let renderer = Renderer::plain();
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n\n")?;
            }
            f.write_str(&renderer.render(&[problem.groups()]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the schemas have mistakes\n\n{self}\n")
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem").field("message", &self.message).field("file", &self.file()).finish_non_exhaustive()
    }
}

impl error::Error for Error {}
