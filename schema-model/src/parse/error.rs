//! What is wrong with a schema's text, and where.

use std::{error, fmt};

/// What is wrong with a schema's text, and where.
#[derive(Clone, PartialEq, Eq)]
pub struct ParseError {
    at: usize,
    line: usize,
    column: usize,
    path: String,
    message: String,
}

impl ParseError {
    #[cold]
    pub(crate) fn new(text: &str, at: usize, path: String, message: String) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let (line, column) = (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1);
        Self { at, line, column, path, message }
    }

    /// As [`new`](Self::new), with the line and the column counted from where they are known.
    pub(super) fn from_here(text: &str, here: &mut Here, at: usize, path: String, message: String) -> Self {
        here.move_to(text, at);
        Self { at, line: here.line, column: here.column, path, message }
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

/// The line and the column of a place: counting goes on from there, as it takes long from the start each time.
pub(super) struct Here {
    at: usize,
    line: usize,
    column: usize,
}

impl Here {
    pub(super) const START: Self = Self { at: 0, line: 1, column: 1 };

    fn move_to(&mut self, text: &str, at: usize) {
        if at < self.at {
            *self = Self::START;
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
    }
}

/// A place in one of several texts.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Which text it is; 0 where there is one.
    pub(super) source: usize,
    pub(super) at: usize,
    pub(super) path: String,
}

/// What is wrong, and where.
pub(super) struct BuildError {
    pub(super) spot: Spot,
    pub(super) message: String,
}

pub(super) type Result<T> = std::result::Result<T, BuildError>;
