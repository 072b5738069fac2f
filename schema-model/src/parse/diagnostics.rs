//! What is wrong with a text, where, and how to fix it.

use std::{error, fmt};

/// What a [`ParseError`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// The text is not JSON.
    Syntax,
    /// The text is JSON, and a part of it is missing or of the wrong type, as a record without `fields`.
    Structure,
    /// A name, a namespace or an alias does not follow the grammar, or is reserved.
    Name,
    /// A name is used that nothing defines.
    UnknownName,
    /// A type, a field, a symbol or a key stands twice, or a name can mean two types.
    Duplicate,
    /// A union has branches that no reader can tell apart.
    Union,
    /// A default does not fit its type.
    Default,
    /// The text is over a limit of the parser, such as its length or its depth.
    Limit,
    /// A rule of the program that uses the schema, and not of Avro.
    Other,
}

/// What is wrong with a schema's text, and where.
#[derive(Clone, PartialEq, Eq)]
pub struct ParseError {
    at: usize,
    line: usize,
    column: usize,
    path: String,
    kind: ParseErrorKind,
    message: String,
    help: Option<&'static str>,
}

impl ParseError {
    #[cold]
    pub(crate) fn new(text: &str, at: usize, path: String, kind: ParseErrorKind, message: String) -> Self {
        let (line, column) = LineCounter::new().moved_to(text, at);
        Self { at, line, column, path, kind, message, help: None }
    }

    /// What it is about.
    ///
    /// ```
    /// use schema_model::{ParseErrorKind, Schema};
    ///
    /// let error = Schema::parse(r#"{"type": "array"}"#).unwrap_err();
    /// assert_eq!(error.kind(), ParseErrorKind::Structure);
    /// assert_eq!(error.message(), "an array needs `items`");
    /// assert_eq!(error.help(), Some(r#"write the schema of its items: `"items": "string"`"#));
    /// ```
    pub fn kind(&self) -> ParseErrorKind {
        self.kind
    }

    /// The offset in bytes.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// The line, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column in characters, counted from 1.
    pub fn column(&self) -> usize {
        self.column
    }

    /// The place inside the schema, as a JSON pointer such as `/fields/1/type`; empty for the whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// How to fix it, where the parser knows.
    pub fn help(&self) -> Option<&str> {
        self.help
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)?;
        if !self.path.is_empty() {
            write!(f, " (at {})", self.path)?;
        }
        Ok(())
    }
}

impl fmt::Debug for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ParseError({self})")
    }
}

impl error::Error for ParseError {}

/// The line and the column of an offset. It counts on from the last one, as counting from the start takes long.
pub(super) struct LineCounter {
    at: usize,
    line: usize,
    column: usize,
}

impl LineCounter {
    /// At the start of a text.
    pub(super) const fn new() -> Self {
        Self { at: 0, line: 1, column: 1 }
    }

    /// The line and the column of an offset.
    pub(super) fn moved_to(&mut self, text: &str, at: usize) -> (usize, usize) {
        if at < self.at {
            *self = Self::new();
        }
        let passed = text.get(self.at..at).unwrap_or_default();
        match passed.rfind('\n') {
            Some(newline) => {
                self.line += passed.matches('\n').count();
                self.column = passed[newline + 1..].chars().count() + 1;
            }
            None => self.column += passed.chars().count(),
        }
        self.at = at;
        (self.line, self.column)
    }
}

/// A place in one of the texts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    /// The index of the text.
    pub(super) source: usize,
    pub(super) at: usize,
    /// Where the value starts whose path is shown; none where there is no path.
    pub(super) value: Option<usize>,
}

impl Spot {
    /// An offset without a path.
    pub(super) const fn at(source: usize, at: usize) -> Self {
        Self { source, at, value: None }
    }

    /// A value, by its offset.
    pub(super) const fn value(source: usize, at: usize) -> Self {
        Self { source, at, value: Some(at) }
    }
}

/// What is wrong, before its line is counted and its path is found.
#[derive(Debug)]
pub(crate) struct Diagnostic {
    pub(super) spot: Spot,
    pub(super) kind: ParseErrorKind,
    pub(super) message: String,
    pub(super) help: Option<&'static str>,
    /// The next few places that have the same mistake, and how many more there are.
    pub(super) elsewhere: (Vec<Spot>, usize),
}

impl Diagnostic {
    #[cold]
    pub(super) fn new(
        spot: Spot,
        kind: ParseErrorKind,
        message: impl Into<String>,
        help: impl Into<Option<&'static str>>,
    ) -> Self {
        Self { spot, kind, message: message.into(), help: help.into(), elsewhere: (Vec::new(), 0) }
    }

    /// Moves it to the text with this index.
    pub(super) fn of_source(self, source: usize) -> Self {
        Self { spot: Spot { source, ..self.spot }, ..self }
    }

    /// The error of a text, at this path.
    pub(crate) fn into_error(self, text: &str, path: String) -> ParseError {
        self.located(text, path, &mut LineCounter::new())
    }

    /// As [`into_error`](Self::into_error), with lines counted from where the counter is.
    pub(super) fn located(self, text: &str, path: String, lines: &mut LineCounter) -> ParseError {
        let (line, column) = lines.moved_to(text, self.spot.at);
        ParseError { at: self.spot.at, line, column, path, kind: self.kind, message: self.message, help: self.help }
    }
}
