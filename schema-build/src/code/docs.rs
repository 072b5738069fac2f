//! Documentation of schemas as comments.

use proc_macro2::TokenStream;
use quote::quote;

/// The comment, and what `#[avro(doc = …)]` has to say where the derive would not read the documentation from it.
pub(crate) fn of(doc: Option<&str>) -> (TokenStream, Option<String>) {
    let Some(doc) = doc else { return (TokenStream::new(), None) };
    let shown = shown(doc);
    let lines = shown.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    let is_read = !shown.is_empty() && shown.join("\n") == doc && !has_code(doc);
    (quote!(#(#[doc = #lines])*), (!is_read).then(|| doc.to_owned()))
}

/// The lines as the derive reads them from a comment.
fn shown(doc: &str) -> Vec<String> {
    let doc = doc.replace("\r\n", "\n").replace(['\r', '\0'], " ").replace(turns_text, "");
    let lines = doc.trim_matches('\n').split('\n').map(|line| {
        let line = line.trim_end();
        // Indented text would be a test of the documentation.
        let line = if has_code(&doc) { line.trim_start() } else { line };
        if line.starts_with("```") || line.starts_with("~~~") { format!("{}text", &line[..3]) } else { line.to_owned() }
    });
    let lines: Vec<_> = lines.collect();
    if lines.iter().all(String::is_empty) { Vec::new() } else { closed(lines) }
}

/// Whether a character turns the direction of the text after it: the compiler takes none in comments.
fn turns_text(c: char) -> bool {
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

/// Whether rustdoc would take a part for code that can be run.
fn has_code(doc: &str) -> bool {
    doc.split('\n').any(|line| {
        let text = line.trim_start();
        text.starts_with("```") || text.starts_with("~~~") || (text.len() + 4 <= line.len() || line.starts_with('\t'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_is_a_comment() {
        assert_eq!(of(Some("One.\n\nTwo.")).1, None);
        assert_eq!(of(None).1, None);
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
    }
}
