//! The tokens of Avro IDL, as far as imports and declarations need them.

use std::ops::Range;

use crate::string_literal;

/// A word, a string or a sign.
#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) kind: TokenKind<'t>,
    /// In bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Copy)]
pub(super) enum TokenKind<'t> {
    /// A keyword, a name or a number.
    Word(&'t str),
    /// A name in backticks, which is never a keyword.
    Quoted(&'t str),
    /// A string, without its quotes.
    Text(&'t str),
    Sign(char),
}

impl<'t> Token<'t> {
    /// The name, unless it is a string or a sign.
    pub(super) fn name(self) -> Option<&'t str> {
        match self.kind {
            TokenKind::Word(name) | TokenKind::Quoted(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn is_sign(self, signs: &[char]) -> bool {
        matches!(self.kind, TokenKind::Sign(sign) if signs.contains(&sign))
    }

    pub(super) fn span(self) -> Range<usize> {
        self.start..self.end
    }
}

/// The tokens of a text. A string or a comment that is not closed ends with the text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let through =
            |end: &str, from: usize| rest[from..].find(end).map_or(rest.len(), |found| from + found + end.len());
        let (len, kind) = if rest.starts_with("/*") {
            (through("*/", 2), None)
        } else if rest.starts_with("//") {
            (rest.find(['\n', '\r']).unwrap_or(rest.len()), None)
        } else if first == '"' || first == '\'' {
            let len = string_literal::len(rest);
            let inner = rest[1..len].strip_suffix(first).unwrap_or(&rest[1..len]);
            (len, Some(TokenKind::Text(inner)))
        } else if first == '`' {
            let len = through("`", 1);
            (len, Some(TokenKind::Quoted(rest[1..len].trim_end_matches('`'))))
        } else if is_word(first) {
            let len = rest.find(|c| !(is_word(c) || matches!(c, '.' | '-'))).unwrap_or(rest.len());
            (len, Some(TokenKind::Word(&rest[..len])))
        } else {
            (first.len_utf8(), (!first.is_whitespace()).then_some(TokenKind::Sign(first)))
        };
        tokens.extend(kind.map(|kind| Token { kind, start: at, end: at + len }));
        at += len;
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}
