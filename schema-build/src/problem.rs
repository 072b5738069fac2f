//! A problem, with its location and a fix.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::location::Location;

/// A mistake in a file or a setting, or a warning.
#[derive(Clone, PartialEq, Eq)]
pub struct Problem {
    message: String,
    is_warning: bool,
    note: Option<String>,
    help: Option<String>,
    /// The canonical path of a file whose mistakes cause this problem.
    about: Option<PathBuf>,
    // In a box, to keep a `Result` with a problem small.
    location: Option<Box<Location>>,
}

impl Problem {
    pub(crate) fn plain(message: impl Into<String>) -> Self {
        Self {
            message: shortened(message.into()),
            is_warning: false,
            note: None,
            help: None,
            about: None,
            location: None,
        }
    }

    pub(crate) fn at(location: Location, message: impl Into<String>) -> Self {
        Self { location: Some(Box::new(location)), ..Self::plain(message) }
    }

    pub(crate) fn with_help(self, help: impl Into<Option<String>>) -> Self {
        Self { help: help.into(), ..self }
    }

    pub(crate) fn with_note(self, note: impl Into<Option<String>>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// With the canonical path of a file whose mistakes cause this problem.
    #[cfg(feature = "avdl")]
    pub(crate) fn about(self, file: PathBuf) -> Self {
        Self { about: Some(file), ..self }
    }

    #[cfg(feature = "avdl")]
    pub(crate) fn into_warning(self) -> Self {
        Self { is_warning: true, ..self }
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// A fix, if one is known.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The file, if the problem is in one.
    pub fn file(&self) -> Option<&Path> {
        self.location.as_ref().map(|location| Path::new(&location.file))
    }

    /// The line, counted from 1, and the column in characters, counted from 1.
    pub fn line_and_column(&self) -> Option<(usize, usize)> {
        self.location.as_ref()?.line_and_column
    }

    /// The location in the schema, as a JSON pointer such as `/fields/1/type`.
    pub fn path(&self) -> Option<&str> {
        self.location.as_ref()?.path.as_deref()
    }

    /// The problem as one line, for `cargo:warning`.
    pub(crate) fn in_a_line(&self) -> String {
        let location = self.location.as_ref().map(|location| match location.line_and_column {
            Some((line, column)) => format!("{}:{line}:{column}: ", location.file),
            None => format!("{}: ", location.file),
        });
        let help = self.help.as_ref().map(|help| format!("; {help}"));
        format!("{}{}{}", location.unwrap_or_default(), self.message, help.unwrap_or_default())
            .replace(['\n', '\r'], " ")
    }

    /// Whether one of these problems causes this one.
    pub(crate) fn follows_from(&self, others: &[Self]) -> bool {
        self.about.as_ref().is_some_and(|about| {
            let files = others.iter().filter_map(Self::file);
            files.filter_map(|file| fs::canonicalize(file).ok()).any(|file| file == *about)
        })
    }

    /// A key that sorts by file and location; problems without a file are last.
    pub(crate) fn order(&self) -> (bool, Option<String>, Option<(usize, usize)>) {
        let location = self.location.as_deref();
        (location.is_none(), location.map(|location| location.file.clone()), self.line_and_column())
    }

    pub(crate) fn rendered(&self, renderer: &Renderer) -> String {
        let level = if self.is_warning { Level::WARNING } else { Level::ERROR };
        let mut group = Group::with_title(level.primary_title(self.message.as_str()));
        if let Some(location) = &self.location {
            let mut origin = Origin::path(location.file.as_str());
            if let Some((line, column)) = location.line_and_column {
                origin = origin.line(line).char_column(column);
            }
            let at = location.path.as_deref().filter(|path| !path.is_empty()).map(|path| format!("at {path}"));
            match (&location.excerpt, location.line_and_column) {
                (Some(excerpt), Some((line, _))) => {
                    let label = [location.label.clone(), at].into_iter().flatten().collect::<Vec<_>>().join(", ");
                    let annotation = AnnotationKind::Primary.span(excerpt.token.clone());
                    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
                    let snippet = Snippet::source(excerpt.text.as_str()).line_start(line).annotation(annotation);
                    // The snippet shows a column of the excerpt, which is wrong for a part of a line.
                    group = if excerpt.is_whole_line {
                        group.element(snippet.path(location.file.as_str()))
                    } else {
                        group.element(origin).element(snippet)
                    };
                }
                _ => {
                    group = group.element(origin);
                    if let Some(at) = at {
                        group = group.element(Level::NOTE.message(at));
                    }
                }
            }
        }
        if let Some(note) = &self.note {
            group = group.element(Level::NOTE.message(note.as_str()));
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        renderer.render(&[group])
    }
}

/// A message with its longest words cut.
fn shortened(message: String) -> String {
    const LONGEST: usize = 200;
    if message.len() <= LONGEST {
        return message;
    }
    let words = message.split_inclusive(' ').map(|word| match word.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…{}", &word[..end], if word.ends_with(' ') { " " } else { "" }),
        None => word.to_owned(),
    });
    words.collect()
}

/// As in a terminal, without colours.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rendered(&Renderer::plain()))
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem").field("message", &self.message).field("file", &self.file()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_takes_a_line() {
        let location = Location::at("a.avdl", "x\ny", 2, None);
        let problem = Problem::at(location, "two\nlines").with_help("none".to_owned());
        assert_eq!(problem.in_a_line(), "a.avdl:2:1: two lines; none");
        assert_eq!(Problem::plain("w".repeat(1000)).message().chars().count(), 201);
    }
}
