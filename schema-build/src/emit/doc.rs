//! Documentation of schemas, as comments.

use proc_macro2::TokenStream;
use quote::quote;

/// The comment, and the value of `#[avro(doc = …)]` if the derive would read something else from the comment.
pub(super) fn of(doc: Option<&str>) -> (TokenStream, Option<String>) {
    let Some(doc) = doc else { return (TokenStream::new(), None) };
    let shown = shown(doc);
    let lines = shown.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    let is_read = !shown.is_empty() && shown.join("\n") == doc && !has_code(doc);
    (quote!(#(#[doc = #lines])*), (!is_read).then(|| doc.to_owned()))
}

/// The lines as the derive reads them from a comment.
fn shown(doc: &str) -> Vec<String> {
    let doc = doc.replace("\r\n", "\n").replace(['\r', '\0'], " ").replace(changes_direction, "");
    let lines = doc.trim_matches('\n').split('\n').map(|line| {
        let line = line.trim_end();
        // Indented text would be a test of the documentation.
        if has_code(&doc) { without_code(line) } else { line.to_owned() }
    });
    let lines: Vec<_> = lines.collect();
    if lines.iter().all(String::is_empty) { Vec::new() } else { closed(lines) }
}

/// Whether a character changes the direction of the text after it: the compiler refuses those in comments.
fn changes_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Of fences, every second one closes.
fn closed(mut lines: Vec<String>) -> Vec<String> {
    let mut is_open = false;
    for line in &mut lines {
        if matches!(line.as_str(), "```text" | "~~~text") {
            if is_open {
                line.truncate(3);
            }
            is_open = !is_open;
        }
    }
    lines
}

/// Whether rustdoc may read a part as code to run.
fn has_code(doc: &str) -> bool {
    doc.split('\n').map(Line::of).any(|line| line.is_wide || is_fence(line.text))
}

/// Changes a line so that rustdoc runs no code: a fence becomes that of text, or is escaped in a quote or a list.
fn without_code(line: &str) -> String {
    let Line { markers, text, .. } = Line::of(line);
    match markers.is_empty() {
        true if is_fence(text) => format!("{}text", &text[..3]),
        false if is_fence(text) => format!("{markers}\\{text}"),
        _ => format!("{markers}{text}"),
    }
}

fn is_fence(text: &str) -> bool {
    text.starts_with("```") || text.starts_with("~~~")
}

struct Line<'t> {
    /// The markers of quotes, items of lists and footnotes, each with a space after it.
    markers: String,
    text: &'t str,
    /// Whether the white space before the text, or before a marker, is as wide as that of code.
    is_wide: bool,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Self {
        let mut all = Self { markers: String::new(), text: line, is_wide: false };
        loop {
            let text = all.text.trim_start();
            let (white, _) = all.text.split_at(all.text.len() - text.len());
            all.is_wide |= !text.is_empty() && (white.len() >= 4 || white.contains('\t'));
            all.text = text;
            let Some(length) = marker(text) else { return all };
            let (marker, rest) = text.split_at(length);
            all.markers.extend([marker, " "]);
            all.text = rest;
        }
    }
}

/// The length of what a quote, an item of a list or a footnote starts with, or of an item's box to tick.
fn marker(text: &str) -> Option<usize> {
    if ["[ ]", "[x]", "[X]"].iter().any(|tick| text.starts_with(tick)) {
        return Some("[ ]".len());
    }
    if let Some(label) = text.strip_prefix("[^") {
        return label.find("]:").map(|end| end + "[^]:".len());
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = digits + 1;
    let is_item = match text.as_bytes().get(digits)? {
        b'>' if digits == 0 => return Some(length),
        b'-' | b'+' | b'*' => digits == 0,
        b'.' | b')' => digits > 0,
        _ => false,
    };
    (is_item && text[length..].starts_with(char::is_whitespace)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_is_a_comment() {
        assert_eq!(of(Some("One.\n\nTwo.")).1, None);
        assert_eq!(of(None).1, None);
        assert_eq!(of(Some("- one\n  - two\n\n1. three\n> four, 1.5 * 2 - *five*")).1, None);
    }

    #[test]
    fn what_a_comment_does_not_keep_is_said_as_well() {
        for doc in ["", " ", "a \nb", "\na", "a\r\nb", "    let x = 1;", "```\ncode\n```", "a\u{202e}b"] {
            assert_eq!(of(Some(doc)).1.as_deref(), Some(doc), "{doc:?}");
        }
    }

    #[test]
    fn text_keeps_its_direction() {
        assert_eq!(shown("a \u{202e}b\u{202c} \u{2067}c\u{2069} \u{200f}d"), ["a b c \u{200f}d"]);
    }

    #[test]
    fn nothing_becomes_a_test() {
        assert_eq!(shown("```\ncode\n```"), ["```text", "code", "```"]);
        assert_eq!(shown("as in:\n\n    code"), ["as in:", "", "code"]);
        assert_eq!(shown("as in:\n\n  \tcode"), ["as in:", "", "code"]);
        assert_eq!(shown("* ```\n  code\n  ```"), ["* \\```", "code", "```text"]);
        assert_eq!(shown("> 1. ~~~\n>     code"), ["> 1. \\~~~", "> code"]);
        assert_eq!(shown("-     code"), ["- code"]);
        assert_eq!(shown("[^1]: ```"), ["[^1]: \\```"]);
        assert_eq!(shown("- [ ]     code"), ["- [ ] code"]);
    }
}
