//! A location in a file.

use std::ops::Range;

use crate::string_literal;

/// A location in a file, or a whole file.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Location {
    pub(crate) file: String,
    /// Counted from 1, the column in characters.
    pub(crate) line_and_column: Option<(usize, usize)>,
    /// The JSON pointer into the schema.
    pub(crate) path: Option<String>,
    /// The annotation of the token.
    pub(crate) label: Option<String>,
    pub(crate) excerpt: Option<Excerpt>,
}

/// A line of a text, or a part of it, with the token that is wrong.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) text: String,
    pub(crate) token: Range<usize>,
    pub(crate) is_whole_line: bool,
}

/// How much of a line is shown before and after the start of a token, in bytes: a line may be the whole file.
const SHOWN_BEFORE: usize = 200;
const SHOWN_AFTER: usize = 400;

impl Location {
    /// A file as a whole.
    pub(crate) fn file(name: impl Into<String>) -> Self {
        Self { file: name.into(), ..Self::default() }
    }

    /// A location in a text, with the token up to `end`, or up to where JSON or IDL ends it.
    pub(crate) fn at(file: impl Into<String>, text: &str, offset: usize, end: Option<usize>) -> Self {
        let offset = before(text, offset);
        let line_start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[..line_start].matches('\n').count() + 1;
        Self::at_known(file, text, offset, end, (line, text[line_start..offset].chars().count() + 1))
    }

    /// As [`at`](Self::at), with a known line and column: counting them in a large text is slow.
    pub(crate) fn at_known(
        file: impl Into<String>,
        text: &str,
        offset: usize,
        end: Option<usize>,
        (line, column): (usize, usize),
    ) -> Self {
        let end_of_text = text.trim_end().len();
        if before(text, offset) == text.len() && end_of_text < text.len() {
            // Errors at the end of the text are shown after its last token.
            return Self::at(file, text, end_of_text, end);
        }
        let offset = before(text, offset);
        let (first, last) = (before(text, offset.saturating_sub(SHOWN_BEFORE)), before(text, offset + SHOWN_AFTER));
        let line_start = text[first..offset].rfind('\n').map(|newline| first + newline + 1);
        let line_end = text[offset..last].find('\n').map(|len| offset + len);
        let (from, to) = (line_start.unwrap_or(first), line_end.unwrap_or(last));
        let end = end.unwrap_or_else(|| offset + token_len(&text[offset..to]));
        let end = before(text, end.clamp(offset, to));
        let left = if line_start.is_some() || first == 0 { "" } else { "…" };
        let right = if line_end.is_some() || last == text.len() { "" } else { "…" };
        let shown = text[from..to].trim_end_matches('\r');
        let excerpt = Excerpt {
            token: offset - from + left.len()..end - from + left.len(),
            text: format!("{left}{shown}{right}"),
            is_whole_line: left.is_empty(),
        };
        Self { file: file.into(), line_and_column: Some((line, column)), excerpt: Some(excerpt), ..Self::default() }
    }

    pub(crate) fn with_path(self, path: &str) -> Self {
        Self { path: Some(path.to_owned()), ..self }
    }
}

/// The last character boundary up to an offset.
fn before(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// The length of the token at the start of a line: a string, a word or a number, or one character.
fn token_len(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    if first == '"' {
        // A string that is not closed ends with the line.
        return text[..string_literal::len(text)].trim_end_matches('\r').len();
    }
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_');
    match text.find(|c| !word(c)) {
        Some(0) => first.len_utf8(),
        Some(len) => len,
        None => text.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_is_the_same_in_any_line() {
        let at = |text: &str, offset| {
            let location = Location::at("a", text, offset, None);
            let excerpt = location.excerpt.expect("there is a text");
            let token = excerpt.text[excerpt.token].to_owned();
            (location.line_and_column, token, excerpt.text.len())
        };
        assert_eq!(at("a\r\n  \"é\\\"x\" b\r\n", 5), (Some((2, 3)), "\"é\\\"x\"".to_owned(), 11));
        assert_eq!(at("a\n\n", 3), (Some((1, 2)), String::new(), 1));
        assert_eq!(at("", 7), (Some((1, 1)), String::new(), 0));
        // A line that is too long is cut, between characters.
        let long = format!("x{}token{}", "é".repeat(300), "é".repeat(500));
        let (position, token, len) = at(&long, 601);
        assert_eq!((position, token.as_str()), (Some((1, 302)), "token"));
        assert!(len < 620, "{len}");
    }
}
