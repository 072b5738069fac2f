//! One thing that is wrong, and its place.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::quoted;

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq)]
pub struct Problem {
    message: String,
    is_warning: bool,
    note: Option<String>,
    help: Option<String>,
    /// The file that it follows from, if that has a mistake: its path without links.
    about: Option<PathBuf>,
    // In a box, as a result that may be a problem is as large as one.
    place: Option<Box<Place>>,
}

/// A place in a file, or a file.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Place {
    pub(crate) file: String,
    /// Counted from 1, the column in characters.
    pub(crate) line_and_column: Option<(usize, usize)>,
    /// The place inside the schema, as a JSON pointer.
    pub(crate) path: Option<String>,
    /// What is said of the token.
    pub(crate) label: Option<String>,
    pub(crate) excerpt: Option<Excerpt>,
}

/// A line of a text, or what is shown of it, with the token that is wrong.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Excerpt {
    text: String,
    start: usize,
    end: usize,
    is_whole_line: bool,
}

/// How much of a line is shown before and behind the start of a token, in bytes. A line of a file without line breaks is the
/// whole file.
const SHOWN_BEFORE: usize = 200;
const SHOWN_BEHIND: usize = 400;

impl Place {
    /// A file as a whole.
    pub(crate) fn file(name: impl Into<String>) -> Self {
        Self { file: name.into(), ..Self::default() }
    }

    /// A place in a text; the token ends at `end`, or where it ends by itself.
    pub(crate) fn at(file: impl Into<String>, text: &str, offset: usize, end: Option<usize>) -> Self {
        let offset = before(text, offset);
        let line_start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[..line_start].matches('\n').count() + 1;
        Self::at_known(file, text, offset, end, (line, text[line_start..offset].chars().count() + 1))
    }

    /// As [`at`](Self::at), where the line and the column are known: counting them takes long in a large text.
    pub(crate) fn at_known(
        file: impl Into<String>,
        text: &str,
        offset: usize,
        end: Option<usize>,
        (line, column): (usize, usize),
    ) -> Self {
        let end_of_text = text.trim_end().len();
        if before(text, offset) == text.len() && end_of_text < text.len() {
            // The end of the text is where its last line ends.
            return Self::at(file, text, end_of_text, end);
        }
        let offset = before(text, offset);
        let (first, last) = (before(text, offset.saturating_sub(SHOWN_BEFORE)), before(text, offset + SHOWN_BEHIND));
        let line_start = text[first..offset].rfind('\n').map(|newline| first + newline + 1);
        let line_end = text[offset..last].find('\n').map(|len| offset + len);
        let (from, to) = (line_start.unwrap_or(first), line_end.unwrap_or(last));
        let end = end.unwrap_or_else(|| offset + token_len(&text[offset..to]));
        let end = before(text, end.clamp(offset, to));
        let left = if line_start.is_some() || first == 0 { "" } else { "…" };
        let right = if line_end.is_some() || last == text.len() { "" } else { "…" };
        let shown = text[from..to].trim_end_matches('\r');
        let excerpt = Excerpt {
            start: offset - from + left.len(),
            end: end - from + left.len(),
            text: format!("{left}{shown}{right}"),
            is_whole_line: left.is_empty(),
        };
        Self { file: file.into(), line_and_column: Some((line, column)), excerpt: Some(excerpt), ..Self::default() }
    }

    /// With the place inside the schema.
    pub(crate) fn with_path(self, path: &str) -> Self {
        Self { path: Some(path.to_owned()), ..self }
    }
}

impl Problem {
    pub(crate) fn plain(message: impl Into<String>) -> Self {
        Self { message: shortened(message.into()), is_warning: false, note: None, help: None, about: None, place: None }
    }

    pub(crate) fn at(place: Place, message: impl Into<String>) -> Self {
        Self { place: Some(Box::new(place)), ..Self::plain(message) }
    }

    pub(crate) fn with_help(self, help: impl Into<Option<String>>) -> Self {
        Self { help: help.into(), ..self }
    }

    pub(crate) fn with_note(self, note: impl Into<Option<String>>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// That follows from the mistake of another file, if that has one; its path is without links.
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

    /// The way out, where there is one that can be told.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The file, where there is one.
    pub fn file(&self) -> Option<&Path> {
        self.place.as_ref().map(|place| Path::new(&place.file))
    }

    /// The line, counted from 1, and the column in characters, counted from 1.
    pub fn line_and_column(&self) -> Option<(usize, usize)> {
        self.place.as_ref()?.line_and_column
    }

    /// The place inside the schema, as a JSON pointer such as `/fields/1/type`.
    pub fn path(&self) -> Option<&str> {
        self.place.as_ref()?.path.as_deref()
    }

    /// As one line: for cargo, that takes no more.
    pub(crate) fn in_a_line(&self) -> String {
        let place = self.place.as_ref().map(|place| match place.line_and_column {
            Some((line, column)) => format!("{}:{line}:{column}: ", place.file),
            None => format!("{}: ", place.file),
        });
        let help = self.help.as_ref().map(|help| format!("; {help}"));
        format!("{}{}{}", place.unwrap_or_default(), self.message, help.unwrap_or_default()).replace(['\n', '\r'], " ")
    }

    /// Whether it follows from the mistake of a file that one of these is in.
    pub(crate) fn follows_from(&self, others: &[Self]) -> bool {
        self.about.as_ref().is_some_and(|about| {
            let files = others.iter().filter_map(Self::file);
            files.filter_map(|file| fs::canonicalize(file).ok()).any(|file| file == *about)
        })
    }

    /// What orders by files and the places in them; what has no file is last.
    pub(crate) fn order(&self) -> (bool, Option<String>, Option<(usize, usize)>) {
        let place = self.place.as_deref();
        (place.is_none(), place.map(|place| place.file.clone()), self.line_and_column())
    }

    pub(crate) fn rendered(&self, renderer: &Renderer) -> String {
        let level = if self.is_warning { Level::WARNING } else { Level::ERROR };
        let mut group = Group::with_title(level.primary_title(self.message.as_str()));
        if let Some(place) = &self.place {
            let mut origin = Origin::path(place.file.as_str());
            if let Some((line, column)) = place.line_and_column {
                origin = origin.line(line).char_column(column);
            }
            let at = place.path.as_deref().filter(|path| !path.is_empty()).map(|path| format!("at {path}"));
            match (&place.excerpt, place.line_and_column) {
                (Some(excerpt), Some((line, _))) => {
                    let label = [place.label.clone(), at].into_iter().flatten().collect::<Vec<_>>().join(", ");
                    let annotation = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
                    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
                    let snippet = Snippet::source(excerpt.text.as_str()).line_start(line).annotation(annotation);
                    // The column that is shown is one of the excerpt: of a part of a line, it would be wrong.
                    group = if excerpt.is_whole_line {
                        group.element(snippet.path(place.file.as_str()))
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

/// A message, with words that are too long for a person cut.
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

/// The last place between characters that is not behind this one.
fn before(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// How long the token is that a line starts with: a string, a word or a number, or one character.
fn token_len(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    if first == '"' {
        // One that does not end, ends with the line.
        return text[..quoted::len(text)].trim_end_matches('\r').len();
    }
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_');
    match text.find(|c| !word(c)) {
        Some(0) => first.len_utf8(),
        Some(len) => len,
        None => text.len(),
    }
}

/// As it is shown.
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
    fn a_place_is_the_same_in_any_line() {
        let place = |text: &str, offset| {
            let place = Place::at("a", text, offset, None);
            let excerpt = place.excerpt.expect("there is a text");
            let token = excerpt.text[excerpt.start..excerpt.end].to_owned();
            (place.line_and_column, token, excerpt.text.len())
        };
        assert_eq!(place("a\r\n  \"é\\\"x\" b\r\n", 5), (Some((2, 3)), "\"é\\\"x\"".to_owned(), 11));
        assert_eq!(place("a\n\n", 3), (Some((1, 2)), String::new(), 1));
        assert_eq!(place("", 7), (Some((1, 1)), String::new(), 0));
        // A line that is too long is cut, between characters.
        let long = format!("x{}token{}", "é".repeat(300), "é".repeat(500));
        let (at, token, len) = place(&long, 601);
        assert_eq!((at, token.as_str()), (Some((1, 302)), "token"));
        assert!(len < 620, "{len}");
    }

    #[test]
    fn cargo_takes_a_line() {
        let place = Place::at("a.avdl", "x\ny", 2, None);
        let problem = Problem::at(place, "two\nlines").with_help("none".to_owned());
        assert_eq!(problem.in_a_line(), "a.avdl:2:1: two lines; none");
        assert_eq!(Problem::plain("w".repeat(1000)).message().chars().count(), 201);
    }
}
